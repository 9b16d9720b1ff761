/**
 * JMH benchmarks of the steps a frame takes. Absolute figures do not travel between machines: compare benchmarks of one
 * run, and read {@code gc.alloc.rate.norm} (with {@code -prof gc}) as the allocation of one operation.
 */
package net.botclaw.benchmarks.micro;
