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

import net.botclaw.protocol.RejectCode;
import net.botclaw.routing.Handler;

/**
 * The one place where tasks change: each method takes a task from one phase to the next, in the tables and for everyone
 * who must hear of it.
 *
 * <p><b>Threading</b>: the core's thread.
 */
final class TaskLifecycle {
    private final TaskTables tables;
    private final TaskTable tasks;
    private final WorkerTable workers;
    private final BlockedPlaceTable places;
    private final TaskTimers timers;
    private final TaskPublisher publisher;
    private final TaskStep step;

    TaskLifecycle(final TaskTables tables, final TaskPublisher publisher, final TaskStep step) {
        this.tables = tables;
        this.tasks = tables.tasks;
        this.workers = tables.workers;
        this.places = tables.blockedPlaces;
        this.timers = tables.timers;
        this.publisher = publisher;
        this.step = step;
    }

    /** Takes an order of a bot or of the operator into the queue. There is room for it. */
    void create(final TaskOrder order, final int requester) {
        final int slot = open(order, requester, false);
        tables.requests.add(slot);
        publisher.changed(slot, TaskRules.NOBODY);
        publisher.status(slot);
        enqueue(slot);
    }

    /** The engine's own task for one bot, which is in no queue: the caller assigns it. There is room for it. */
    int createInternal(final TaskOrder order) {
        final int slot = open(order, TaskRules.NOBODY, true);
        publisher.changed(slot, TaskRules.NOBODY);
        return slot;
    }

    private int open(final TaskOrder order, final int requester, final boolean isInternal) {
        final int forgotten = tasks.forgottenNext();
        if (forgotten != TaskRules.NO_SLOT && !tasks.isInternal[forgotten]) {
            tables.requests.remove(forgotten);
        }
        final int slot = tasks.open(requester);
        fill(slot, order);
        tasks.isInternal[slot] = isInternal;
        tasks.ranks[slot] = TaskRules.rank(step.timeNs(), order.priority, order.deadlineNs);
        if (order.deadlineNs != Handler.NO_DEADLINE) {
            final long lateNs = Math.max(step.timeNs(), order.deadlineNs - TaskRules.LATE_LEAD_NS);
            timers.set(tables.deadlineTimer(slot), lateNs);
        }
        if (order.type == TaskRules.CHARGE) {
            tables.chargers.take(tables.chargers.at(order.fromLocation));
        }
        return slot;
    }

    private void fill(final int slot, final TaskOrder order) {
        tasks.requestIds[slot] = order.requestId;
        tasks.skuLows[slot] = order.skuLow;
        tasks.skuHighs[slot] = order.skuHigh;
        tasks.deadlinesNs[slot] = order.deadlineNs;
        tasks.quantities[slot] = order.quantity;
        tasks.fromLocations[slot] = order.fromLocation;
        tasks.toLocations[slot] = order.toLocation;
        tasks.types[slot] = (byte) order.type;
        tasks.priorities[slot] = (byte) order.priority;
        tasks.vehicleClasses[slot] = (byte) order.vehicleClass;
        tasks.phases[slot] = TaskPhase.QUEUED;
        tasks.assignedNs[slot] = 0;
        tasks.quantitiesDone[slot] = 0;
        tasks.bots[slot] = TaskRules.NOBODY;
        tasks.revisions[slot] = 0;
        tasks.attempts[slot] = 0;
        tasks.refusals[slot] = 0;
        tasks.recallCodes[slot] = 0;
        tasks.codes[slot] = 0;
        tasks.isLateSaid[slot] = false;
    }

    private void enqueue(final int slot) {
        final int location = tasks.fromLocations[slot];
        if (places.isBlocked(location) && !places.isProbe(slot, location)) {
            places.rest(slot, location);
            return;
        }
        tables.queues.add(slot);
        tables.seekingTasks.add(slot);
    }

    /** Takes a task out of its queue for a while, because it stands before others that could be done. */
    void postpone(final int slot) {
        tables.queues.remove(slot);
        timers.set(tables.phaseTimer(slot), step.timeNs() + TaskRules.POSTPONE_NS);
    }

