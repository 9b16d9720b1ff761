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

import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.StateHash;

/** The bots that are trucks of the fleet, and what each was told. A truck is a number below the capacity. */
final class TruckTable {
    /** In place of a truck or a bot. */
    static final int NONE = -1;
    /** The route of who has none, and of a quote. */
    static final long NO_ROUTE = 0;
    /** The task of who has none. */
    static final long NO_TASK = 0;
    /** Mode of a bot that has told none. */
    static final int UNKNOWN_MODE = 0xFF;
    /** Revisions of one route; then it gets a new id. */
    static final int MAX_REVISION = 0xFFF0;

    final int capacity;
    final int[] botId;
    final long[] routeId;
    final long[] taskId;
    /** Of the question that the next plan answers, 0: none. */
    final long[] requestId;
    /** Of the plan that was told last, 0: none of this route. */
    final int[] revision;
    /** Cells of the told plan that the truck has entered since; where it is in it. */
    final int[] entered;
    /** Greatest index that was told to be released. */
    final int[] toldRelease;
    /** Greatest index of the told plan. */
    final int[] toldCells;
    /** Whether the told plan was cut. */
    final boolean[] isCut;
    /** Stops of the route the truck has said to be done. */
    final int[] stopsDone;
    /** Of these, those that the fleet has taken note of: a plan may lead a truck back to a stop that it has done. */
    final int[] stopsSettled;
    /** Whether it has said that it stands before an obstacle. */
    final boolean[] isStanding;
    /** What the trip takes on an empty map, for the event of its first plan; 0: none to be told. */
    final int[] freeFlowTicks;

    private final int[] truckOf = new int[CoreLimits.MAX_BOTS + 1];
    private final byte[] modes = new byte[CoreLimits.MAX_BOTS + 1];
    private int count;
    private int highestBot;
    private long lastRouteId;

    TruckTable(final int capacity) {
        this.capacity = capacity;
        botId = new int[capacity];
        routeId = new long[capacity];
        taskId = new long[capacity];
        requestId = new long[capacity];
        revision = new int[capacity];
        entered = new int[capacity];
        toldRelease = new int[capacity];
        toldCells = new int[capacity];
        isCut = new boolean[capacity];
        stopsDone = new int[capacity];
        stopsSettled = new int[capacity];
        isStanding = new boolean[capacity];
        freeFlowTicks = new int[capacity];
        for (int bot = 0; bot < truckOf.length; bot++) {
            truckOf[bot] = NONE;
            modes[bot] = (byte) UNKNOWN_MODE;
        }
    }

    /** The truck of a bot, or {@link #NONE}; any number. */
    int ofBot(final long bot) {
        return bot > 0 && bot < truckOf.length ? truckOf[(int) bot] : NONE;
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == capacity;
    }

    /** The number of the next truck there will be. */
    int next() {
        return count;
    }

    /** Makes a bot the next truck. */
    void add(final int bot) {
        truckOf[bot] = count;
        botId[count] = bot;
        count++;
        newRoute(count - 1);
    }

    int mode(final long bot) {
        return bot > 0 && bot < modes.length ? modes[(int) bot] & 0xFF : UNKNOWN_MODE;
    }

    void mode(final int bot, final int mode) {
        modes[bot] = (byte) mode;
        highestBot = Math.max(highestBot, bot);
    }

    /** Begins a route that nothing was told of yet. */
    void newRoute(final int truck) {
        lastRouteId++;
        routeId[truck] = lastRouteId;
        revision[truck] = 0;
        stopsDone[truck] = 0;
        stopsSettled[truck] = 0;
        freeFlowTicks[truck] = 0;
    }

    boolean wasGiven(final long route) {
        return route > NO_ROUTE && route <= lastRouteId;
    }

    /** A plan is told that begins where the truck is: with it, one that stood may drive again. */
    void planTold(final int truck, final int cells, final boolean cut) {
        revision[truck]++;
        entered[truck] = 0;
        toldRelease[truck] = 0;
        toldCells[truck] = cells;
        isCut[truck] = cut;
        requestId[truck] = 0;
        freeFlowTicks[truck] = 0;
        isStanding[truck] = false;
    }

    long stateHash() {
        long hash = StateHash.mix(count, lastRouteId);
        for (int truck = 0; truck < count; truck++) {
            hash = StateHash.mix(hash, (long) botId[truck] << 32 | revision[truck]);
            hash = StateHash.mix(hash, routeId[truck]);
            hash = StateHash.mix(hash, taskId[truck]);
            hash = StateHash.mix(hash, (long) entered[truck] << 32 | toldRelease[truck]);
            hash = StateHash.mix(hash, (long) stopsDone[truck] << 32 | toldCells[truck]);
            hash = StateHash.mix(hash, stopsSettled[truck]);
            hash = StateHash.mix(hash, requestId[truck]);
            hash = StateHash.mix(
                    hash, (long) freeFlowTicks[truck] << 2 | (isCut[truck] ? 2 : 0) | (isStanding[truck] ? 1 : 0));
        }
        for (int bot = 1; bot <= highestBot; bot++) {
            hash = StateHash.mix(hash, modes[bot]);
        }
        return hash;
    }
}
