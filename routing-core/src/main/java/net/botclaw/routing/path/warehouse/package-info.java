/**
 * The warehouse map: its model, its text, a generator of realistic ones, and the checks done when one is loaded.
 *
 * <pre>
 *  WarehouseText.parse ──┐                               ┌──▶ MapCheck ──▶ MapFault, each names a cell
 *  side file (zones,     ├──▶ WarehouseMapBuilder ──▶ WarehouseMap
 *   places, classes)  ───┤         validates              └──▶ planners
 *  WarehouseGenerator ───┘
 * </pre>
 *
 * All of this happens when a map is loaded, on whichever thread; a map that is built never changes and may be shared.
 */
package net.botclaw.routing.path.warehouse;