    /** Takes a task out of its queue until there is a way to its location, which is blocked. */
    void rest(final int slot) {
        tables.queues.remove(slot);
        places.rest(slot, tasks.fromLocations[slot]);
    }

    /** Gives a task to an idle worker whose outbox has room. */
    void assign(final int slot, final int bot) {
        step.count();
        if (tables.queues.contains(slot)) {
            tables.queues.remove(slot);
        }
        phase(slot, TaskPhase.ASSIGNED);
        tasks.bots[slot] = bot;
        tasks.revisions[slot]++;
        tasks.attempts[slot]++;
        tasks.codes[slot] = RejectCode.OK.code();
        tasks.assignedNs[slot] = step.timeNs();
        workers.taskSlots[bot] = slot;
        tables.refresh(bot);
        holdTimer(slot);
        // First of all, while there is room: the requester may be the same bot.
        publisher.assignment(slot);
        publisher.assigned(slot);
        publisher.changed(slot, bot);
        publisher.status(slot);
    }

    /** The bot will do it. */
    void accept(final int slot) {
        final int bot = tasks.bots[slot];
        workers.timeouts[bot] = 0;
        phase(slot, TaskPhase.ACCEPTED);
        holdTimer(slot);
        publisher.changed(slot, bot);
    }

    /** The goods are on the bot: from now on it is not taken away by itself. */
    void begin(final int slot) {
        phase(slot, TaskPhase.IN_PROGRESS);
        tasks.recallCodes[slot] = 0;
        timers.cancel(tables.phaseTimer(slot));
        openPlace(slot);
        publisher.changed(slot, tasks.bots[slot]);
    }

    /** Whoever has it, or nobody, is done with it. */
    void finish(final int slot, final TaskPhase end, final int code) {
        step.count();
        final int bot = tasks.bots[slot];
        if (tables.queues.contains(slot)) {
            tables.queues.remove(slot);
        }
        timers.cancel(tables.deadlineTimer(slot));
        if (end == TaskPhase.DONE) {
            openPlace(slot);
        }
        places.remove(slot, tasks.fromLocations[slot]);
        if (tasks.types[slot] == TaskRules.CHARGE) {
            leaveCharger(tables.chargers.at(tasks.fromLocations[slot]), end, code);
            if (end == TaskPhase.DONE) {
                // Until it says more: what it said last is from before.
                workers.batteriesCentiPercent[bot] = TaskRules.FULL_CENTI_PERCENT;
            }
        }
        phase(slot, end);
        tasks.codes[slot] = code;
        letGo(slot, bot);
        publisher.changed(slot, bot);
        publisher.status(slot);
        tasks.close(slot);
    }

    /** The next one may come; to a charger that cannot be reached not at once, for it would be the nearest again. */
    private void leaveCharger(final int charger, final TaskPhase end, final int code) {
        tables.chargers.free(charger);
        final boolean isNoWay = code == RejectCode.NO_ROUTE.code() || TaskRules.isTraffic(code);
        if (end != TaskPhase.DONE && isNoWay) {
            tables.chargers.putAside(charger, step.timeNs() + TaskRules.CHARGER_ASIDE_NS);
            return;
        }
        for (int bot = tables.lowWorkers.poll(); bot != WaitingRing.NONE; bot = tables.lowWorkers.poll()) {
            if (workers.isIdle(bot) && workers.mustCharge(bot)) {
                tables.seekingWorkers.add(bot);
                return;
            }
        }
    }

    /** The bot that has it, if any, is told that it is to let go; the rest as {@link #finish}. */
    void withdraw(final int slot, final TaskPhase end, final int code) {
        final int bot = tasks.bots[slot];
        if (bot != TaskRules.NOBODY) {
            publisher.cancel(slot, bot, code);
        }
        finish(slot, end, code);
    }

