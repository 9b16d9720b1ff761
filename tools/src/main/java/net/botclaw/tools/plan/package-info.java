/**
 * {@code botclaw plan}: the planner on published benchmarks, its answers compared and its times measured.
 *
 * <pre>
 *  files ──BenchmarkFiles──▶ GridQueries ──▶ PlanRun ──▶ PlanResult (last line)
 *                                              ├──▶ RouteCheck (walks every route)
 *                                              └──▶ MapDrawing (--svg)
 * </pre>
 *
 * One thread does all of it.
 */
package net.botclaw.tools.plan;
