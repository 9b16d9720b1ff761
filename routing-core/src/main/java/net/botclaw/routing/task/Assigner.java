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
package net.botclaw.routing.task;

/**
 * Chooses who does what, and changes nothing: the least cost of those it looks at, and of equal ones the least id.
 *
 * <pre>
 *  cost  =  travel from the worker's cell to the task's first one
 *        +  what the battery is short of  +  goods that are still on the worker
 *        -  time the task has waited by its rank / WAIT_PER_TRAVEL          all in milliseconds
 * </pre>
 *
 * A wait grows without limit and travel does not: of the tasks that are looked at, none is passed over without end. A task
 * that keeps coming back for traffic goes to the longest idle instead of the nearest, and so does the probe of a blocked
 * location, whose other tasks are passed over.
 *
 * <p><b>Threading</b>: the core's thread.
 */
final class Assigner {
    private static final int NONE = TaskRules.NO_SLOT;
    private static final long NS_PER_MS = 1_000_000L;
    // Two queues a type to begin with, and each task looked at is replaced by the two behind it.
    private static final int MAX_FRONTIER = 2 * TaskRules.TYPES + TaskRules.MAX_TASKS_CONSIDERED;

    private final TaskTables tables;
    private final TaskTable tasks;
    private final TaskQueues queues;
    private final WorkerTable workers;
    private final TravelCosts costs;
    private final int tickMs;
    private final int[] frontier = new int[MAX_FRONTIER];
    private final int[] cursors = new int[WorkerTable.CHAINS];
    private final int[] wayless = new int[Math.max(TaskRules.MAX_TASKS_CONSIDERED, TaskRules.MAX_WORKERS_CONSIDERED)];
    private final int[] blocked = new int[TaskRules.MAX_TASKS_CONSIDERED];
    private int frontierCount;
    private int cursorCount;
    private int waylessCount;
    private int blockedCount;
    private boolean isCutOff;

    Assigner(final TaskTables tables, final TravelCosts costs) {
        this.tables = tables;
        this.tasks = tables.tasks;
        this.queues = tables.queues;
        this.workers = tables.workers;
        this.costs = costs;
        this.tickMs = tables.site.hasMap() ? tables.site.map().tickMs() : 1;
    }

    /** Whether an idle worker has a way to any place at all, as far as some of the map's places can tell. */
    boolean hasWay(final int bot) {
        final int places = tables.locations.mapPlaces();
        final int probes = Math.min(places, TaskRules.PLACES_PROBED);
        for (int probe = 0; probe < probes; probe++) {
            final int location = 1 + (int) ((long) probe * places / probes);
            if (ticksToLocation(bot, location) != TravelCosts.NO_WAY) {
                return true;
            }
        }
        return probes == 0;
    }

    /** Of the last choice that found nothing: whether there was more to look at, hidden by what has no way. */
    boolean isCutOff() {
        return isCutOff;
    }

    /** Tasks or workers that the last choice looked at and that have no way to each other. */
    int waylessCount() {
        return waylessCount;
    }

    /** One of them: a slot or a bot. */
    int wayless(final int index) {
        return wayless[index];
    }

    /** Tests whether a task is for a blocked location and not its probe. */
    boolean isBlocked(final int slot) {
        final int location = tasks.fromLocations[slot];
        return tables.blockedPlaces.isBlocked(location) && !tables.blockedPlaces.isProbe(slot, location);
    }

    /** Tasks that the last choice for a worker passed over because their location is blocked. */
    int blockedCount() {
        return blockedCount;
    }

    /** One of them. */
    int blocked(final int index) {
        return blocked[index];
    }

    /** The task for an idle worker, or {@link TaskRules#NO_SLOT}. */
    int taskFor(final int bot, final long nowNs) {
        startAtQueues(bot);
        waylessCount = 0;
        blockedCount = 0;
        int best = NONE;
        long bestCostMs = 0;
        for (int seen = 0; seen < TaskRules.MAX_TASKS_CONSIDERED && frontierCount > 0; seen++) {
            final int slot = takeFirst();
            if (isBlocked(slot)) {
                blocked[blockedCount++] = slot;
                continue;
            }
            final int ticks = ticks(bot, slot);
            if (ticks == TravelCosts.NO_WAY) {
                wayless[waylessCount++] = slot;
                continue;
            }
            final long costMs = travelMs(ticks) - waitMs(slot, nowNs);
            if (best == NONE || costMs < bestCostMs || costMs == bestCostMs && hasLessId(slot, best)) {
                best = slot;
                bestCostMs = costMs;
            }
        }
        isCutOff = best == NONE && frontierCount > 0;
        return best;
    }

    private void startAtQueues(final int bot) {
        final boolean isPerson = workers.isPerson(bot);
        final int vehicleClass = workers.vehicleClasses[bot];
        frontierCount = 0;
        for (int type = 0; type < TaskRules.TYPES; type++) {
            if (TaskRules.mayDo(isPerson, type)) {
                addToFrontier(queues.first(type, TaskRules.ANY_CLASS));
                if (vehicleClass != TaskRules.ANY_CLASS) {
                    addToFrontier(queues.first(type, vehicleClass));
                }
            }
        }
    }