    /**
     * Takes a task that is not begun away from its bot, which is not asked again for a while, unless its place is at
     * fault. It is queued again, unless it came back too often, or was the engine's own for this bot. Traffic passes: what
     * came back for it is not counted.
     */
    void takeBack(final int slot, final int code) {
        final int bot = tasks.bots[slot];
        if (!TaskRules.isTraffic(code) || !places.isAtFault(tasks.fromLocations[slot], bot)) {
            final int doublings = Math.min(workers.timeouts[bot], TaskRules.MAX_COOL_DOWN_DOUBLINGS);
            tables.coolDown(bot, step.timeNs() + (TaskRules.COOL_DOWN_NS << doublings));
        }
        final boolean isPassing = TaskRules.isPassing(code) && tasks.revisions[slot] < TaskRules.MAX_REVISION;
        if (isPassing) {
            tasks.attempts[slot]--;
        }
        if (tasks.isInternal[slot] || tasks.attempts[slot] >= TaskRules.MAX_ATTEMPTS) {
            withdraw(slot, isPassing ? TaskPhase.CANCELLED : TaskPhase.FAILED, code);
            return;
        }
        step.count();
        phase(slot, TaskPhase.QUEUED);
        tasks.codes[slot] = code;
        letGo(slot, bot);
        publisher.cancel(slot, bot, code);
        publisher.changed(slot, bot);
        if (TaskRules.isTraffic(code)) {
            awaitTraffic(slot, bot);
        } else if (isPassing) {
            offerLater(slot);
        } else {
            enqueue(slot);
        }
    }

    /** Another truck is tried at once when one cannot drive. */
    private void offerLater(final int slot) {
        final int refusals = tasks.refusals[slot]++;
        if (refusals < TaskRules.MAX_ATTEMPTS) {
            enqueue(slot);
        } else {
            timers.set(tables.phaseTimer(slot), waitedNs(refusals));
        }
    }

    /** A task that traffic keeps from its location waits by itself, or with the others when the location is blocked. */
    private void awaitTraffic(final int slot, final int bot) {
        final int location = tasks.fromLocations[slot];
        final int refusals = tasks.refusals[slot]++;
        final boolean isCounted = !places.isBlocked(location) || places.isProbe(slot, location);
        if (isCounted) {
            places.onRefused(location, bot);
        }
        if (!places.isBlocked(location)) {
            timers.set(tables.phaseTimer(slot), waitedNs(refusals));
            return;
        }
        places.rest(slot, location);
        if (isCounted) {
            timers.set(tables.placeTimer(location), waitedNs(places.refusals(location) - 1));
        }
    }

    private long waitedNs(final int refusals) {
        final int doublings = Math.min(refusals, TaskRules.MAX_TRAFFIC_WAIT_DOUBLINGS);
        return step.timeNs() + (TaskRules.TRAFFIC_WAIT_NS << doublings);
    }

    /** There is a way to the location of a task: those that rest there are queued from the next tick on. */
    void openPlace(final int slot) {
        final int location = tasks.fromLocations[slot];
        if (places.isBlocked(location)) {
            timers.set(tables.placeTimer(location), step.timeNs());
        }
        places.open(location);
    }

    /** The next task of a blocked location is offered, or some of those that rest at one that is open again. */
    void onPlaceTimer(final int location) {
        if (!places.isBlocked(location)) {
            for (int i = 0; i < TaskRules.MAX_RELEASED_PER_TIMER && places.hasResting(location); i++) {
                enqueue(places.takeFirst(location));
            }
            if (places.hasResting(location)) {
                timers.set(tables.placeTimer(location), step.timeNs());
            }
        } else if (places.hasTasks(location)) {
            if (places.hasResting(location)) {
                enqueue(places.takeProbe(location));
            }
            timers.set(tables.placeTimer(location), waitedNs(places.refusals(location) - 1));
        } else {
            places.open(location);
        }
    }

    /** The bot does not want it; one that never does is asked less and less. */
    void reject(final int slot, final int code) {
        final int bot = tasks.bots[slot];
        takeBack(slot, code);
        workers.timeouts[bot]++;
    }

