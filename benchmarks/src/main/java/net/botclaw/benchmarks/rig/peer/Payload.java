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
package net.botclaw.benchmarks.rig.peer;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * What a message to a peer carries: its time of sending in the first 8 bytes, in the buffer's byte order, and bytes that
 * no server can make smaller behind it. Opaque to the peers.
 */
final class Payload {
    static final int MIN_LENGTH = Long.BYTES;
    /** As the engine's frames; every peer takes as much by default. */
    static final int MAX_LENGTH = 65_535;

    private static final long SEED = 20_260_101L;

    private final byte[] content;

    Payload(final int length) {
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a payload has " + MIN_LENGTH + " to " + MAX_LENGTH + " bytes, not " + length);
        }
        content = new byte[length];
        new Random(SEED).nextBytes(content);
    }

    int length() {
        return content.length;
    }

    void put(final long epochNs, final ByteBuffer out) {
        out.putLong(epochNs);
        out.put(content, Long.BYTES, content.length - Long.BYTES);
    }
}
