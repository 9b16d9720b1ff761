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

/** The limits of a fleet; what is beyond them is refused, never dropped. */
public final class FleetLimits {
    /** The most trucks. */
    public static final int MAX_ROBOTS = 16_384;
    /** The most stops of one trip. */
    public static final int MAX_STOPS = 4;
    /** The longest stay at a stop. */
    public static final int MAX_STAY_TICKS = 1 << 20;
    /** The greatest tick; at ticks of 100 ms more than a year. */
    public static final int MAX_TICK = 1 << 29;
    /** Reservations that are kept for one truck on average. */
    public static final int RESERVATIONS_PER_ROBOT = 1_024;
    /** Of these, those that plans leave for trucks that are put onto the map or pushed aside. */
    public static final int SPARE_RESERVATIONS_PER_ROBOT = 2;
    /** States one search may take up. */
    public static final int MAX_EXPANSIONS = 1 << 13;
    /**
     * How long a way among traffic may take, in percent of the best one; 100 is the best. What is not found so within an
     * eighth of the states is looked for with less care.
     */
    public static final int WEIGHT_PERCENT = 125;
    /** Cells ahead of a truck that are released to it. */
    public static final int RELEASE_AHEAD_CELLS = 3;
    /** By how much a truck that is late is assumed to be late at least. */
    public static final int LATE_STEP_TICKS = 10;
    /** Trucks planned anew in one tick; the others wait for the next ones. */
    public static final int MAX_REPLANS_PER_TICK = 32;
    /** States taken up in one tick before no more trucks are planned anew. */
    public static final int MAX_EXPANSIONS_PER_TICK = 1 << 13;
    /** A truck that has to wait longer for its turn is planned anew, if that gets it home earlier. */
    public static final int HELD_UP_TICKS = 30;
    /** A truck without a plan is tried again after so many ticks, then after twice as many, and so on. */
    public static final int FIRST_RETRY_TICKS = 10;
    /** How often the time between two tries doubles. */
    public static final int MAX_RETRY_DOUBLINGS = 5;
    /** Trucks one truck may push aside, one behind the other. */
    public static final int MAX_PUSH_DEPTH = 64;
    /** Trucks of a ring that are named. */
    public static final int MAX_CYCLE_ROBOTS = 64;

    private FleetLimits() {}
}
