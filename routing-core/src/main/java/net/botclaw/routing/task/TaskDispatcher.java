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
 * Brings together workers that look for a task and tasks that look for a worker, in the order in which they began to
 * look, as far as the limits of the record allow. Whoever finds nobody does not look again before something changes:
 * every task that is queued, and every worker that becomes idle or moves, looks itself.
 *
 * <p><b>Threading</b>: the core's thread.
 */
final class TaskDispatcher {
    private final TaskOrder order = new TaskOrder();
    private final TaskTables tables;
    private final Assigner assigner;
    private final TaskLifecycle lifecycle;
    private final TaskPublisher publisher;
    private final TaskStep step;

    TaskDispatcher(
            final TaskTables tables,
            final Assigner assigner,
            final TaskLifecycle lifecycle,
            final TaskPublisher publisher,
            final TaskStep step) {
        this.tables = tables;
        this.assigner = assigner;
        this.lifecycle = lifecycle;
        this.publisher = publisher;
        this.step = step;
    }

    /** Makes at most so many choices; what is left waits for the next tick, which is due at once. */
    void run(final int maxChoices) {
        for (int i = 0; i < maxChoices && tables.hasSeekers() && step.hasRoom(); i++) {
            final int bot = tables.seekingWorkers.poll();
            if (bot != WaitingRing.NONE) {
                serveWorker(bot);
            } else {
                serveTask(tables.seekingTasks.poll());
            }
        }
    }

    private void serveWorker(final int bot) {
        if (!tables.workers.isIdle(bot) || !isWanted(bot)) {
            return;
        }
        if (!publisher.canPushAssignment(bot)) {
            tables.coolDown(bot, step.timeNs() + TaskRules.OUTBOX_RETRY_NS);
        } else if (!isSentToCharge(bot)) {
            giveTask(bot);
        }
    }

    /** Else it need not be asked again for its outbox: that would be a tick a second for as long as it is full. */
    private boolean isWanted(final int bot) {
        return tables.queues.count() > 0 || tables.workers.mustCharge(bot) && tables.chargers.hasFree();
    }

    /** False: it need not, or no charger is free, and it goes on working as long as it can. */
    private boolean isSentToCharge(final int bot) {
        if (!tables.workers.mustCharge(bot) || tables.tasks.isFull()) {
            return false;
        }
        final int charger = tables.chargers.hasFree() ? assigner.chargerFor(bot, step.timeNs()) : ChargerTable.NONE;
        if (charger == ChargerTable.NONE) {
            tables.lowWorkers.add(bot);
            return false;
        }
        order.charge(tables.chargers.locationId(charger));
        lifecycle.assign(lifecycle.createInternal(order), bot);
        return true;
    }

    private void giveTask(final int bot) {
        final int slot = assigner.taskFor(bot, step.timeNs());
        for (int i = 0; i < assigner.blockedCount(); i++) {
            lifecycle.rest(assigner.blocked(i));
        }
        if (slot != TaskRules.NO_SLOT) {
            lifecycle.assign(slot, bot);
        } else if (assigner.isCutOff() && assigner.blockedCount() > 0) {
            // Others stand behind those that rest now.
            tables.seekingWorkers.add(bot);
        } else if (assigner.isCutOff() && !assigner.hasWay(bot)) {
            // It is the worker that is nowhere: the tasks are for others.
            tables.coolDown(bot, step.timeNs() + TaskRules.POSTPONE_NS);
        } else if (assigner.isCutOff()) {
            // Nothing but tasks it has no way to, and others behind them: those are put aside, and it looks again.
            for (int i = 0; i < assigner.waylessCount(); i++) {
                lifecycle.postpone(assigner.wayless(i));
            }
            tables.seekingWorkers.add(bot);
        }
    }

    private void serveTask(final int slot) {
        if (!tables.queues.contains(slot)) {
            return;
        }
        if (assigner.isBlocked(slot)) {
            lifecycle.rest(slot);
            return;
        }
        final int bot = assigner.workerFor(slot);
        if (bot == WorkerTable.NONE) {
            lookPast(slot);
        } else if (publisher.canPushAssignment(bot)) {
            lifecycle.assign(slot, bot);
        } else {
            tables.coolDown(bot, step.timeNs() + TaskRules.OUTBOX_RETRY_NS);
            tables.seekingTasks.add(slot);
        }
    }

    /** Idle workers without a way to the task hide others: next time, after a while, it sees those first. */
    private void lookPast(final int slot) {
        if (assigner.isCutOff()) {
            for (int i = 0; i < assigner.waylessCount(); i++) {
                tables.workers.moveBack(assigner.wayless(i));
            }
            lifecycle.postpone(slot);
        }
    }
}
