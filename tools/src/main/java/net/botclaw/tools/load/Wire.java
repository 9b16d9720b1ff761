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
package net.botclaw.tools.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What one connection of a load speaks, without I/O: messages out, cumulative acks in.
 *
 * <p>Messages have sequences from 1, in the order in which they are put. Buffers are direct and little-endian; those to
 * put into have room for {@link #messageLength()} bytes at least, and never less than {@link #MIN_ROOM_BYTES}.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: nothing per message. <b>Failure</b>: an IOException ends the
 * connection; its message is one line.
 */
public interface Wire {
    /** Room that {@link #open}, {@link #take}, {@link #keepAlive} and {@link #bye} may count on, bytes. */
    int MIN_ROOM_BYTES = 1_024;

    /**
     * The most that one message takes.
     *
     * @return bytes.
     */
    int messageLength();

    /**
     * Puts what opens the conversation; nothing when the server needs no opening.
     *
     * @param out takes the bytes.
     */
    void open(ByteBuffer out);

    /**
     * Whether messages may be put.
     *
     * @return true once the server has answered the opening.
     */
    boolean isOpen();

    /**
     * Puts messages, as many as there is room for.
     *
     * @param firstSequence of the first.
     * @param count         how many are due, at least 1.
     * @param epochNs       the time of sending, for protocols that carry one.
     * @param out           takes whole messages.
     * @return how many were put, 0 to count.
     */
    int put(long firstSequence, int count, long epochNs, ByteBuffer out);

    /**
     * Takes what the server has sent: whole answers between position and limit. What is left comes again, with more.
     *
     * @param in  its position is moved behind what was taken.
     * @param out takes what the server must be answered.
     * @return the highest sequence acked so far, all before it are acked as well; 0: none.
     * @throws IOException when the server refuses or says what it must not.
     */
    long take(ByteBuffer in, ByteBuffer out) throws IOException;

    /**
     * Whether the server never answers: a message then counts as acked once the socket has taken it.
     *
     * @return default false.
     */
    default boolean isOneWay() {
        return false;
    }

    /**
     * Keeps a connection open that has been silent for a while.
     *
     * @param lastSequence put so far.
     * @param out          takes the bytes.
     */
    default void keepAlive(final long lastSequence, final ByteBuffer out) {}

    /**
     * Puts the last words; afterwards the connection is closed by either side.
     *
     * @param out takes the bytes.
     * @return true when the server answers by closing the connection, false when there is nothing to wait for.
     */
    default boolean bye(final ByteBuffer out) {
        return false;
    }
}