    private void addToFrontier(final int slot) {
        if (slot != NONE) {
            frontier[frontierCount++] = slot;
        }
    }

    private int takeFirst() {
        int first = 0;
        for (int i = 1; i < frontierCount; i++) {
            if (queues.isBefore(frontier[i], frontier[first])) {
                first = i;
            }
        }
        final int slot = frontier[first];
        frontier[first] = frontier[--frontierCount];
        addToFrontier(queues.oneAfter(slot));
        addToFrontier(queues.otherAfter(slot));
        return slot;
    }

    /** The idle worker for a task, or {@link WorkerTable#NONE}. */
    int workerFor(final int slot) {
        startAtChains(slot);
        waylessCount = 0;
        final boolean isAnyGoodEnough = tasks.refusals[slot] >= TaskRules.MAX_NEAREST_OFFERS
                || tables.blockedPlaces.isBlocked(tasks.fromLocations[slot]);
        int best = WorkerTable.NONE;
        long bestCostMs = 0;
        for (int seen = 0; seen < TaskRules.MAX_WORKERS_CONSIDERED && cursorCount > 0; seen++) {
            final int bot = takeLongestIdle();
            final int ticks = ticks(bot, slot);
            if (ticks == TravelCosts.NO_WAY) {
                wayless[waylessCount++] = bot;
                continue;
            }
            if (isAnyGoodEnough) {
                isCutOff = false;
                return bot;
            }
            final long costMs = travelMs(ticks) + penaltyMs(bot);
            if (best == WorkerTable.NONE || costMs < bestCostMs || costMs == bestCostMs && bot < best) {
                best = bot;
                bestCostMs = costMs;
            }
        }
        isCutOff = best == WorkerTable.NONE && cursorCount > 0;
        return best;
    }

    private void startAtChains(final int slot) {
        final int wanted = tasks.vehicleClasses[slot];
        final int type = tasks.types[slot];
        cursorCount = 0;
        for (int chain = 0; chain < WorkerTable.CHAINS; chain++) {
            final boolean isOfClass = wanted == TaskRules.ANY_CLASS || wanted == WorkerTable.vehicleClass(chain);
            final int first = workers.firstIdle(chain);
            if (first != WorkerTable.NONE && isOfClass && TaskRules.mayDo(WorkerTable.isOfPersons(chain), type)) {
                cursors[cursorCount++] = first;
            }
        }
    }

    private int takeLongestIdle() {
        int first = 0;
        for (int i = 1; i < cursorCount; i++) {
            if (workers.idleSequence(cursors[i]) < workers.idleSequence(cursors[first])) {
                first = i;
            }
        }
        final int bot = cursors[first];
        cursors[first] = workers.nextIdle(bot);
        if (cursors[first] == WorkerTable.NONE) {
            cursors[first] = cursors[--cursorCount];
        }
        return bot;
    }

    /** The free charger for an idle truck, or {@link ChargerTable#NONE}. */
    int chargerFor(final int bot, final long nowNs) {
        final ChargerTable chargers = tables.chargers;
        int best = ChargerTable.NONE;
        int bestTicks = 0;
        int seen = 0;
        for (int charger = 0; charger < chargers.count() && seen < TaskRules.MAX_CHARGERS_CONSIDERED; charger++) {
            if (chargers.isOffered(charger, nowNs)) {
                seen++;
                final int ticks = ticksToLocation(bot, chargers.locationId(charger));
                if (ticks != TravelCosts.NO_WAY && (best == ChargerTable.NONE || ticks < bestTicks)) {
                    best = charger;
                    bestTicks = ticks;
                }
            }
        }
        return best;
    }

    private int ticks(final int bot, final int slot) {
        return ticksToLocation(bot, tasks.fromLocations[slot]);
    }

    private int ticksToLocation(final int bot, final int location) {
        return costs.ticks(workers.cells[bot], workers.headings[bot], tables.locations.cell(location));
    }

    private long travelMs(final int ticks) {
        return (long) ticks * tickMs;
    }

    /** A rank is the time from which a task is taken to wait. */
    private long waitMs(final int slot, final long nowNs) {
        return (nowNs - tasks.ranks[slot]) / NS_PER_MS / TaskRules.WAIT_PER_TRAVEL;
    }

    private long penaltyMs(final int bot) {
        final int shortCentiPercent =
                Math.max(0, TaskRules.FULL_ENOUGH_CENTI_PERCENT - workers.batteriesCentiPercent[bot]);
        return shortCentiPercent * TaskRules.BATTERY_PENALTY_MS
                + (workers.isLoaded[bot] ? TaskRules.LOADED_PENALTY_MS : 0);
    }

    private boolean hasLessId(final int slot, final int other) {
        return tasks.taskIds[slot] < tasks.taskIds[other];
    }
}
