/**
 * Sessions as the journal tells them: which bots are known, what each will send next, which of them are connected.
 *
 * <pre>
 *  SESSION  opened ──▶ SessionRules ──▶ hold? room? takeover? resume table ──▶ SessionTable
 *           closed ──▶      │                                                      ▲
 *           gap    ──▶      │                          INBOUND: next sequence ─────┘
 *                           ├──▶ disconnect, bind, LogonAck or LogonReject   (LogonPublisher)
 *                           └──▶ BotConnected, BotDisconnected, GapDetected  (BotPresencePublisher)
 * </pre>
 *
 * Everything here belongs to the core's thread; the sequencer, which runs the core, reads the table to admit frames.
 */
package net.botclaw.routing.session;