    private void letGo(final int slot, final int bot) {
        timers.cancel(tables.phaseTimer(slot));
        tasks.recallCodes[slot] = 0;
        tasks.bots[slot] = TaskRules.NOBODY;
        if (bot != TaskRules.NOBODY) {
            workers.taskSlots[bot] = TaskRules.NO_SLOT;
            tables.refresh(bot);
        }
    }

    /**
     * Something is to be done about the task in a bot's hands at the next tick, which is due at once: it is taken back, or
     * pushed again when it has begun. Events never change a task themselves, so that they lead to no further ones.
     */
    void recall(final int slot, final RejectCode code) {
        tasks.recallCodes[slot] = code.code();
        timers.set(tables.phaseTimer(slot), step.timeNs());
    }

    /** Sets how long the bot may keep what it has not begun, after a change of phase or of its link. */
    void holdTimer(final int slot) {
        if (tasks.recallCodes[slot] != 0) {
            return;
        }
        final int bot = tasks.bots[slot];
        final boolean isAway = !workers.isConnected[bot];
        final long awayNs = workers.disconnectedNs[bot];
        final TaskPhase phase = tasks.phases[slot];
        final int timer = tables.phaseTimer(slot);
        if (phase == TaskPhase.ASSIGNED) {
            final long acceptByNs = tasks.assignedNs[slot] + TaskRules.ACCEPT_TIMEOUT_NS;
            timers.set(timer, isAway ? Math.min(acceptByNs, awayNs + TaskRules.DISCONNECT_HOLD_NS) : acceptByNs);
        } else if (phase == TaskPhase.ACCEPTED && isAway) {
            timers.set(timer, awayNs + TaskRules.LEASE_NS);
        } else {
            timers.cancel(timer);
        }
    }

    /** The timer of what a task is in is due. */
    void onPhaseTimer(final int slot) {
        final TaskPhase phase = tasks.phases[slot];
        if (phase == TaskPhase.QUEUED) {
            enqueue(slot);
        } else if (phase.isHeldUnbegun()) {
            final int recallCode = tasks.recallCodes[slot];
            if (recallCode == 0 || TaskRules.isOfTruck(recallCode)) {
                workers.timeouts[tasks.bots[slot]]++;
            }
            takeBack(slot, recallCode == 0 ? RejectCode.BOT_LOST.code() : recallCode);
        } else {
            pushAgain(slot);
        }
    }

    /** The bot has started again with the goods on it: it gets the task once more, as the next revision. */
    private void pushAgain(final int slot) {
        final int bot = tasks.bots[slot];
        if (tasks.revisions[slot] >= TaskRules.MAX_REVISION) {
            withdraw(slot, TaskPhase.FAILED, RejectCode.BOT_LOST.code());
        } else if (!publisher.canPushAssignment(bot)) {
            timers.set(tables.phaseTimer(slot), step.timeNs() + TaskRules.OUTBOX_RETRY_NS);
        } else {
            step.count();
            tasks.recallCodes[slot] = 0;
            tasks.revisions[slot]++;
            phase(slot, TaskPhase.IN_PROGRESS);
            publisher.assignment(slot);
            publisher.changed(slot, bot);
        }
    }

    /** The deadline is near, or here. */
    void onDeadlineTimer(final int slot) {
        if (!tasks.isLateSaid[slot]) {
            tasks.isLateSaid[slot] = true;
            publisher.late(slot);
            timers.set(tables.deadlineTimer(slot), tasks.deadlinesNs[slot]);
        } else if (tasks.phases[slot].allows(TaskPhase.EXPIRED)) {
            withdraw(slot, TaskPhase.EXPIRED, RejectCode.DEADLINE_PASSED.code());
        }
    }

    private void phase(final int slot, final TaskPhase next) {
        final TaskPhase now = tasks.phases[slot];
        if (!now.allows(next)) {
            throw new IllegalStateException("task " + tasks.taskIds[slot] + " from " + now + " to " + next);
        }
        tasks.phases[slot] = next;
    }
}
