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
package net.botclaw.routing.path.fleet;

import java.util.Random;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.GoalTable;
import net.botclaw.routing.path.forklift.GoalTableBuilder;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.warehouse.RestCells;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * Trucks that drive what a fleet plans for them and are given a hard time: late and early, broken, found elsewhere than
 * planned, taken off the map, in front of closed cells. All that is random comes from the seed, and two trucks are never
 * said to be in one cell.
 */
final class FleetCrank {
    private static final int MAX_DELAY_TICKS = 60;
    private static final int MAX_STAY_TICKS = 40;
    private static final int TRIES = 10;

    final Fleet fleet;
    final FleetView view;
    final int robotCount;

    private final WarehouseMap map;
    private final Random random;
    private final GoalTables tables;
    private final int[] homes;
    private final int[] busyUntil;
    private final boolean[] isWorking;
    private final boolean[] isClosed;
    private final boolean[] isHome;
    private final Trip trip = new Trip();
    private int now;
    private int finished;
    private int strokes;

    /** A fleet at home, of as many trucks as there are places to rest, up to a number. */
    FleetCrank(final WarehouseMap map, final VehicleClass vehicle, final int maxRobots, final long seed) {
        this.map = map;
        random = new Random(seed);
        homes = RestCells.choose(map, vehicle, maxRobots);
        robotCount = homes.length;
        final ForkliftGraph graph = new ForkliftGraph(map, vehicle);
        tables = new GoalTables(graph);
        isHome = new boolean[map.cellCount()];
        final GoalTableBuilder builder = new GoalTableBuilder(graph);
        for (final int home : homes) {
            tables.publish(builder.build(home));
            isHome[home] = true;
        }
        fleet = new Fleet(graph, tables, Math.max(1, robotCount));
        view = fleet.view();
        busyUntil = new int[robotCount];
        isWorking = new boolean[robotCount];
        isClosed = new boolean[map.cellCount()];
        for (int robot = 0; robot < robotCount; robot++) {
            fleet.place(robot, homes[robot], random.nextInt(Heading.COUNT), homes[robot], now);
        }
    }

    WarehouseMap map() {
        return map;
    }

    int now() {
        return now;
    }

    /** Stops that were finished so far. */
    int finished() {
        return finished;
    }

    /** Things that went wrong so far, delays aside. */
    int strokes() {
        return strokes;
    }

    /** One tick of trouble and work. */
    void tick() {
        now++;
        strike();
        fleet.tick(now);
        endMoves();
        work();
        assign();
        beginMoves();
    }

    /** Mends all that is broken, opens all that is closed, and brings back who was taken off as soon as its home is free. */
    void calmTick() {
        now++;
        for (int robot = 0; robot < robotCount; robot++) {
            mend(robot);
        }
        for (int cell = 0; cell < isClosed.length; cell++) {
            open(cell);
        }
        fleet.tick(now);
        endMoves();
        work();
        beginMoves();
    }

    /** Trucks that are not at rest at home. */
    int awayCount() {
        int away = 0;
        for (int robot = 0; robot < robotCount; robot++) {
            away += view.state(robot) == RobotState.RESTING ? 0 : 1;
        }
        return away;
    }

    private void strike() {
        final int robot = random.nextInt(robotCount);
        final int cell = random.nextInt(map.cellCount());
        switch (random.nextInt(80)) {
            case 0 -> breakDown(robot);
            case 1 -> deviate(robot, cell);
            case 2 -> deviate(robot, neighbour(robot));
            case 3 -> remove(robot);
            case 4, 5 -> close(cell);
            case 6, 7, 8, 9 -> mend(robot);
            case 10, 11, 12, 13, 14, 15 -> open(cell);
            default -> {}
        }
    }

    private void breakDown(final int robot) {
        if (view.state(robot) != RobotState.ABSENT && view.state(robot) != RobotState.BROKEN) {
            fleet.breakDown(robot, now);
            strokes++;
        }
    }

