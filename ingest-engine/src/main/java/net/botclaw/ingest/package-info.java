/**
 * The engine: what holds gateway, sequencer and journal together, and its settings.
 *
 * <pre>
 *   EngineContext ──conclude──▶ IngestEngine.launch
 *                                  │ lock data directory, recover from the journal
 *                                  ├─▶ SequencerAgent   (shared: inline on the event loop; dedicated: own thread)
 *                                  ├─▶ TcpGateway       (1 or more event loops)
 *                                  ├─▶ PreToucher, SyncAgent, DiskGuard   (helper threads)
 *                                  ├─▶ StageSampling    (event loops and sequencer mark samples; off by default)
 *                                  └─▶ counters.dat     (read by other processes)
 * </pre>
 */
package net.botclaw.ingest;
