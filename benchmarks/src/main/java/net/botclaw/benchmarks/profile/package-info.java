/**
 * Where a process spends its time and its memory: never in a run whose times count, for a recording takes its share.
 *
 * <pre>
 *  JfrRecording ── jcmd PID JFR.start … JFR.stop ──▶ child process
 *                                                       │ recording.jfr
 *                                                       ▼
 *              JfrStacks ─▶ StackTree (processor), StackTree (allocation)
 *                                  │
 *                             FlameGraph ─▶ recording.html, recording.cpu.txt, recording.alloc.txt
 * </pre>
 *
 * <p>Everything here runs on the thread of its caller.
 */
package net.botclaw.benchmarks.profile;
