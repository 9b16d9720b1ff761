/**
 * Fleets that drive: a simulation, who watches it, and how it is drawn.
 *
 * <pre>
 *  FleetCommand ──▶ FleetRun: warm-up, run, drain ──▶ FleetReport
 *                  │
 *  FleetSite ──▶ FleetSimulation ── Fleet (the planner under test)
 *                  │  TaskDesk: tasks in, plan times      FleetFaults: delays, breakdowns, closed cells
 *                  ▼
 *  poses of each tick ──┬──▶ CollisionCheck (counts, first violations in words)
 *                       ├──▶ FleetDrawing ───────────────▶ SVG, one moment
 *                       └──▶ FleetAnimation ──▶ PoseLog ──▶ SVG, plays in a browser
 * </pre>
 *
 * CollisionCheck and the drawings share nothing with the planner: they see where the robots are, not what is reserved. One
 * thread does all of it.
 */
package net.botclaw.tools.fleet;
