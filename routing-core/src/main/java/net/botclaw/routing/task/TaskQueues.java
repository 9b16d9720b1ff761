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
 * The tasks that wait: a queue for each type and vehicle class, so that what nobody can do of one kind does not stand
 * before another kind. A queue is a leftist heap (C. A. Crane, 1972) that lives in three links a task, ordered by rank,
 * then by id: adding and removing take a logarithmic number of steps, and what is next can be read without removing it.
 *
 * <p>What comes out depends on ranks and ids alone, never on the order of what was added and removed before.
 *
 * <p><b>Threading</b>: the core's thread.
 */
final class TaskQueues {
    private static final int NONE = TaskRules.NO_SLOT;
    /** In place of a parent: at the top of its queue; and of a task that is in no queue. */
    private static final int TOP = -2;

    private static final int CLASSES = TaskRules.MAX_VEHICLE_CLASS + 1;

    private final TaskTable tasks;
    private final int[] tops = new int[TaskRules.TYPES * CLASSES];
    private final int[] left;
    private final int[] right;
    private final int[] parent;
    /** Length of the way down along right links: never longer than along left ones, so it is short. */
    private final byte[] spine;

    private int count;

    TaskQueues(final TaskTable tasks) {
        this.tasks = tasks;
        left = new int[tasks.capacity()];
        right = new int[tasks.capacity()];
        parent = new int[tasks.capacity()];
        spine = new byte[tasks.capacity()];
        for (int queue = 0; queue < tops.length; queue++) {
            tops[queue] = NONE;
        }
        for (int slot = 0; slot < parent.length; slot++) {
            parent[slot] = NONE;
        }
    }

    /** Tasks in all queues. */
    int count() {
        return count;
    }

    boolean contains(final int slot) {
        return parent[slot] != NONE;
    }

    /** First of a queue, or {@link TaskRules#NO_SLOT}. */
    int first(final int type, final int vehicleClass) {
        return tops[type * CLASSES + vehicleClass];
    }

    /** A task that comes after this one, or {@link TaskRules#NO_SLOT}; all others are behind the two of each task. */
    int oneAfter(final int slot) {
        return left[slot];
    }

    /** As {@link #oneAfter}: the other. */
    int otherAfter(final int slot) {
        return right[slot];
    }

    /** Whether one task comes before another. */
    boolean isBefore(final int slot, final int other) {
        final long rank = tasks.ranks[slot];
        final long otherRank = tasks.ranks[other];
        return rank < otherRank || rank == otherRank && tasks.taskIds[slot] < tasks.taskIds[other];
    }

    /** Adds a task that is in no queue. */
    void add(final int slot) {
        final int queue = queue(slot);
        left[slot] = NONE;
        right[slot] = NONE;
        spine[slot] = 1;
        top(queue, merge(tops[queue], slot));
        count++;
    }

    /** Removes a task that is in its queue. */
    void remove(final int slot) {
        final int above = parent[slot];
        final int below = merge(left[slot], right[slot]);
        parent[slot] = NONE;
        count--;
        if (above == TOP) {
            top(queue(slot), below);
            return;
        }
        if (left[above] == slot) {
            left[above] = below;
        } else {
            right[above] = below;
        }
        if (below != NONE) {
            parent[below] = above;
        }
        restore(above);
    }

    private void top(final int queue, final int slot) {
        tops[queue] = slot;
        if (slot != NONE) {
            parent[slot] = TOP;
        }
    }

    /** Merges two heaps down their right spines, at most 17 links each, and sets the lengths on the way up. */
    private int merge(final int one, final int other) {
        if (one == NONE || other == NONE) {
            return one == NONE ? other : one;
        }
        final boolean isOneFirst = isBefore(one, other);
        final int top = isOneFirst ? one : other;
        int rest = isOneFirst ? other : one;
        int at = top;
        while (right[at] != NONE) {
            final int next = right[at];
            if (isBefore(rest, next)) {
                link(at, rest);
                rest = next;
            }
            at = right[at];
        }
        link(at, rest);
        // From the end of the spine up to the new top.
        for (int node = at; node != top; node = parent[node]) {
            balance(node);
        }
        balance(top);
        return top;
    }

    private void link(final int above, final int below) {
        right[above] = below;
        parent[below] = above;
    }

    /** Goes up as long as lengths change: a logarithmic number of steps, for each is on a right spine above. */
    private void restore(final int from) {
        int node = from;
        while (node != TOP) {
            final byte before = spine[node];
            balance(node);
            if (spine[node] == before) {
                return;
            }
            node = parent[node];
        }
    }

    /** Puts the longer side to the left. */
    private void balance(final int node) {
        final int leftLength = length(left[node]);
        final int rightLength = length(right[node]);
        if (leftLength < rightLength) {
            final int swapped = left[node];
            left[node] = right[node];
            right[node] = swapped;
        }
        spine[node] = (byte) (1 + Math.min(leftLength, rightLength));
    }

    private int length(final int slot) {
        return slot == NONE ? 0 : spine[slot];
    }

    private int queue(final int slot) {
        return tasks.types[slot] * CLASSES + tasks.vehicleClasses[slot];
    }
}
