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
package net.botclaw.routing.forklift;

import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.BotStatusDecoder;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetGrants;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.fleet.RobotState;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.SiteTables;

/** Where the trucks are: puts them onto the map, moves them along, and puts them where they are found. */
final class TruckPositions {
    /** The site's map, as bots name it. */
    static final int MAP_ID = 1;

    private static final long QUARTER_MICRO_RAD = 1_570_796L;

    private final Fleet fleet;
    private final FleetView view;
    private final FleetGrants grants;
    private final TruckTable trucks;
    private final ProgressRule rule;
    private final WarehouseMap map;
    private final int[] homes;
    private final int[] homeOf;
    private final boolean[] isHomeTaken;
    private long notPlaced;

    TruckPositions(final Fleet fleet, final TruckTable trucks, final ProgressRule rule, final SiteTables tables) {
        this.fleet = fleet;
        view = fleet.view();
        grants = fleet.grants();
        this.trucks = trucks;
        this.rule = rule;
        map = tables.graph().map();
        homes = new int[tables.homeCount()];
        for (int i = 0; i < homes.length; i++) {
            homes[i] = tables.home(i);
        }
        isHomeTaken = new boolean[homes.length];
        homeOf = new int[trucks.capacity];
    }

    /** Bots that were not put where they say they are, because another truck is there, or there is no room. */
    long notPlaced() {
        return notPlaced;
    }

    /** A bot says where on the site's map it is; true when the fleet knows it at another place than before. */
    boolean onStatus(final int botId, final BotStatusDecoder status, final int now) {
        final int mode = status.modeRaw();
        trucks.mode(botId, mode);
        final int cell = cellAt(status.xMm(), status.yMm());
        if (cell == WarehouseMap.NO_CELL || status.speedMmS() != 0) {
            return false;
        }
        final int truck = trucks.ofBot(botId);
        if (truck != TruckTable.NONE) {
            return onStanding(truck, cell, status, now);
        }
        return drivesByItself(mode) && add(botId, cell, status, now);
    }

    /** Whether a bot of this mode is a truck. */
    static boolean drivesByItself(final int mode) {
        return mode == BotMode.IDLE.value() || mode == BotMode.AUTOMATIC.value() || mode == BotMode.CHARGING.value();
    }

    /** The nearest quarter to an angle; any number is one. */
    static int heading(final int microRad) {
        final long quarters = Math.floorDiv(2L * microRad + QUARTER_MICRO_RAD, 2 * QUARTER_MICRO_RAD);
        return (int) (quarters & Heading.COUNT - 1);
    }

    private int cellAt(final int xMm, final int yMm) {
        final int size = map.cellSizeMm();
        return map.cellAt(Math.floorDiv(xMm, size), Math.floorDiv(yMm, size));
    }

    private boolean onStanding(final int truck, final int cell, final BotStatusDecoder status, final int now) {
        return rule.cellsAhead(truck, cell) == ProgressRule.ELSEWHERE
                && place(truck, cell, heading(status.headingMicroRad()), now);
    }

    private boolean add(final int botId, final int cell, final BotStatusDecoder status, final int now) {
        final int home = trucks.isFull() ? TruckTable.NONE : freeHome(cell);
        if (home == TruckTable.NONE || grants.holder(cell) != FleetGrants.NOBODY) {
            notPlaced++;
            return false;
        }
        final int truck = trucks.next();
        trucks.add(botId);
        isHomeTaken[home] = true;
        homeOf[truck] = homes[home];
        grants.vacate(cell, now);
        fleet.place(truck, cell, heading(status.headingMicroRad()), homes[home], now);
        return true;
    }

    /** The cell itself when it is one to rest in that nobody has, else the first of those. */
    private int freeHome(final int cell) {
        int first = TruckTable.NONE;
        for (int home = homes.length - 1; home >= 0; home--) {
            if (!isHomeTaken[home]) {
                if (homes[home] == cell) {
                    return home;
                }
                first = home;
            }
        }
        return first;
    }

    /** Whether a truck can be put into a cell: no other is there or may come there. */
    boolean canPlace(final int truck, final int cell) {
        final int holder = grants.holder(cell);
        return holder == FleetGrants.NOBODY || holder == truck;
    }

    /** Puts a truck where it was found; one that does not drive still does not. */
    boolean place(final int truck, final int cell, final int heading, final int now) {
        if (!canPlace(truck, cell)) {
            notPlaced++;
            return false;
        }
        final boolean isBroken = view.state(truck) == RobotState.BROKEN;
        grants.vacate(cell, now);
        fleet.place(truck, cell, heading, homeOf[truck], now);
        if (isBroken) {
            grants.halt(truck, now);
        }
        return true;
    }

    /** A truck that stands and waits for a new plan gives back the cells it was given: it gets another route. */
    void giveBack(final int truck, final int now) {
        trucks.newRoute(truck);
        place(truck, view.cell(truck), view.heading(truck), now);
    }

    /** A truck has entered so many of the cells it was given. */
    void advance(final int truck, final int cells, final int now) {
        for (int i = 0; i < cells; i++) {
            if (!view.isMoving(truck)) {
                if (!fleet.canStart(truck)) {
                    break;
                }
                fleet.start(truck, now);
            }
            fleet.arrive(truck, now);
            trucks.entered[truck]++;
            if (view.state(truck) == RobotState.BROKEN) {
                grants.hold(truck, now);
            }
        }
    }

    /** A truck has done so many stops of its route in all. */
    void stopsDone(final int truck, final int stops) {
        trucks.stopsDone[truck] = Math.max(trucks.stopsDone[truck], stops);
    }

    /**
     * Takes note of stops the truck has done, as far as it stands where they are. One that it has done before it was sent
     * aside is behind it when its plan leads there again.
     */
    void settleStops(final int truck, final int now) {
        while (trucks.stopsSettled[truck] < trucks.stopsDone[truck]) {
            if (view.isAtStop(truck)) {
                fleet.finishStop(truck, now);
            } else if (!grants.skipStop(truck)) {
                return;
            }
            trucks.stopsSettled[truck]++;
        }
    }
}
