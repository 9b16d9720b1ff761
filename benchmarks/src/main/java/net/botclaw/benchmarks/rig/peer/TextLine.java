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
import java.nio.charset.StandardCharsets;

/** Lines that end with CR LF, as Redis and NATS speak them, where they lie in a buffer. */
final class TextLine {
    static final int NOT_WHOLE = -1;
    static final int END_LENGTH = 2;
    private static final byte[] END = {'\r', '\n'};
    private static final int MAX_ERROR_LENGTH = 300;

    private TextLine() {}

    static void putEnd(final ByteBuffer out) {
        out.put(END);
    }

    /**
     * Where the line that begins at an index ends.
     *
     * @return the index behind its LF, or {@link #NOT_WHOLE}.
     */
    static int endOf(final ByteBuffer in, final int from) {
        for (int index = from, limit = in.limit(); index < limit; index++) {
            if (in.get(index) == '\n') {
                return index + 1;
            }
        }
        return NOT_WHOLE;
    }

    /** A piece of a buffer in words, for an error: one line, without control characters, cut when long. */
    static String quote(final ByteBuffer in, final int from, final int to) {
        final byte[] bytes = new byte[Math.min(to - from, MAX_ERROR_LENGTH)];
        in.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }
}
