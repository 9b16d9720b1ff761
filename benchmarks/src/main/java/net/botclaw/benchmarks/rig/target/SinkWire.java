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
 * What a sink is spoken to with: messages of a fixed length that nobody answers. They count as acked once the socket has
 * taken them, which whoever owns the socket finds out ({@link #isOneWay()}).
 *
 * <p><b>Threading</b>: one thread. <b>Failure</b>: a sink that answers ends the connection.
 */
public final class SinkWire implements Wire {
    private final FixedMessages messages;

    /**
     * A wire of one connection.
     *
     * @param messageLength of each message, bytes, at least {@link EchoWire#MIN_LENGTH}.
     */
    public SinkWire(final int messageLength) {
        messages = new FixedMessages(messageLength);
    }

    @Override
    public boolean isOneWay() {
        return true;
    }

    @Override
    public int messageLength() {
        return messages.length();
    }

    @Override
    public void open(final ByteBuffer out) {
        // A sink needs no opening.
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public int put(final long firstSequence, final int count, final long epochNs, final ByteBuffer out) {
        return messages.put(firstSequence, count, out);
    }

    @Override
    public long take(final ByteBuffer in, final ByteBuffer out) throws IOException {
        if (in.hasRemaining()) {
            throw new IOException("the sink answered");
        }
        return 0;
    }
}
