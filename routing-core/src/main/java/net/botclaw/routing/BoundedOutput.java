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

import net.botclaw.routing.outbox.Outbox;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Passes the results of one record on to the host, within the limits, and queues its events for the listeners.
 *
 * <pre>
 *  event ──▶ count, check depth ──▶ host (journaled at once)
 *                      └──▶ queue, oldest first ──▶ listeners, once the current handler has returned
 * </pre>
 *
 * <p>One output of the limit is kept back for the state hash that may follow the record.
 *
 * <p><b>Threading</b>: the core's thread. <b>Failure</b>: beyond a limit it throws, which stops the core: a handler that
 * can do that is wrong.
 */
final class BoundedOutput implements CoreOutput, EventPublisher {
    /** Outputs that sessions and handlers may have for one record. */
    static final int LIMIT = CoreLimits.MAX_OUTPUTS_PER_RECORD - 1;
    /** Bytes kept back for the state hash: SBE header and body. */
    static final int STATE_HASH_BYTES = 32;
    /** Bytes that sessions and handlers may have for one record. */
    static final int BYTE_LIMIT = CoreLimits.MAX_OUTPUT_BYTES_PER_RECORD - STATE_HASH_BYTES;

    private final CoreOutput output;
    private final HandlerTable handlers;
    private final Outbox outbox;
    private final UnsafeBuffer queue = new UnsafeBuffer(new byte[BYTE_LIMIT]);
    private final int[] offsets = new int[LIMIT];
    private final int[] lengths = new int[LIMIT];
    private final int[] depths = new int[LIMIT];

    private int outputCount;
    private int outputBytes;
    private int queuedCount;
    private int queuedBytes;
    private int nextIndex;
    private int depth;

    BoundedOutput(final CoreOutput output, final HandlerTable handlers, final Outbox outbox) {
        this.output = output;
        this.handlers = handlers;
        this.outbox = outbox;
    }

    /** Starts a record. */
    void begin() {
        outputCount = 0;
        outputBytes = 0;
        queuedCount = 0;
        queuedBytes = 0;
        nextIndex = 0;
        depth = 0;
    }

    /** Outputs of the current record so far. */
    int outputCount() {
        return outputCount;
    }

    /** Moves to the oldest queued event; what is raised from now on is one level deeper than it. False: none left. */
    boolean nextEvent() {
        if (nextIndex == queuedCount) {
            return false;
        }
        depth = depths[nextIndex];
        nextIndex++;
        return true;
    }

    /** Holds the current queued event. */
    DirectBuffer eventBuffer() {
        return queue;
    }

    /** Offset of the current queued event. */
    int eventOffset() {
        return offsets[nextIndex - 1];
    }

    /** Length of the current queued event in bytes. */
    int eventLength() {
        return lengths[nextIndex - 1];
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        if (depth == CoreLimits.MAX_EVENT_DEPTH) {
            throw new IllegalStateException("events lead to events more than " + depth + " deep");
        }
        count(length);
        output.event(botId, buffer, offset, length);
        if (handlers.hasListeners(SbeHeader.templateId(buffer, offset))) {
            enqueue(buffer, offset, length);
        }
    }

    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        count(length);
        output.reply(buffer, offset, length);
    }

    @Override
    public boolean push(
            final int botId,
            final long key,
            final long expiresNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (!outbox.hasRoom(botId, length)) {
            return false;
        }
        push(botId, outbox.add(botId, key, expiresNs, buffer, offset, length), buffer, offset, length);
        return true;
    }

    @Override
    public boolean canPush(final int botId, final int length) {
        return outbox.hasRoom(botId, length);
    }

    @Override
    public boolean hasUnacked(final int botId) {
        return outbox.count(botId) > 0;
    }

    @Override
    public boolean hasRoom(final int outputs, final int bytes) {
        return outputs <= LIMIT - outputCount && bytes <= BYTE_LIMIT - outputBytes;
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        count(length);
        output.push(botId, sequence, buffer, offset, length);
    }

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        count(length);
        output.resend(botId, sequence, buffer, offset, length);
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        count(0);
        output.bind(botId, epoch, nextSequence);
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        count(0);
        output.disconnect(botId, code, retryAfterMs);
    }

    @Override
    public void stateHash(final long inputCount, final long hash) {
        output.stateHash(inputCount, hash);
    }

    private void count(final int length) {
        if (outputCount == LIMIT) {
            throw new IllegalStateException("more than " + LIMIT + " outputs of one record");
        }
        if (length > BYTE_LIMIT - outputBytes) {
            throw new IllegalStateException("more than " + BYTE_LIMIT + " bytes of output of one record");
        }
        outputCount++;
        outputBytes += length;
    }

    private void enqueue(final DirectBuffer buffer, final int offset, final int length) {
        queue.putBytes(queuedBytes, buffer, offset, length);
        offsets[queuedCount] = queuedBytes;
        lengths[queuedCount] = length;
        depths[queuedCount] = depth + 1;
        queuedBytes += length;
        queuedCount++;
    }
}
