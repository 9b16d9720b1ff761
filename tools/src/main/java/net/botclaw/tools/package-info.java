/**
 * The {@code botclaw} command line.
 *
 * <pre>
 *  Botclaw ─┬─▶ demo      tools.demo      engine and simulated fleet in one process, audited and replayed at the end
 *           ├─▶ serve     tools.engine    an engine until it is stopped
 *           ├─▶ stat      tools.engine    counters of a running engine
 *           ├─▶ load      tools.load      load with latencies from the intended send times
 *           └─▶ journal   tools.journal   cat, tail, stat, audit, replay
 * </pre>
 *
 * Exit codes: 0 done, 1 failed (one line on the error stream says why), 2 called wrongly. The last line on the output
 * stream is the result, as {@code command: key=value ...}.
 */
package net.botclaw.tools;
