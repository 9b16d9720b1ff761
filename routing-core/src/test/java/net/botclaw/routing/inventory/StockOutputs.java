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
package net.botclaw.routing.inventory;

import java.util.ArrayList;
import java.util.List;
import net.botclaw.routing.CoreOutput;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages that came out since the last time this was cleared, and the newest state hash. */
final class StockOutputs implements CoreOutput {
    final List<UnsafeBuffer> replies = new ArrayList<>();
    final List<UnsafeBuffer> events = new ArrayList<>();
    final List<UnsafeBuffer> pushes = new ArrayList<>();
    private long hash;

    void clear() {
        replies.clear();
        events.clear();
        pushes.clear();
    }

    boolean isSameAs(final StockOutputs other) {
        return hash == other.hash
                && replies.equals(other.replies)
                && events.equals(other.events)
                && pushes.equals(other.pushes);
    }

    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        add(replies, buffer, offset, length);
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        add(events, buffer, offset, length);
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        add(pushes, buffer, offset, length);
    }

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        add(pushes, buffer, offset, length);
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        hash = 31 * hash + botId;
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        hash = 31 * hash + code;
    }

    @Override
    public void stateHash(final long inputCount, final long newHash) {
        hash = 31 * hash + newHash;
    }

    private static void add(
            final List<UnsafeBuffer> messages, final DirectBuffer buffer, final int offset, final int length) {
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        messages.add(new UnsafeBuffer(copy));
    }
}
