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
package net.botclaw.benchmarks.rig.target;

import java.io.IOException;
import java.nio.ByteBuffer;
import net.botclaw.tools.load.Wire;

/**
 * What a raw echo is spoken to with: messages of a fixed length, each acked by as many bytes that come back.
 *
 * <pre>
 *   0  i64 sequence   in the buffer's byte order
 *   8  zeros
 * </pre>
 *
 * <p><b>Threading</b>: one thread. <b>Failure</b>: more messages back than were put, or a message that comes back with another
 * sequence, end the connection.
 */
public final class EchoWire implements Wire {
    /** Shortest message, bytes. */
    public static final int MIN_LENGTH = Long.BYTES;

    private final FixedMessages messages;
    private long putCount;
    private long returnedSequence;
    /** Of the message that is coming back. */
    private int leftBytes;

    /**
     * A wire of one connection.
     *
     * @param messageLength of each message, bytes, at least {@link #MIN_LENGTH}.
     */
    public EchoWire(final int messageLength) {
        messages = new FixedMessages(messageLength);
    }

    @Override
    public int messageLength() {
        return messages.length();
    }

    @Override
    public void open(final ByteBuffer out) {
        // An echo needs no opening.
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public int put(final long firstSequence, final int count, final long epochNs, final ByteBuffer out) {
        final int put = messages.put(firstSequence, count, out);
        putCount += put;
        return put;
    }

    @Override
    public long take(final ByteBuffer in, final ByteBuffer out) throws IOException {
        while (in.hasRemaining() && (leftBytes > 0 || in.remaining() >= MIN_LENGTH)) {
            if (leftBytes == 0) {
                begin(in.getLong(in.position()));
            }
            final int taken = Math.min(leftBytes, in.remaining());
            in.position(in.position() + taken);
            leftBytes -= taken;
            if (leftBytes == 0) {
                returnedSequence++;
            }
        }
        return returnedSequence;
    }

    /** A message of which only the sequence must be in one piece, so that it may be longer than the reader's buffer. */
    private void begin(final long sequence) throws IOException {
        if (returnedSequence == putCount) {
            throw new IOException("the echo returned more than it was sent");
        }
        if (sequence != returnedSequence + 1) {
            throw new IOException("the echo returned message " + sequence + " in place of " + (returnedSequence + 1));
        }
        leftBytes = messages.length();
    }
}
