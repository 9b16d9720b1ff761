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
package net.botclaw.benchmarks.micro;

import java.util.Random;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.fleet.RobotState;
import net.botclaw.routing.path.fleet.Trip;
import net.botclaw.routing.path.forklift.ForkliftGraph;
import net.botclaw.routing.path.forklift.GoalTableBuilder;
import net.botclaw.routing.path.forklift.GoalTables;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.RestCells;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * A fleet on a generated warehouse that fetches from pick faces and brings to stations, without delays. The same in every
 * run.
 */
final class FleetWorkload {
    private static final int DRIVE_TICKS = 1_800;
    private static final int SOURCES = 256;
    private static final int TARGETS = 64;
    private static final int STAY_TICKS = 75;
    /** Trucks that are given a trip in one tick, so that they do not all begin at once. */
    private static final int TRIPS_PER_TICK = 2;

    private final Random random = new Random(1);
    private final Trip trip = new Trip();
    private final Fleet fleet;
    private final FleetView view;
    private final int robotCount;
    private final int[] sources;
    private final int[] targets;
    private final int[] busyUntil;
    private final boolean[] isWorking;
    private int now;
    private int next;

    /** A fleet with each truck at home; a site such as "170x84/200". */
    FleetWorkload(final String site) {
        final String[] parts = site.split("/");
        robotCount = Integer.parseInt(parts[1]);
        final WarehouseLayout layout = "340x164".equals(parts[0]) ? WarehouseLayout.large() : new WarehouseLayout();
        final WarehouseMap map = WarehouseGenerator.generate(layout, 1).build();
        final VehicleClass vehicleClass = VehicleClass.counterbalanced();
        final ForkliftGraph graph = new ForkliftGraph(map, vehicleClass);
        final int[] homes = RestCells.choose(map, vehicleClass, robotCount);
        sources = choose(map, PlaceKind.PICK_FACE, SOURCES);
        targets = choose(map, PlaceKind.STATION, TARGETS);
        fleet = new Fleet(graph, tables(graph, homes, sources, targets), robotCount);
        view = fleet.view();
        busyUntil = new int[robotCount];
        isWorking = new boolean[robotCount];
        for (int robot = 0; robot < robotCount; robot++) {
            fleet.place(robot, homes[robot], Heading.EAST, homes[robot], now);
        }
    }

    private int[] choose(final WarehouseMap map, final PlaceKind kind, final int count) {
        final int[] cells = new int[count];
        for (int i = 0; i < count; ) {
            final int place = random.nextInt(map.placeCount());
            if (map.place(place).kind() == kind) {
                cells[i++] = map.place(place).cell();
            }
        }
        return cells;
    }

    private static GoalTables tables(final ForkliftGraph graph, final int[]... goals) {
        final GoalTables tables = new GoalTables(graph);
        final GoalTableBuilder builder = new GoalTableBuilder(graph);
        for (final int[] cells : goals) {
            for (final int cell : cells) {
                tables.publish(builder.build(cell));
            }
        }
        return tables;
    }

    /** Lets the fleet drive for some minutes, each truck with the next trip as soon as the last one is done. */
    void drive() {
        for (int i = 0; i < DRIVE_TICKS; i++) {
            now++;
            fleet.tick(now);
            int trips = 0;
            for (int robot = 0; robot < robotCount; robot++) {
                end(robot);
                if (trips < TRIPS_PER_TICK && view.stopCount(robot) == 0 && isReady(robot)) {
                    trips++;
                    assign(robot);
                }
                begin(robot);
            }
        }
    }

    private boolean isReady(final int robot) {
        return view.state(robot) == RobotState.RESTING || view.state(robot) == RobotState.PLANNED;
    }

    private void end(final int robot) {
        if (view.isMoving(robot) && now >= busyUntil[robot]) {
            fleet.arrive(robot, now);
        }
        if (view.isAtStop(robot) && isWorking[robot] && now >= busyUntil[robot]) {
            isWorking[robot] = false;
            fleet.finishStop(robot, now);
        }
    }

    private void begin(final int robot) {
        if (view.isAtStop(robot) && !isWorking[robot]) {
            isWorking[robot] = true;
            busyUntil[robot] = now + STAY_TICKS;
        } else if (fleet.canStart(robot)) {
            fleet.start(robot, now);
            busyUntil[robot] = now + view.nextMoveTicks(robot);
        }
    }

    /** Gives each truck a trip in place of the one it has. */
    void assignAll() {
        for (int robot = 0; robot < robotCount; robot++) {
            assignNext();
        }
    }

    /** Gives the next truck a trip in place of the one it has; time stands still. */
    PlanProof assignNext() {
        final int robot = next;
        next = next + 1 == robotCount ? 0 : next + 1;
        return assign(robot);
    }

    private PlanProof assign(final int robot) {
        trip.clear();
        trip.stop(sources[random.nextInt(SOURCES)], STAY_TICKS);
        trip.stop(targets[random.nextInt(TARGETS)], STAY_TICKS);
        return fleet.assign(robot, trip, now);
    }

    /** Lets the fleet look after its trucks; time stands still. */
    int tick() {
        fleet.tick(now);
        return now;
    }
}
