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
package net.botclaw.tools.warehouse;

/** The last few tasks a truck has ended or given up, so that an assignment which comes late begins none of them again. */
final class EndedTasks {
    private static final int CAPACITY = 32;

    private final long[] taskIds = new long[CAPACITY];
    private final int[] revisions = new int[CAPACITY];
    private int count;

    void add(final long taskId, final int revision) {
        taskIds[count % CAPACITY] = taskId;
        revisions[count % CAPACITY] = revision;
        count++;
    }

    /** Whether a task was ended in this revision or a later one. */
    boolean isEnded(final long taskId, final int revision) {
        for (int i = Math.max(0, count - CAPACITY); i < count; i++) {
            if (taskIds[i % CAPACITY] == taskId && revision <= revisions[i % CAPACITY]) {
                return true;
            }
        }
        return false;
    }
}
