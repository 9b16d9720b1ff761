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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.TaskRequestDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.Handler;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.site.LocationTable;

/**
 * What is asked for: a TaskRequest, or a CreateTask, which has the same fields at the same places. Numbers are as they
 * came until {@link #check} has found nothing wrong with them.
 */
final class TaskOrder {
    private final TaskRequestDecoder decoder = new TaskRequestDecoder();

    long requestId;
    long deadlineNs;
    long skuLow;
    long skuHigh;
    int quantity;
    int fromLocation;
    int toLocation;
    int type;
    int priority;
    int vehicleClass;

    /** Reads a record that is whole. A deadline that is null or 0 is none. */
    void wrap(final CoreRecord record) {
        decoder.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        requestId = decoder.requestId();
        final long deadline = decoder.deadlineNs();
        deadlineNs =
                deadline == TaskRequestDecoder.deadlineNsNullValue() || deadline == 0 ? Handler.NO_DEADLINE : deadline;
        final int skuOffset = record.bodyOffset() + TaskRequestDecoder.skuEncodingOffset();
        skuLow = record.buffer().getLong(skuOffset, LITTLE_ENDIAN);
        skuHigh = record.buffer().getLong(skuOffset + Long.BYTES, LITTLE_ENDIAN);
        quantity = (int) decoder.quantity();
        fromLocation = (int) decoder.fromLocation();
        type = decoder.taskTypeRaw();
        toLocation = TaskRules.movesGoods(type) ? (int) decoder.toLocation() : LocationTable.NONE;
        priority = decoder.priority();
        vehicleClass = decoder.vehicleClass();
    }

    /** The engine's own order to charge. */
    void charge(final int locationId) {
        requestId = 0;
        deadlineNs = Handler.NO_DEADLINE;
        skuLow = 0;
        skuHigh = 0;
        quantity = 0;
        fromLocation = locationId;
        toLocation = LocationTable.NONE;
        type = TaskRules.CHARGE;
        priority = 0;
        vehicleClass = TaskRules.ANY_CLASS;
    }

    /** What is wrong with it whenever it is asked for, or {@link RejectCode#OK}. */
    RejectCode check(final LocationTable locations) {
        final boolean hasQuantity = quantity != 0 && quantity != (int) TaskRequestDecoder.quantityNullValue();
        if (type >= TaskRules.TYPES
                || priority == TaskRequestDecoder.priorityNullValue()
                || vehicleClass > TaskRules.MAX_VEHICLE_CLASS
                || TaskRules.movesGoods(type) && !hasQuantity) {
            return RejectCode.INVALID_VALUE;
        }
        final boolean isToKnown = !TaskRules.movesGoods(type) || locations.isKnown(toLocation);
        if (!locations.isKnown(fromLocation) || !isToKnown) {
            return RejectCode.UNKNOWN_ID;
        }
        if (type == TaskRules.CHARGE && !locations.isOf(fromLocation, PlaceKind.CHARGER)) {
            return RejectCode.INVALID_VALUE;
        }
        return RejectCode.OK;
    }
}
