/**
 * The one thread that decides: it drains the ingress rings, journals, applies, and only then answers.
 *
 * <pre>
 *  gateway loop ──ingress ring──▶ InputBatch: admit (dedupe, gaps) ──▶ JournalWriter.append
 *                                                                           │
 *                              OutputBatch ◀── RoutingCore.onRecord ◀───────┘ each record in order
 *                                   │ append outputs
 *                                   ▼
 *  gateway loop ◀──egress ring── EgressPublisher: cumulative acks, replies, pushes, binds, closes
 * </pre>
 *
 * A {@link net.botclaw.ingest.sequencer.LoopPort} is the pair of rings between one event loop and the sequencer. Nothing
 * else is shared between the two, but a {@link net.botclaw.ingest.stage.StageSample} where stages are timed. A logon or an end always closes its batch, so what admission knows of a bot is never
 * older than the core.
 */
package net.botclaw.ingest.sequencer;
