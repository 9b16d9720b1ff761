/**
 * Load on an engine: as many frames as its windows let through, or a steady rate on a schedule.
 *
 * <pre>
 *  LoadGenerator ──due frames──▶ LoadConnection ──one write per batch──▶ engine
 *       ▲                              │ cumulative acks
 *       └──────── LatencyRecorder ◀────┘ now - intended send time, per frame
 * </pre>
 *
 * <p>One thread drives all connections, without garbage per frame.
 */
package net.botclaw.tools.load;
