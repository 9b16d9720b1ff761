/**
 * The peers that the engine is compared with: each is the vendor's server in a process of its own, on the loopback
 * interface, with a configuration that says why each of its lines is there, driven through the same
 * {@link net.botclaw.tools.load.Wire} as the engine.
 *
 * <pre>
 *  Peer ──start(workDirectory)──▶ RunningPeer ── pause, resume, reset, close ──▶ the server's process
 *                                     │ wire(connection, payload)                     ▲
 *                                     ▼                                               │
 *                   RedisWire, NatsWire, MqttWire, KafkaWire ── the driver's TCP ─────┘
 * </pre>
 *
 * <p>The wires are without I/O and without garbage per message. What a peer is asked besides (a stream made, a topic
 * deleted) goes over short blocking connections, between the runs. One thread, that of the rig.
 *
 * <p>What an ack means differs between the peers and from the engine's levels: {@link
 * net.botclaw.benchmarks.rig.peer.Peer#durability} says it, and belongs beside each figure.
 */
package net.botclaw.benchmarks.rig.peer;
