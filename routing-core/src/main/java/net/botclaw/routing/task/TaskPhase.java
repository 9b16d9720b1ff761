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

import net.botclaw.protocol.codec.TaskState;

/**
 * The life of a task.
 *
 * <pre>
 *          ┌──────────── taken back ───────────┐
 *          ▼                                   │
 *       QUEUED ──▶ ASSIGNED ──▶ ACCEPTED ──▶ IN_PROGRESS ──▶ DONE
 *          │           │            │             │
 *          └───────────┴────────────┴─────────────┴──▶ CANCELLED
 *          └───────────┴────────────┴────────────────▶ EXPIRED
 *                      └────────────┴─────────────┴──▶ FAILED
 * </pre>
 *
 * Only what is not begun is taken back. A bot may go from ACCEPTED to DONE at once, for a task without a middle.
 */
enum TaskPhase {
    QUEUED(TaskState.QUEUED, 0b1100_0010),
    ASSIGNED(TaskState.ASSIGNED, 0b1110_0101),
    ACCEPTED(TaskState.ACCEPTED, 0b1111_1001),
    IN_PROGRESS(TaskState.IN_PROGRESS, 0b0111_1000),
    DONE(TaskState.DONE, 0),
    FAILED(TaskState.FAILED, 0),
    CANCELLED(TaskState.CANCELLED, 0),
    EXPIRED(TaskState.EXPIRED, 0);

    private final TaskState state;
    private final int nextMask;

    /** The mask has the bits of the codes that may follow. */
    TaskPhase(final TaskState state, final int nextMask) {
        this.state = state;
        this.nextMask = nextMask;
    }

    /** As it goes over the wire. */
    TaskState state() {
        return state;
    }

    boolean isFinal() {
        return nextMask == 0;
    }

    /** In a bot's hands and not begun. */
    boolean isHeldUnbegun() {
        return this == ASSIGNED || this == ACCEPTED;
    }

    boolean allows(final TaskPhase next) {
        return (nextMask & 1 << next.state.value()) != 0;
    }
}
