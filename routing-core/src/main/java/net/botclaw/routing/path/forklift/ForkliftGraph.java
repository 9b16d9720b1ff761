/*
 * Copyright 2026 The botclaw authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package net.botclaw.routing.path.forklift;

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;

/**
 * A map as one vehicle class sees it, with what is closed at the moment. For each cell there is one byte: the ways out of
 * it that are open, and whether the truck may turn.
 *
 * <pre>
 *  bit   7 6 5   4      3      2     1      0
 *        0 0 0   turn   south  west  north  east          open = base AND NOT (edge | zone | cell ahead closed)
 * </pre>
 *
 * A closed cell is not entered; a truck that stands in one may leave it. All zones are active at first.
 *
 * <p><b>Threading</b>: the thread of the planners. <b>Time</b>: closing and opening a cell or an edge, and switching a
 * zone that only has a cost, is O(1); other zones take a pass over the cells. <b>Memory</b>: about 50 bytes a cell.
 */
public final class ForkliftGraph {
    /** A cost-to-go that is none: there is no way. Greater than any cost. */
    public static final int NO_WAY_TICKS = 1 << 30;

    static final int TURN_BIT = 1 << Heading.COUNT;

    private static final int CLOSED_BY_CALL = 1;
    private static final int CLOSED_BY_ZONE = 2;

    final int cellCount;
    final byte[] open;
    final byte[] base;
    final int[] neighbours;
    final byte[] zones;
    final MoveTicks ticks;
    final OpenRuns runs;
    final boolean canReverse;

    private final WarehouseMap map;
    private final byte[] closedEdges;
    private final byte[] closedByZone;
    private final byte[] closedCells;
    private final boolean[] isZoneActive;
    private long epoch;
    private int baseEpoch;

    /**
     * A graph in which all is open but the zones that say otherwise.
     *
     * @param map          of the warehouse.
     * @param vehicleClass of the trucks.
     * @throws IllegalArgumentException when the costs of a path could reach {@link #NO_WAY_TICKS}.
     */
    public ForkliftGraph(final WarehouseMap map, final VehicleClass vehicleClass) {
        this.map = map;
        cellCount = map.cellCount();
        ticks = new MoveTicks(map, vehicleClass);
        canReverse = vehicleClass.canReverse();
        if ((long) cellCount * Heading.COUNT * ticks.maxTicks() >= NO_WAY_TICKS) {
            throw new IllegalArgumentException(cellCount + " cells at up to " + ticks.maxTicks()
                    + " ticks each could cost more than " + NO_WAY_TICKS + ": use a coarser tick");
        }
        runs = new OpenRuns(map);
        open = new byte[cellCount];
        base = new byte[cellCount];
        neighbours = new int[cellCount * Heading.COUNT];
        zones = new byte[cellCount];
        closedEdges = new byte[cellCount];
        closedByZone = new byte[cellCount];
        closedCells = new byte[cellCount];
        isZoneActive = new boolean[map.zoneCount() + 1];
        for (int cell = 0; cell < cellCount; cell++) {
            base[cell] = (byte) (map.exitMask(cell) | (map.canTurn(cell, vehicleClass) ? TURN_BIT : 0));
            open[cell] = base[cell];
            zones[cell] = (byte) map.zoneId(cell);
            for (int way = 0; way < Heading.COUNT; way++) {
                neighbours[cell * Heading.COUNT + way] = map.neighbour(cell, way);
                runs.update(cell, way, open[cell]);
            }
        }
        for (int zone = 1; zone <= map.zoneCount(); zone++) {
            isZoneActive[zone] = true;
            applyZone(zone);
        }
    }

    /**
     * The map it was made of.
     *
     * @return the map.
     */
    public WarehouseMap map() {
        return map;
    }

    /**
     * Counts every change of what is open or what it costs.
     *
     * @return 0 at first.
     */
    public long epoch() {
        return epoch;
    }

    /**
     * Counts the changes that made the base map cheaper: goal tables of an older one are of no use.
     *
     * @return 0 at first.
     */
    public int baseEpoch() {
        return baseEpoch;
    }

    /**
     * Closes a cell: nothing enters it.
     *
     * @param cell id.
     * @return false when it was closed already.
     */
    public boolean block(final int cell) {
        return changeCell(cell, closedCells[cell] | CLOSED_BY_CALL);
    }

    /**
     * Opens a closed cell. One that lies in an active zone of kind BLOCKED stays closed by it.
     *
     * @param cell id.
     * @return false when it was not closed by {@link #block(int)}.
     */
    public boolean unblock(final int cell) {
        return changeCell(cell, closedCells[cell] & ~CLOSED_BY_CALL);
    }

    /**
     * Whether nothing enters a cell, for whatever reason but closed edges.
     *
     * @param cell id.
     * @return true when it is closed.
     */
    public boolean isBlocked(final int cell) {
        return closedCells[cell] != 0;
    }

    /**
     * Closes the way from a cell to its neighbour, not the way back.
     *
     * @param cell id.
     * @param way  0 to 3.
     * @return false when it was closed already.
     */
    public boolean blockEdge(final int cell, final int way) {
        return changeEdges(cell, closedEdges[cell] | Heading.bit(way));
    }

    /**
     * Opens a closed way. It stays impassable when the map has none.
     *
     * @param cell id.
     * @param way  0 to 3.
     * @return false when it was not closed by {@link #blockEdge(int, int)}.
     */
    public boolean unblockEdge(final int cell, final int way) {
        return changeEdges(cell, closedEdges[cell] & ~Heading.bit(way));
    }

