/**
 * The demo: an engine and a simulated fleet in one process, over real sockets.
 *
 * <pre>
 *  Demo ─▶ IngestEngine ◀──TCP── SimulatedFleet ─▶ FleetAgent (1 or 2 threads) ─▶ SimulatedBot on a BotClient
 *    │          │ journal
 *    │          ▼
 *    ├─▶ AlertCounter follows the journal as any downstream service would
 *    └─▶ at the end: audit the journal, replay it, compare
 * </pre>
 */
package net.botclaw.tools.demo;
