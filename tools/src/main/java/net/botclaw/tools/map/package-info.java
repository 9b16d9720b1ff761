/**
 * Map files: warehouses with their side files, published grids, League instances; and {@code botclaw plan map}.
 *
 * <pre>
 *  site.map ──TextFiles──▶ WarehouseText ──▶ WarehouseMapBuilder ──▶ WarehouseMap
 *              (or GridMap, when it begins with "type")  ▲                │
 *  site.json ─TextFiles──▶ JsonValue ──▶ SideFileReader ─┘                │
 *                                                                         │
 *  site.map ◀── WarehouseText.print ◀──────── WarehouseFiles.write ◀──────┤
 *  site.json ◀─ SideFileWriter ◀───────────────────┘                      │
 *                                                       MapReport ◀───────┘
 *  instance.json ──▶ LeagueInstance (map, agents, tasks)
 * </pre>
 *
 * <b>Failure</b>: whatever is wrong with a file is one line: {@code file: line L, column C: reason}.
 */
package net.botclaw.tools.map;
