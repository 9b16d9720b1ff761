/**
 * Optimal routes on an 8-connected grid: straight and diagonal moves, corners not cut. This model exists so that the
 * published benchmarks judge the planner; it moves a point, not a forklift.
 *
 * <pre>
 *  block, unblock ──▶ OctileGrid ──rows, columns (bits)──▶ OctileAStar            ──▶ OctileRoute
 *                         │                                OctileJumpPointSearch      (proof, cost, runs)
 *                         └──GridRegions (unions)──▶ "no route" without a search
 *                                       both searches: BucketRing, GoalPocket
 * </pre>
 *
 * Everything here belongs to the thread that owns the grid: one writer, and its searches on the same thread.
 */
package net.botclaw.routing.path.octile;
