/**
 * Maps and planners: which way a bot goes, and how good that answer is. One package for each model, each split into
 * graph, tables and planner; what they share is here.
 *
 * <pre>
 *  warehouse  map text, generator ──▶ WarehouseMap ──▶ MapCheck
 *                                          │
 *  forklift                                ├──▶ ForkliftGraph ◀── live edits
 *                                          │         │
 *                                   GoalTables ──▶ ForkliftPlanner ──▶ PlanResult, LegBuffer
 *  octile     8-connected grids, for the published benchmarks
 * </pre>
 *
 * Costs are integer ticks. Every answer has a {@link net.botclaw.routing.path.PlanProof}. Nothing here reads a clock, a
 * file or a random number: the same calls in the same order give the same plans, bit for bit.
 */
package net.botclaw.routing.path;
