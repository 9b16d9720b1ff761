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

import java.util.ArrayDeque;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The messages of one bot in their order. What the session has no room for waits here, and with it everything behind it;
 * the bot begins nothing new meanwhile, so that little waits.
 */
final class OfferQueue {
    private final FrameSink sink;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private final UnsafeBuffer view = new UnsafeBuffer(new byte[0]);
    private long taken;

    OfferQueue(final FrameSink sink) {
        this.sink = sink;
    }

    /**
     * Sends a message, or keeps it until it can be sent.
     *
     * @return the sequence that it has or will have: the session is this bot's alone.
     */
    long send(final UnsafeBuffer buffer, final int length) {
        if (!waiting.isEmpty() || !offer(buffer, length)) {
            final byte[] copy = new byte[length];
            buffer.getBytes(0, copy);
            waiting.add(copy);
        }
        return taken + waiting.size();
    }

    /** Sends what waits, as far as there is room. */
    void flush() {
        while (!waiting.isEmpty()) {
            final byte[] next = waiting.peek();
            view.wrap(next);
            if (!offer(view, next.length)) {
                return;
            }
            waiting.remove();
        }
    }

    private boolean offer(final UnsafeBuffer buffer, final int length) {
        final long sequence = sink.offer(0, buffer, 0, length);
        if (sequence < 0) {
            return false;
        }
        taken++;
        if (sequence != taken) {
            throw new IllegalStateException("message " + taken + " became sequence " + sequence);
        }
        return true;
    }

    /** Whether nothing waits. */
    boolean isClear() {
        return waiting.isEmpty();
    }
}
