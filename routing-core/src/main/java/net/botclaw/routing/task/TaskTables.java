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

import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.StateHash;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;

/**
 * The tables that belong together, and which timer is whose: each task has one for what it is in (an acceptance that is
 * awaited, a bot that is away, a rest, something left for the next tick) and one for its deadline, each bot has one for
 * its cool-down, each location one for the next probe while it is blocked.
 *
 * <p><b>Memory</b>: about 26 MB in the constructor; next to nothing on a site without a map, where there are no tasks.
 */
final class TaskTables {
    final Site site;
    final LocationTable locations;
    final TaskTable tasks;
    final RequestIndex requests;
    final TaskQueues queues;
    final WorkerTable workers = new WorkerTable();
    final ChargerTable chargers;
    final BlockedPlaceTable blockedPlaces;
    final TaskTimers timers;
    /** Workers that look for a task as soon as there is room for what follows. */
    final WaitingRing seekingWorkers = new WaitingRing(CoreLimits.MAX_BOTS + 1);
    /** Workers that were to charge when no charger was free. */
    final WaitingRing lowWorkers = new WaitingRing(CoreLimits.MAX_BOTS + 1);
    /** Tasks that look for a worker likewise. */
    final WaitingRing seekingTasks;

    TaskTables(final Site site, final LocationTable locations, final int slots, final int maxOpen) {
        this.site = site;
        this.locations = locations;
        tasks = new TaskTable(slots, maxOpen);
        requests = new RequestIndex(tasks);
        queues = new TaskQueues(tasks);
        chargers = new ChargerTable(locations);
        blockedPlaces = new BlockedPlaceTable(locations.maxLocationId() + 1, slots);
        timers = new TaskTimers(2 * slots + CoreLimits.MAX_BOTS + 1 + locations.maxLocationId() + 1);
        seekingTasks = new WaitingRing(slots);
    }

    /** Timer of what a task is in. */
    int phaseTimer(final int slot) {
        return slot;
    }

    /** Timer of a task's deadline. */
    int deadlineTimer(final int slot) {
        return tasks.capacity() + slot;
    }

    /** Timer of a bot's cool-down. */
    int workerTimer(final int bot) {
        return 2 * tasks.capacity() + bot;
    }

    /** Timer of a blocked location. */
    int placeTimer(final int location) {
        return 2 * tasks.capacity() + CoreLimits.MAX_BOTS + 1 + location;
    }

    /** Something about a worker has changed: when it has become idle, it looks for a task. */
    void refresh(final int bot) {
        if (workers.refresh(bot)) {
            seekingWorkers.add(bot);
        }
    }

    /** A worker is not asked for a while. */
    void coolDown(final int bot, final long untilNs) {
        workers.isCooling[bot] = true;
        timers.set(workerTimer(bot), untilNs);
        workers.refresh(bot);
    }

    /** A worker may be asked again. */
    void endCoolDown(final int bot) {
        workers.isCooling[bot] = false;
        refresh(bot);
    }

    boolean hasSeekers() {
        return !seekingWorkers.isEmpty() || !seekingTasks.isEmpty();
    }

    long stateHash() {
        long hash = StateHash.mix(tasks.stateHash(), workers.stateHash());
        hash = StateHash.mix(hash, timers.stateHash());
        hash = StateHash.mix(hash, chargers.stateHash());
        hash = StateHash.mix(hash, blockedPlaces.stateHash());
        hash = StateHash.mix(hash, lowWorkers.stateHash());
        hash = StateHash.mix(hash, seekingWorkers.stateHash());
        return StateHash.mix(hash, seekingTasks.stateHash());
    }
}
