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
package net.botclaw.routing;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A handler that counts, and does what a test tells it to. */
class FakeHandler implements Handler {
    private static final int MESSAGE_LENGTH = 16;

    int messageCount;
    int eventCount;
    private final String name;
    private final int[] messages;
    private final int[] events;

    FakeHandler(final String name, final int[] messages, final int... events) {
        this.name = name;
        this.messages = messages.clone();
        this.events = events.clone();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int[] messages() {
        return messages.clone();
    }

    @Override
    public final int[] events() {
        return events.clone();
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        messageCount++;
        return 0;
    }

    @Override
    public void onEvent(
            final CoreRecord cause,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventPublisher publisher) {
        eventCount++;
    }

    @Override
    public final long stateHash() {
        return StateHash.mix(messageCount, eventCount);
    }

    /** Raises an event that has nothing but a template and a number. */
    static void raise(final EventPublisher publisher, final int templateId, final long number) {
        final UnsafeBuffer message = message(templateId, number, MESSAGE_LENGTH);
        publisher.event(1, message, 0, MESSAGE_LENGTH);
    }

    static UnsafeBuffer message(final int templateId, final long number, final int length) {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[length]);
        message.putShort(2, (short) templateId);
        message.putLong(8, number);
        return message;
    }
}
