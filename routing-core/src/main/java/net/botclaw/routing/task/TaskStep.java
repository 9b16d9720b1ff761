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

import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;

/**
 * The record that is being applied and how much it may still lead to. What other handlers say to the events of a step
 * comes only after this handler has returned, so room for it is set aside for every step that was taken.
 */
final class TaskStep {
    private CoreRecord record;
    private EventPublisher publisher;
    private long timeNs;
    private int steps;

    /** Another record. */
    void begin(final CoreRecord newRecord, final EventPublisher newPublisher) {
        record = newRecord;
        publisher = newPublisher;
        timeNs = newRecord.timeNs();
        steps = 0;
    }

    CoreRecord record() {
        return record;
    }

    EventPublisher publisher() {
        return publisher;
    }

    /** Time of this record, or of the last one. */
    long timeNs() {
        return timeNs;
    }

    /** A task was given or taken. */
    void count() {
        steps++;
    }

    /** Whether another task may be given or taken. */
    boolean hasRoom() {
        return publisher.hasRoom((steps + 1) * TaskRules.ASSIGNMENT_OUTPUTS, (steps + 1) * TaskRules.ASSIGNMENT_BYTES);
    }
}
