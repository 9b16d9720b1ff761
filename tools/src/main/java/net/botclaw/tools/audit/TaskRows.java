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
package net.botclaw.tools.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.botclaw.protocol.codec.TaskState;

/** What became of each task and of each request for one. */
final class TaskRows {
    private final Map<Long, Row> rows = new HashMap<>();
    private final Set<Request> requests = new HashSet<>();
    private final Set<Request> answered = new HashSet<>();

    /** Who asked, and under what number; 0 is the operator. */
    record Request(long requesterId, long requestId) {}

    private static final class Row {
        private int state;
        private int done;
        private int picks;
        private int puts;
    }

    void onRequest(final Request request) {
        requests.add(request);
    }

    void onChanged(final long taskId, final Request request, final int state) {
        answered.add(request);
        final Row row = row(taskId);
        row.state = state;
        row.done += state == TaskState.DONE.value() ? 1 : 0;
    }

    /** Goods were taken for a task; false when that was so before. */
    boolean onPicked(final long taskId) {
        return taskId == 0 || row(taskId).picks++ == 0;
    }

    /** Goods were brought for a task; false when that was so before. */
    boolean onPut(final long taskId) {
        return taskId == 0 || row(taskId).puts++ == 0;
    }

    private Row row(final long taskId) {
        return rows.computeIfAbsent(taskId, any -> new Row());
    }

    long tasks() {
        return rows.size();
    }

    long in(final TaskState state) {
        return rows.values().stream().filter(row -> row.state == state.value()).count();
    }

    long open() {
        return rows.values().stream()
                .filter(row -> row.state < TaskState.DONE.value())
                .count();
    }

    long doneTwice() {
        return rows.values().stream()
                .filter(row -> row.done > 1 || row.picks > 1 || row.puts > 1)
                .count();
    }

    long requests() {
        return requests.size();
    }

    long requestsWithoutTask() {
        return requests.stream().filter(request -> !answered.contains(request)).count();
    }
}
