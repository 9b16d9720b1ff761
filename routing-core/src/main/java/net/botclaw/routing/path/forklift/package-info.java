/**
 * The way of one truck, optimal under live edits. States are (cell, heading), costs integer ticks.
 *
 * <pre>
 *  WarehouseMap ──▶ ForkliftGraph ◀── block, unblock, zones       (O(1), counts map epochs)
 *                    │ base map         │ base AND NOT live
 *                    ▼                  ▼
 *  GoalTableBuilder ──▶ GoalTables ──▶ ForkliftPlanner
 *   exact cost-to-go     by goal        1. descent: walk down the table while nothing costs more than the base
 *                                       2. A* with the table as its heuristic, in buckets of one tick (OpenList)
 *                                       3. PocketGuard: a flood back from the goal finds pockets early
 *                                          │
 *                                          ▼
 *                                       PlanResult, LegBuffer
 * </pre>
 *
 * A live edit only ever adds cost to the base map, so a table stays a consistent heuristic without repair. Graph, planner
 * and buffers belong to one thread; tables are built by any thread and published by reference. Nothing is allocated after
 * construction, except a table by its builder.
 */
package net.botclaw.routing.path.forklift;
