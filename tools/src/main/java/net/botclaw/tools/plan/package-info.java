/**
 * {@code botclaw plan}: the planners on benchmarks, their answers judged and their times measured.
 *
 * <pre>
 *  files ──▶ GridQueries ──▶ PlanRun ──▶ RunResult (last line)
 *                               │
 *                           PlanModel ──▶ MapDrawing (--svg)
 *                            │     │
 *                 OctileModel       ForkliftModel
 *     published lengths, RouteCheck     ForkliftDijkstra, LegWalk (--check)
 * </pre>
 *
 * One thread does all of it.
 */
package net.botclaw.tools.plan;
