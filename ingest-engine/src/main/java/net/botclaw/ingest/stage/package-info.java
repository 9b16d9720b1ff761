/**
 * Where the time of a frame goes: a sample follows one read of a socket all the way to the flush of its answer.
 *
 * <pre>
 *   event loop        read ──cut──▶ claimed                                  ┌──▶ taken out ──flush──▶ written
 *                                      │ ring                         egress │
 *   sequencer                          └──▶ drained ─▶ appended ─▶ applied ─▶ publishing
 *                                             journal      apply     publish
 *
 *   state             IDLE   READ   CLAIMED   DRAINED                PUBLISHED   ANSWERED        IDLE
 * </pre>
 *
 * <p>There is one {@link net.botclaw.ingest.stage.StageSample} for each event loop and at most one sample in flight in it.
 * Its state says which thread may touch it and hands it over: {@link net.botclaw.ingest.stage.StageSampler} is the event
 * loop's side, the sequencer marks what happens between the rings. With shared threading both are one thread. What ends
 * before the socket is written is given up and counted, never waited for.
 *
 * <p>What is not seen: how long bytes have lain in the socket's receive buffer before the loop read them, and the read
 * itself. A sample begins with the first thing the loop does after the system call has returned.
 */
package net.botclaw.ingest.stage;
