/**
 * The front end: sockets, frames, credentials, heartbeats. Each event loop owns its connections and one pair of rings.
 *
 * <pre>
 *  socket ──▶ BotConnection ──▶ FrameCutter ──runs of valid frames──▶ GatewayLoop ──▶ ingress ring
 *                  ▲                  └─session frames─▶ EngineSession                     │
 *                  │                                                                   sequencer
 *                  └──── one flush per turn ◀── EgressAdapter ◀── egress ring ◀────────────┘
 * </pre>
 *
 * A full ingress ring parks the connection: its bytes stay where they are, its socket is not read, nothing is dropped.
 * Everything of a connection happens on its event loop; the rings are the only way out.
 */
package net.botclaw.ingest.gateway;
