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

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.TaskAssignedDecoder;
import net.botclaw.protocol.codec.TaskChangedDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.fleet.RobotState;
import net.botclaw.routing.path.fleet.Trip;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.SiteTables;

/** Makes trips of tasks, and ends them when the task is taken away. */
final class TripRule {
    /** In place of a code: the bot is none that is planned for. */
    static final int NOTHING_TO_PLAN = -1;
    /** How long a truck is taken to work at a stop. */
    static final int STOP_TICKS = 75;

    private final Fleet fleet;
    private final FleetView view;
    private final TruckTable trucks;
    private final SiteTables tables;
    private final LocationTable locations;
    private final FleetClock clock;
    private final Trip trip = new Trip();
    private int closedCells;

    TripRule(
            final Fleet fleet,
            final TruckTable trucks,
            final SiteTables tables,
            final LocationTable locations,
            final FleetClock clock) {
        this.fleet = fleet;
        view = fleet.view();
        this.trucks = trucks;
        this.tables = tables;
        this.locations = locations;
        this.clock = clock;
    }

    /** Cells that are closed: which ones, the fleet knows. */
    int closedCells() {
        return closedCells;
    }

    /** A cell was closed or, with -1, opened. */
    void closed(final int change) {
        closedCells += change;
    }

    /** A bot was given a task: 0, why its truck cannot take it, or {@link #NOTHING_TO_PLAN}. */
    int onAssigned(final TaskAssignedDecoder task) {
        final int mode = trucks.mode(task.botId());
        final int truck = trucks.ofBot(task.botId());
        if (mode == BotMode.MANUAL.value() || mode == TruckTable.UNKNOWN_MODE) {
            return NOTHING_TO_PLAN;
        }
        if (truck == TruckTable.NONE) {
            return RejectCode.NOT_ON_MAP.code();
        }
        final long to = task.toLocationId();
        final boolean hasEnd = to != LocationTable.NONE && to != TaskAssignedDecoder.toLocationIdNullValue();
        if (!locations.isKnown(task.locationId()) || hasEnd && !locations.isKnown(to)) {
            return RejectCode.UNKNOWN_ID.code();
        }
        trip.clear().stop(locations.cell((int) task.locationId()), STOP_TICKS);
        if (hasEnd) {
            trip.stop(locations.cell((int) to), STOP_TICKS);
        }
        final int code = assign(truck);
        if (code == RejectCode.OK.code()) {
            trucks.taskId[truck] = task.taskId();
        }
        return code;
    }

    /** Sends a truck to one cell: 0, or why not. */
    int assign(final int truck, final int cell) {
        trip.clear().stop(cell, STOP_TICKS);
        return assign(truck);
    }

    private int assign(final int truck) {
        if (clock.isNearEnd()) {
            return RejectCode.LIMIT_REACHED.code();
        }
        final RobotState state = view.state(truck);
        if (state != RobotState.RESTING && state != RobotState.PLANNED) {
            return RejectCode.CANNOT_DRIVE.code();
        }
        final PlanProof proof = fleet.assign(truck, trip, clock.now());
        if (proof.hasPath()) {
            trucks.newRoute(truck);
            trucks.taskId[truck] = TruckTable.NO_TASK;
            trucks.freeFlowTicks[truck] = fleet.freeFlowTicks();
            return RejectCode.OK.code();
        }
        return proof == PlanProof.CAPPED ? RejectCode.CAPPED.code() : noWay(truck);
    }

    /** A place that can be reached in principle, and left for home, is only blocked. */
    private int noWay(final int truck) {
        final int home = view.home(truck);
        int cell = view.cell(truck);
        int heading = view.heading(truck);
        for (int stop = 0; stop < trip.stopCount(); stop++) {
            if (tables.ticks(cell, heading, trip.cell(stop)) == SiteTables.NO_WAY) {
                return RejectCode.NO_ROUTE.code();
            }
            cell = trip.cell(stop);
            heading = bestHeading(cell, stop + 1 < trip.stopCount() ? trip.cell(stop + 1) : home);
        }
        final boolean isHomeReachable = tables.ticks(cell, heading, home) != SiteTables.NO_WAY;
        return isHomeReachable ? RejectCode.BLOCKED.code() : RejectCode.NO_ROUTE.code();
    }

    /** Why there is no way between two cells for one that is alone. */
    int noWay(final int from, final int heading, final int to) {
        final boolean isNever = closedCells == 0 || tables.ticks(from, heading, to) == SiteTables.NO_WAY;
        return isNever ? RejectCode.NO_ROUTE.code() : RejectCode.BLOCKED.code();
    }

    /** The heading from which a way is shortest. */
    int bestHeading(final int from, final int to) {
        int best = 0;
        for (int heading = 1; heading < Heading.COUNT; heading++) {
            if (tables.ticks(from, heading, to) < tables.ticks(from, best, to)) {
                best = heading;
            }
        }
        return best;
    }

    /** A task has another state: true when a truck goes home for it. */
    boolean onChanged(final TaskChangedDecoder task) {
        final int truck = trucks.ofBot(task.botId());
        if (truck == TruckTable.NONE || trucks.taskId[truck] != task.taskId()) {
            return false;
        }
        final int state = task.stateRaw();
        if (state == TaskState.DONE.value()) {
            trucks.taskId[truck] = TruckTable.NO_TASK;
        }
        final boolean isTaken = state == TaskState.QUEUED.value()
                || state == TaskState.CANCELLED.value()
                || state == TaskState.EXPIRED.value()
                || state == TaskState.FAILED.value();
        if (isTaken) {
            goHome(truck);
        }
        return isTaken;
    }

    private void goHome(final int truck) {
        trucks.taskId[truck] = TruckTable.NO_TASK;
        trucks.newRoute(truck);
        fleet.grants().dropStops(truck, clock.now());
        if (view.state(truck) == RobotState.PLANNED) {
            // When there is no shorter way home, that over the stops leads there too.
            fleet.assign(truck, trip.clear(), clock.now());
        }
    }

    /** Whether a truck has a task that is not done. */
    boolean isBusy(final int truck) {
        return trucks.taskId[truck] != TruckTable.NO_TASK && view.stopCount(truck) > 0;
    }
}
