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

import net.botclaw.routing.StateHash;
import org.agrona.BitUtil;

/**
 * From who asked and under which number to the task: open addressing with linear probing, at most half full, holes
 * closed on removal. Keys lie in the task table. A requester that picks its numbers so that they fall together is
 * refused after {@link #MAX_PROBES}, and slows nobody down for longer.
 *
 * <p><b>Threading</b>: the core's thread.
 */
final class RequestIndex {
    /** Places that a search looks at. */
    static final int MAX_PROBES = 1_024;

    private final TaskTable tasks;
    /** Slot + 1, 0: empty. */
    private final int[] entries;

    private final int mask;

    RequestIndex(final TaskTable tasks) {
        this.tasks = tasks;
        entries = new int[2 * BitUtil.findNextPositivePowerOfTwo(tasks.capacity())];
        mask = entries.length - 1;
    }

    /** The row of the task, or {@link TaskRules#NO_SLOT}. */
    int find(final int requester, final long requestId) {
        int index = home(requester, requestId);
        for (int probe = 0; probe < MAX_PROBES && entries[index] != 0; probe++) {
            final int slot = entries[index] - 1;
            if (tasks.requesters[slot] == requester && tasks.requestIds[slot] == requestId) {
                return slot;
            }
            index = index + 1 & mask;
        }
        return TaskRules.NO_SLOT;
    }

    /** Whether {@link #add} would find a place. */
    boolean hasRoom(final int requester, final long requestId) {
        int index = home(requester, requestId);
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            if (entries[index] == 0) {
                return true;
            }
            index = index + 1 & mask;
        }
        return false;
    }

    /** Adds a task that is not there and {@link #hasRoom}; its key is in the table. */
    void add(final int slot) {
        int index = home(slot);
        while (entries[index] != 0) {
            index = index + 1 & mask;
        }
        entries[index] = slot + 1;
    }

    /** Removes a task that is there, and moves those behind it up. At most half of the places are taken: it ends. */
    void remove(final int slot) {
        int hole = home(slot);
        while (entries[hole] != slot + 1) {
            hole = hole + 1 & mask;
        }
        entries[hole] = 0;
        int index = hole + 1 & mask;
        while (entries[index] != 0) {
            final int distance = index - home(entries[index] - 1) & mask;
            if (distance >= (index - hole & mask)) {
                entries[hole] = entries[index];
                entries[index] = 0;
                hole = index;
            }
            index = index + 1 & mask;
        }
    }

    private int home(final int slot) {
        return home(tasks.requesters[slot], tasks.requestIds[slot]);
    }

    private int home(final int requester, final long requestId) {
        return (int) StateHash.mix(requester, requestId) & mask;
    }
}
