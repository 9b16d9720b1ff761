/**
 * Readers of the formats in which grids and their published answers come: MovingAI maps and scenarios, the dynamic
 * scenarios and patches of the Grid-based Path Planning Competition, and instances of the League of Robot Runners.
 *
 * <pre>
 *  text of a file ──▶ TextCursor ──▶ GridMap, GridPatches
 *                                    Scenario, DynamicScenario ──▶ PrintedLength (the answer, at its printed precision)
 *                                    LeagueAgents, LeagueTasks
 * </pre>
 *
 * Text in, tables out: whoever calls has read the file. A file that breaks its format ends in one
 * {@link net.botclaw.routing.path.MapFormatException} that names line, column and reason.
 */
package net.botclaw.routing.path.benchmark;
