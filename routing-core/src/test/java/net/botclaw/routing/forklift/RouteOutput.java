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
package net.botclaw.routing.forklift;

import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.StateHash;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands pushes and events on as copies, and makes one figure of all that comes out. */
final class RouteOutput implements CoreOutput {
    /** Takes a message. */
    interface Sink {
        /** Takes a copy: a push with its sequence, or an event with 0. */
        void take(int botId, long sequence, UnsafeBuffer message);
    }

    private final Sink sink;
    private long hash;

    RouteOutput(final Sink sink) {
        this.sink = sink;
    }

    long hash() {
        return hash;
    }

    private UnsafeBuffer copy(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        hash = StateHash.mix(hash, botId);
        for (final byte value : bytes) {
            hash = StateHash.mix(hash, value);
        }
        return new UnsafeBuffer(bytes);
    }

    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        copy(0, buffer, offset, length);
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        sink.take(botId, 0, copy(botId, buffer, offset, length));
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        sink.take(botId, sequence, copy(botId, buffer, offset, length));
    }

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        copy(botId, buffer, offset, length);
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        hash = StateHash.mix(hash, botId);
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        hash = StateHash.mix(hash, code);
    }

    @Override
    public void stateHash(final long inputCount, final long stateHash) {
        hash = StateHash.mix(hash, stateHash);
    }
}
