/**
 * What drawings of maps have in common: an SVG file that is written as it is drawn, a unit a cell, and the outline of
 * what is not free.
 *
 * <pre>
 *  plan.MapDrawing ───┐
 *  fleet.FleetDrawing ├──▶ SvgFile ──▶ file
 *  fleet.FleetAnimation ┘     ▲
 *            MapOutline ──────┘
 * </pre>
 *
 * The thread that draws owns all of it.
 */
package net.botclaw.tools.drawing;