    private void deviate(final int robot, final int cell) {
        final int heading = random.nextInt(Heading.COUNT);
        final GoalTable toHome = tables.find(homes[robot], 0);
        if (cell != WarehouseMap.NO_CELL
                && !isHeldByAnother(robot, cell)
                && toHome.costTicks(cell, heading) != ForkliftGraph.NO_WAY_TICKS) {
            fleet.place(robot, cell, heading, homes[robot], now);
            isWorking[robot] = false;
            strokes++;
        }
    }

    private int neighbour(final int robot) {
        final boolean isThere = view.state(robot) != RobotState.ABSENT;
        return isThere ? map.neighbour(view.cell(robot), random.nextInt(Heading.COUNT)) : WarehouseMap.NO_CELL;
    }

    private void remove(final int robot) {
        fleet.remove(robot);
        isWorking[robot] = false;
        strokes++;
    }

    private void close(final int cell) {
        isClosed[cell] |= fleet.block(cell, now);
        strokes++;
    }

    private void open(final int cell) {
        if (isClosed[cell]) {
            isClosed[cell] = false;
            fleet.unblock(cell);
        }
    }

    private void mend(final int robot) {
        if (view.state(robot) == RobotState.BROKEN) {
            fleet.repair(robot, now);
            busyUntil[robot] = now + delayTicks();
        } else if (view.state(robot) == RobotState.ABSENT) {
            deviate(robot, homes[robot]);
        }
    }

    private boolean isHeldByAnother(final int robot, final int cell) {
        for (int other = 0; other < robotCount; other++) {
            if (other != robot
                    && view.state(other) != RobotState.ABSENT
                    && (view.cell(other) == cell || view.isMoving(other) && view.nextCell(other) == cell)) {
                return true;
            }
        }
        return false;
    }

    private void endMoves() {
        for (int robot = 0; robot < robotCount; robot++) {
            if (view.isMoving(robot) && view.state(robot) != RobotState.BROKEN && now >= busyUntil[robot]) {
                fleet.arrive(robot, now);
            }
        }
    }

    private void work() {
        for (int robot = 0; robot < robotCount; robot++) {
            if (!view.isAtStop(robot) || view.state(robot) == RobotState.BROKEN) {
                isWorking[robot] = false;
            } else if (!isWorking[robot]) {
                isWorking[robot] = true;
                busyUntil[robot] = now + random.nextInt(MAX_STAY_TICKS) + delayTicks();
            } else if (now >= busyUntil[robot]) {
                isWorking[robot] = false;
                fleet.finishStop(robot, now);
                finished++;
            }
        }
    }

    private void assign() {
        for (int robot = 0; robot < robotCount; robot++) {
            final RobotState state = view.state(robot);
            final boolean isIdle = state == RobotState.RESTING && random.nextInt(8) == 0;
            if (isIdle || state == RobotState.PLANNED && random.nextInt(200) == 0) {
                for (int i = 0; i < TRIES && !tryAssign(robot); i++) {
                    // Another trip is drawn.
                }
            }
        }
    }

    private boolean tryAssign(final int robot) {
        trip.clear();
        final int stops = random.nextInt(FleetLimits.MAX_STOPS + 1);
        for (int stop = 0; stop < stops; stop++) {
            final int cell = random.nextInt(map.cellCount());
            // Where another rests for ever nobody else gets to work.
            if (!isHome[cell] || cell == homes[robot]) {
                trip.stop(cell, random.nextInt(MAX_STAY_TICKS));
            }
        }
        final boolean isPlanned = fleet.assign(robot, trip, now).hasPath();
        isWorking[robot] &= !isPlanned;
        return isPlanned;
    }

    private void beginMoves() {
        for (int robot = 0; robot < robotCount; robot++) {
            if (fleet.canStart(robot) && random.nextInt(20) > 0) {
                fleet.start(robot, now);
                final int ticks = view.nextMoveTicks(robot);
                final boolean isEarly = random.nextInt(20) == 0;
                busyUntil[robot] = now + (isEarly ? 1 + ticks / 2 : ticks + delayTicks());
            }
        }
    }

    private int delayTicks() {
        return random.nextInt(25) == 0 ? 1 + random.nextInt(MAX_DELAY_TICKS) : 0;
    }
}
