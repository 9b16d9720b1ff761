/**
 * What is measured: targets, each served by a child process of its own on 127.0.0.1.
 *
 * <pre>
 *  rig JVM                                      child JVM: TargetMain
 *   TargetProcess ── stdin: alloc, gc, stop ──▶  CommandLoop (main thread)
 *        ▲ ◀──────── stdout: ready, answers ───      │ asks
 *        │ ─ ─ SIGSTOP, SIGCONT (ProcessPause)       ▼
 *   EchoWire, SinkWire ══════ TCP ════════════▶  TargetServer
 *
 *  TargetServer     shared                          dedicated
 *   engine          sequencer on the event loop     sequencer on its own thread
 *   echo            loop: read, write, flush        loop ─▶ ring ─▶ HopAgent ─▶ ring ─▶ loop
 *   echo-disk       the same, and what was read is first appended to a memory-mapped file
 *   sink            loop: read, drop                loop ─▶ ring ─▶ HopAgent drops
 *   null-sink       a plain NIO loop that reads and drops
 * </pre>
 *
 * The raw servers are the floors of the engine: same event loops, socket options, rings, idle strategies and thread hops,
 * and nothing of what the engine does with the bytes. In the child, each server's threads are its own; the main thread only
 * reads commands. In the rig, one thread owns a {@link net.botclaw.benchmarks.rig.target.TargetProcess}.
 */
package net.botclaw.benchmarks.rig.target;
