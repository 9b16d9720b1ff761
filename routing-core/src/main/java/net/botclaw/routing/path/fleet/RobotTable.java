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

/** The trucks of a fleet, one column an array. What a truck holds is a chain of reservations from first to last. */
final class RobotTable {
    static final int NOBODY = -1;
    static final int NEVER = Integer.MAX_VALUE;

    final int capacity;
    final RobotState[] states;
    /** The reservation of the cell a truck is in, or is leaving. */
    final int[] first;
    /** The last reservation it may drive to. */
    final int[] released;
    /** Reservations after the first up to the released one. */
    final int[] releasedAhead;
    /** The end of its chain. */
    final int[] last;
    /** The cell where it may stay for ever. */
    final int[] home;
    /** Whether it is on its way from its first to its next reservation. */
    final boolean[] isMoving;
    /** When it was left without a plan. */
    final int[] strandedAt;
    /** When it is planned next, or {@link #NEVER}. */
    final int[] retryAt;
    /** Plans in a row that failed. */
    final int[] failures;
    /** Whether its plan leaves out its stops, because there was none with them. */
    final boolean[] isWithoutStops;
    /** Who stands in the way of a truck without a plan, or {@link #NOBODY}. */
    final int[] blockers;
    /** Whether it had to push others aside since it was left without a plan. */
    final boolean[] hasPushed;

    /** Takes note of new plans and releases. */
    final FleetChanges changes;

    private final int[] stopCells;
    private final int[] stopTicks;
    private final int[] stopCount;

    RobotTable(final int capacity) {
        this.capacity = capacity;
        states = new RobotState[capacity];
        first = new int[capacity];
        released = new int[capacity];
        releasedAhead = new int[capacity];
        last = new int[capacity];
        home = new int[capacity];
        isMoving = new boolean[capacity];
        strandedAt = new int[capacity];
        retryAt = new int[capacity];
        failures = new int[capacity];
        isWithoutStops = new boolean[capacity];
        blockers = new int[capacity];
        hasPushed = new boolean[capacity];
        changes = new FleetChanges(capacity);
        stopCells = new int[capacity * FleetLimits.MAX_STOPS];
        stopTicks = new int[capacity * FleetLimits.MAX_STOPS];
        stopCount = new int[capacity];
        for (int robot = 0; robot < capacity; robot++) {
            clear(robot);
        }
    }

    /** Takes a truck off the map; its stops stay. */
    void clear(final int robot) {
        states[robot] = RobotState.ABSENT;
        first[robot] = Reservations.NONE;
        released[robot] = Reservations.NONE;
        releasedAhead[robot] = 0;
        last[robot] = Reservations.NONE;
        isMoving[robot] = false;
        retryAt[robot] = NEVER;
        failures[robot] = 0;
        isWithoutStops[robot] = false;
        blockers[robot] = NOBODY;
        hasPushed[robot] = false;
    }

    /** Stops of a truck that are not finished. */
    int stopCount(final int robot) {
        return stopCount[robot];
    }

    int stopCell(final int robot, final int index) {
        return stopCells[robot * FleetLimits.MAX_STOPS + index];
    }

    int stopTicks(final int robot, final int index) {
        return stopTicks[robot * FleetLimits.MAX_STOPS + index];
    }

    void stops(final int robot, final Trip trip) {
        stopCount[robot] = trip.stopCount();
        for (int i = 0; i < trip.stopCount(); i++) {
            stopCells[robot * FleetLimits.MAX_STOPS + i] = trip.cell(i);
            stopTicks[robot * FleetLimits.MAX_STOPS + i] = trip.stayTicks(i);
        }
    }

    /** Copies the stops of a truck into a trip. */
    void copyStops(final int robot, final Trip trip) {
        trip.clear();
        for (int i = 0; i < stopCount[robot]; i++) {
            trip.stop(stopCell(robot, i), stopTicks(robot, i));
        }
    }

    /** Forgets the first stop: it is done. */
    void finishStop(final int robot) {
        final int from = robot * FleetLimits.MAX_STOPS;
        stopCount[robot]--;
        for (int i = from; i < from + stopCount[robot]; i++) {
            stopCells[i] = stopCells[i + 1];
            stopTicks[i] = stopTicks[i + 1];
        }
    }
}
