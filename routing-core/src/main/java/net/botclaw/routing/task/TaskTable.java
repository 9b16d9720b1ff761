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
import net.botclaw.routing.Handler;
import net.botclaw.routing.StateHash;

/**
 * The tasks, one row each. A task's id is {@code generation << 17 | slot}, so that no map is needed. Rows of finished
 * tasks are kept until they are needed, the one that finished first goes first.
 *
 * <p>Columns are read all over the package; {@link TaskLifecycle} alone writes them.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: about 125 bytes a row, in the constructor.
 */
final class TaskTable {
    final long[] taskIds;
    final long[] requestIds;
    final long[] skuLows;
    final long[] skuHighs;
    final long[] deadlinesNs;
    final long[] ranks;
    final long[] assignedNs;
    /** 32 unsigned bits, as asked for. */
    final int[] quantities;

    final int[] quantitiesDone;
    final int[] fromLocations;
    final int[] toLocations;
    /** Bot that asked, or {@link TaskRules#NOBODY} for the operator and the engine. */
    final int[] requesters;
    /** Whose hands it is in, or {@link TaskRules#NOBODY}. */
    final int[] bots;

    final int[] revisions;
    final int[] attempts;
    /** Times it came back for reasons that pass. */
    final int[] refusals;
    /** Why it is to be taken back at the next tick, or 0. */
    final int[] recallCodes;
    /** Why it ended or came back last, or 0. */
    final int[] codes;

    final TaskPhase[] phases;
    final byte[] types;
    final byte[] vehicleClasses;
    /** Unsigned. */
    final byte[] priorities;

    final boolean[] isInternal;
    final boolean[] isLateSaid;

    /** Open tasks of each bot that asks; it follows from the rows. */
    private final int[] openOf = new int[CoreLimits.MAX_BOTS + 1];

    private final int[] nextFinished;
    private final int maxOpen;
    private int firstFinished = TaskRules.NO_SLOT;
    private int lastFinished = TaskRules.NO_SLOT;
    private int usedSlots;
    private int openCount;

    /** A table of so many rows, of which so many can be open: fewer than rows. */
    TaskTable(final int slots, final int maxOpen) {
        this.maxOpen = maxOpen;
        taskIds = new long[slots];
        requestIds = new long[slots];
        skuLows = new long[slots];
        skuHighs = new long[slots];
        deadlinesNs = new long[slots];
        ranks = new long[slots];
        assignedNs = new long[slots];
        quantities = new int[slots];
        quantitiesDone = new int[slots];
        fromLocations = new int[slots];
        toLocations = new int[slots];
        requesters = new int[slots];
        bots = new int[slots];
        revisions = new int[slots];
        attempts = new int[slots];
        refusals = new int[slots];
        recallCodes = new int[slots];
        codes = new int[slots];
        phases = new TaskPhase[slots];
        types = new byte[slots];
        vehicleClasses = new byte[slots];
        priorities = new byte[slots];
        isInternal = new boolean[slots];
        isLateSaid = new boolean[slots];
        nextFinished = new int[slots];
    }

    int capacity() {
        return taskIds.length;
    }

    int openCount() {
        return openCount;
    }

    boolean isFull() {
        return openCount == maxOpen;
    }

    /** Whether a bot has asked for as many open tasks as one may. */
    boolean isShareFull(final int requester) {
        return requester != TaskRules.NOBODY && openOf[requester] == TaskRules.MAX_OPEN_TASKS_PER_BOT;
    }

    /** The row of a task, or {@link TaskRules#NO_SLOT} when its id is none or its row has been needed since. */
    int find(final long taskId) {
        final int slot = (int) taskId & TaskRules.MAX_SLOTS - 1;
        return slot < usedSlots && taskIds[slot] == taskId ? slot : TaskRules.NO_SLOT;
    }

