/**
 * JMH benchmarks of the steps that a frame takes, and {@code bench micro}, which runs them.
 *
 * <pre>
 *  socket ─▶ FrameCut ─▶ Session ─▶ Ring ─▶ Sequencer ─┬─▶ Journal (Checksum) ─▶ disk
 *            Frame, Codec          RingHop             └─▶ Core ─▶ Sensor, Inventory, Task, RouteHandler ─▶ Egress ─▶ socket
 *                                                                                      └─▶ Fleet, Forklift, Octile
 *  bench micro ── MicroCommand ─▶ JMH, a JVM for each benchmark ─▶ MicroRow ─▶ MicroSummary ─▶ micro.txt
 * </pre>
 *
 * Absolute figures do not travel between machines: compare benchmarks of one run. Each has a floor beside it in its class,
 * a method that ends with {@code Floor}: {@code xFloor} is that of {@code x}, or of the whole class when it is the only
 * one. Planners have none: they are compared with one another. What an operation allocates is
 * {@code gc.alloc.rate.norm}.
 *
 * <p>Benchmarks run on JMH's threads, one at a time; the command on the thread of its caller.
 */
package net.botclaw.benchmarks.micro;
