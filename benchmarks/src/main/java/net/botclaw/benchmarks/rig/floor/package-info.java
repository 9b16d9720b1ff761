/**
 * Floors that need no process of their own: what the machine itself takes for a step of the engine's way, measured inside
 * the rig's JVM, in the same run as everything that is compared with it.
 *
 * <pre>
 *  RingHopFloor    caller ─▶ ring ─▶ second thread ─▶ ring ─▶ caller
 *  ChronicleFloor  one 64-byte document appended to a Chronicle Queue
 *  FdatasyncFloor  4 KiB appended to a file, then fdatasync
 *  HiccupMeter     nothing at all: how late a spinning thread is
 *  MemcpyFloor     one copy of some bytes
 * </pre>
 *
 * All but the copy are open loop ({@link net.botclaw.benchmarks.rig.floor.OpenLoop}): done on a schedule, each latency
 * counted from the intended time, so that a stall shows in every operation that it delays. The thread that measures spins;
 * a floor is used by one thread, which is the one it measures on.
 */
package net.botclaw.benchmarks.rig.floor;