    /** The row that the next {@link #open} takes and whose task is then forgotten, or {@link TaskRules#NO_SLOT}. */
    int forgottenNext() {
        return usedSlots < taskIds.length ? TaskRules.NO_SLOT : firstFinished;
    }

    /** Takes a row of a table that is not full for who asks; its id is set, its other columns are the caller's. */
    int open(final int requester) {
        final int slot;
        if (usedSlots < taskIds.length) {
            slot = usedSlots++;
            taskIds[slot] = 1L << TaskRules.SLOT_BITS | slot;
        } else {
            slot = firstFinished;
            firstFinished = nextFinished[slot];
            if (firstFinished == TaskRules.NO_SLOT) {
                lastFinished = TaskRules.NO_SLOT;
            }
            taskIds[slot] += TaskRules.MAX_SLOTS;
        }
        requesters[slot] = requester;
        openOf[requester]++;
        openCount++;
        return slot;
    }

    /** The task has come to its end. */
    void close(final int slot) {
        nextFinished[slot] = TaskRules.NO_SLOT;
        if (lastFinished == TaskRules.NO_SLOT) {
            firstFinished = slot;
        } else {
            nextFinished[lastFinished] = slot;
        }
        lastFinished = slot;
        openOf[requesters[slot]]--;
        openCount--;
    }

    long quantity(final int slot) {
        return quantities[slot] & 0xFFFF_FFFFL;
    }

    int priority(final int slot) {
        return priorities[slot] & 0xFF;
    }

    boolean hasDeadline(final int slot) {
        return deadlinesNs[slot] != Handler.NO_DEADLINE;
    }

    boolean hasSameContent(final int slot, final TaskOrder order) {
        return skuLows[slot] == order.skuLow
                && skuHighs[slot] == order.skuHigh
                && deadlinesNs[slot] == order.deadlineNs
                && quantities[slot] == order.quantity
                && fromLocations[slot] == order.fromLocation
                && toLocations[slot] == order.toLocation
                && types[slot] == order.type
                && vehicleClasses[slot] == order.vehicleClass
                && priority(slot) == order.priority;
    }

    /** A walk over the rows in use. */
    long stateHash() {
        long hash = StateHash.mix(openCount, usedSlots);
        for (int slot = firstFinished; slot != TaskRules.NO_SLOT; slot = nextFinished[slot]) {
            hash = StateHash.mix(hash, slot);
        }
        for (int slot = 0; slot < usedSlots; slot++) {
            hash = hashOrder(hash, slot);
            hash = StateHash.mix(hash, assignedNs[slot]);
            hash = StateHash.mix(hash, (long) bots[slot] << 32 | phases[slot].ordinal());
            hash = StateHash.mix(hash, (long) revisions[slot] << 32 | attempts[slot]);
            hash = StateHash.mix(hash, refusals[slot]);
            hash = StateHash.mix(hash, (long) recallCodes[slot] << 32 | codes[slot]);
            hash = StateHash.mix(hash, (long) quantitiesDone[slot] << 1 | (isLateSaid[slot] ? 1 : 0));
        }
        return hash;
    }

    private long hashOrder(final long seed, final int slot) {
        long hash = StateHash.mix(seed, taskIds[slot]);
        hash = StateHash.mix(hash, requestIds[slot]);
        hash = StateHash.mix(hash, skuLows[slot]);
        hash = StateHash.mix(hash, skuHighs[slot]);
        hash = StateHash.mix(hash, deadlinesNs[slot]);
        hash = StateHash.mix(hash, ranks[slot]);
        hash = StateHash.mix(hash, (long) quantities[slot] << 32 | requesters[slot]);
        hash = StateHash.mix(hash, (long) fromLocations[slot] << 32 | toLocations[slot]);
        return StateHash.mix(
                hash,
                types[slot] << 24 | vehicleClasses[slot] << 16 | priority(slot) << 1 | (isInternal[slot] ? 1 : 0));
    }
}
