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

/** An order of a station: looked up, then asked for, then followed until it ends. */
final class StationOrder {
    private final long requestId;
    private final String sku;
    private final int quantity;
    private long sequence;
    private long askedNs;
    private long fromLocation;
    private boolean isAnswered;

    StationOrder(final long requestId, final String sku, final int quantity) {
        this.requestId = requestId;
        this.sku = sku;
        this.quantity = quantity;
    }

    long requestId() {
        return requestId;
    }

    String sku() {
        return sku;
    }

    int quantity() {
        return quantity;
    }

    /** Sequence of the message that waits for an answer. */
    long sequence() {
        return sequence;
    }

    void onLookedUp(final long lookupSequence, final long nowNs) {
        sequence = lookupSequence;
        askedNs = nowNs;
    }

    void onRequested(final long requestSequence, final long nowNs, final long from) {
        sequence = requestSequence;
        askedNs = nowNs;
        fromLocation = from;
    }

    /** The message has not reached the engine: its answer is not waited for yet. */
    void onUnderWay(final long nowNs) {
        askedNs = nowNs;
    }

    /** Whether a task was asked for. */
    boolean isRequested() {
        return fromLocation != 0;
    }

    /** Where the goods are; 0 until a task was asked for. */
    long fromLocation() {
        return fromLocation;
    }

    /** The engine has made a task of it. */
    void onAnswered() {
        isAnswered = true;
    }

    /** Whether nobody has answered for so long that the order is sent again: an answer may be lost with a link. */
    boolean isOverdue(final long nowNs, final long timeoutNs) {
        return !isAnswered && nowNs - askedNs > timeoutNs;
    }
}