    /**
     * Whether a truck may now go from a cell to its neighbour.
     *
     * @param cell id.
     * @param way  0 to 3.
     * @return true when it may.
     */
    public boolean isOpen(final int cell, final int way) {
        return (open[cell] & Heading.bit(way)) != 0;
    }

    /**
     * The ways out of a cell that are open now.
     *
     * @param cell id.
     * @return bits by {@link Heading}.
     */
    public int exits(final int cell) {
        return open[cell] & Heading.ALL_MASK;
    }

    /**
     * The free cell next to another.
     *
     * @param cell id.
     * @param way  0 to 3.
     * @return its id, or {@link WarehouseMap#NO_CELL}.
     */
    public int neighbour(final int cell, final int way) {
        return neighbours[cell * Heading.COUNT + way];
    }

    /**
     * Whether the trucks of the graph may turn in a cell.
     *
     * @param cell id.
     * @return true when they may.
     */
    public boolean canTurn(final int cell) {
        return (open[cell] & TURN_BIT) != 0;
    }

    /**
     * Whether the trucks of the graph can drive in reverse.
     *
     * @return true when they can.
     */
    public boolean canReverse() {
        return canReverse;
    }

    /**
     * How long a move takes now, its turns included.
     *
     * @param move   0 to 4, see {@link Move}.
     * @param toCell id of the cell that is entered.
     * @return ticks, 1 or more.
     */
    public int timeTicks(final int move, final int toCell) {
        return ticks.time[zones[toCell] * Move.STRIDE + move];
    }

    /**
     * Switches a zone.
     *
     * @param zoneId   of the map, from 1.
     * @param isActive from now on.
     * @return false when it was so already.
     * @throws IllegalArgumentException when the map has no such zone.
     */
    public boolean activateZone(final int zoneId, final boolean isActive) {
        if (zoneId <= WarehouseMap.NO_ZONE || zoneId > map.zoneCount()) {
            throw new IllegalArgumentException("no zone of the map: " + zoneId);
        }
        if (isZoneActive[zoneId] == isActive) {
            return false;
        }
        isZoneActive[zoneId] = isActive;
        epoch++;
        applyZone(zoneId);
        return true;
    }

    /**
     * Opens for good a way the map does not have, such as that against a one-way sign. This makes the base map cheaper:
     * every goal table must be built anew, and until then its goal is planned without one.
     *
     * @param cell id.
     * @param way  0 to 3, towards a free cell.
     * @return false when the map has it already or the neighbour is not free.
     */
    public boolean openPermanently(final int cell, final int way) {
        final int bit = Heading.bit(way);
        if ((base[cell] & bit) != 0 || neighbours[cell * Heading.COUNT + way] == WarehouseMap.NO_CELL) {
            return false;
        }
        base[cell] |= (byte) bit;
        baseEpoch++;
        epoch++;
        refresh(cell);
        return true;
    }

    private boolean changeCell(final int cell, final int closed) {
        final int before = closedCells[cell];
        if (before == closed) {
            return false;
        }
        closedCells[cell] = (byte) closed;
        epoch++;
        if ((before == 0) != (closed == 0)) {
            for (int way = 0; way < Heading.COUNT; way++) {
                final int neighbour = neighbours[cell * Heading.COUNT + way];
                if (neighbour != WarehouseMap.NO_CELL) {
                    refreshWay(neighbour, Heading.opposite(way), closed != 0);
                }
            }
        }
        return true;
    }

    /** One way out of a cell, after the cell ahead was closed or opened. */
    private void refreshWay(final int cell, final int way, final boolean isAheadClosed) {
        final int bit = Heading.bit(way);
        if (isAheadClosed) {
            open[cell] &= (byte) ~bit;
        } else {
            open[cell] |= (byte) (base[cell] & ~(closedEdges[cell] | closedByZone[cell]) & bit);
        }
        runs.update(cell, way, open[cell]);
    }

    private boolean changeEdges(final int cell, final int closed) {
        if (closedEdges[cell] == closed) {
            return false;
        }
        closedEdges[cell] = (byte) closed;
        epoch++;
        refresh(cell);
        return true;
    }

    private void applyZone(final int zoneId) {
        final Zone zone = map.zone(zoneId);
        final boolean isActive = isZoneActive[zoneId];
        ticks.activate(zoneId, zone, isActive);
        if (zone.kind() == ZoneKind.BLOCKED || zone.exitMask() != Heading.ALL_MASK) {
            for (int cell = 0; cell < cellCount; cell++) {
                if (zones[cell] == zoneId) {
                    applyZone(cell, zone, isActive);
                }
            }
        }
    }

    private void applyZone(final int cell, final Zone zone, final boolean isActive) {
        if (zone.kind() == ZoneKind.BLOCKED) {
            changeCell(cell, isActive ? closedCells[cell] | CLOSED_BY_ZONE : closedCells[cell] & ~CLOSED_BY_ZONE);
        } else {
            closedByZone[cell] = (byte) (isActive ? ~zone.exitMask() & Heading.ALL_MASK : 0);
            refresh(cell);
        }
    }

    private void refresh(final int cell) {
        int mask = base[cell] & ~(closedEdges[cell] | closedByZone[cell]);
        for (int way = 0; way < Heading.COUNT; way++) {
            final int ahead = neighbours[cell * Heading.COUNT + way];
            if (ahead != WarehouseMap.NO_CELL && closedCells[ahead] != 0) {
                mask &= ~Heading.bit(way);
            }
            runs.update(cell, way, mask);
        }
        open[cell] = (byte) mask;
    }
}
