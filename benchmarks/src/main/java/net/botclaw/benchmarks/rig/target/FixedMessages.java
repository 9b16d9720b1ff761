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

import java.nio.ByteBuffer;

/** Messages that are all of one length: a sequence and zeros. Allocates nothing per message. */
final class FixedMessages {
    private final int length;
    private final ByteBuffer zeros;

    FixedMessages(final int length) {
        if (length < EchoWire.MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "a message has at least " + EchoWire.MIN_LENGTH + " bytes, not " + length);
        }
        this.length = length;
        this.zeros = ByteBuffer.allocateDirect(length - Long.BYTES);
    }

    int length() {
        return length;
    }

    /** Puts as many as there is room for, at most count; returns how many. */
    int put(final long firstSequence, final int count, final ByteBuffer out) {
        final int fitting = Math.min(count, out.remaining() / length);
        final int start = out.position();
        for (int i = 0; i < fitting; i++) {
            final int offset = start + i * length;
            out.putLong(offset, firstSequence + i);
            out.put(offset + Long.BYTES, zeros, 0, length - Long.BYTES);
        }
        out.position(start + fitting * length);
        return fitting;
    }
}
