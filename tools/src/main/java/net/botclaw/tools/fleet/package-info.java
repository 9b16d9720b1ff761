/**
 * Fleets that drive: who watches them, and how they are drawn. Nothing here is shared with the planner that moves them.
 *
 * <pre>
 *  poses of each tick ──┬──▶ CollisionCheck (counts, first violations in words)
 *                       ├──▶ FleetDrawing ───────────────▶ SVG, one moment
 *                       └──▶ FleetAnimation ──▶ PoseLog ──▶ SVG, plays in a browser
 * </pre>
 *
 * One thread does all of it.
 */
package net.botclaw.tools.fleet;
