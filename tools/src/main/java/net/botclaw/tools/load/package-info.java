/**
 * Open-loop load on a server: as many messages as the windows let through, or a steady rate on a schedule that waits for
 * nobody. The driver knows connections, windows and times; what is spoken is a {@link net.botclaw.tools.load.Wire}: the
 * engine's protocol here, those of floors and peers in the benchmarks.
 *
 * <pre>
 *  LoadSchedule ──due──▶ LoadDriver ──▶ LoadConnection ──Wire.put, one write per batch──▶ server
 *                            ▲                │ ▲                                            │
 *                     LoadMeasurement         │ └──────── Wire.take, cumulative acks ────────┘
 *                            ▲                ▼
 *                            └──────── LatencyRecorder: publish delay  intended → sent
 *                                                       service        sent     → acked
 *                                                       response       intended → acked
 * </pre>
 *
 * <p>One thread drives all connections, without garbage per message.
 */
package net.botclaw.tools.load;
