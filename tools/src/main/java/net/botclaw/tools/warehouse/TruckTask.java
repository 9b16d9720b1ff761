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

import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.protocol.codec.TaskType;

/** The task that a truck has. */
final class TruckTask {
    private static final long NONE = Long.MAX_VALUE;

    private final long taskId;
    private final long quantity;
    private final long fromLocation;
    private final long toLocation;
    private final String sku;
    private final int type;
    private int revision;
    private long acceptedSequence = NONE;
    private long pickSequence = NONE;
    private boolean isPicked;

    TruckTask(final TaskAssignmentDecoder assignment) {
        taskId = assignment.taskId();
        quantity = assignment.quantity();
        fromLocation = assignment.fromLocation();
        toLocation = assignment.toLocation();
        sku = assignment.sku();
        type = assignment.taskTypeRaw();
        revision = assignment.revision();
    }

    long taskId() {
        return taskId;
    }

    long quantity() {
        return quantity;
    }

    String sku() {
        return sku;
    }

    int revision() {
        return revision;
    }

    /** It was given again, to the same truck. */
    void revision(final int value) {
        revision = value;
    }

    boolean isCharge() {
        return type == TaskType.CHARGE.value();
    }

    /** Whether goods go from one place to another; otherwise there is one stop. */
    boolean isCarried() {
        return type == TaskType.PICK_AND_PACK.value()
                || type == TaskType.TRANSPORT.value()
                || type == TaskType.RESTOCK.value();
    }

    /** Where the next work of the task is. */
    long nextLocation() {
        return isPicked ? toLocation : fromLocation;
    }

    void onAccepted(final long sequence) {
        acceptedSequence = sequence;
    }

    /** Whether the engine has acknowledged that the truck accepts. */
    boolean isConfirmed(final long acked) {
        return acceptedSequence <= acked;
    }

    /** Whether a refused update was about this task as it is held now. */
    boolean isRefusedWith(final long sequence) {
        return sequence >= acceptedSequence;
    }

    void onPickTold(final long sequence) {
        pickSequence = sequence;
    }

    boolean isPickTold() {
        return pickSequence != NONE;
    }

    boolean isPickConfirmed(final long acked) {
        return pickSequence <= acked;
    }

    boolean isPick(final long sequence) {
        return sequence == pickSequence;
    }

    /** The work at the first stop is done or, of a task with one stop, begun: the task stays with this truck. */
    void onPicked() {
        isPicked = true;
    }

    boolean isPicked() {
        return isPicked;
    }
}
