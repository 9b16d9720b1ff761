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
package net.botclaw.routing.session;

import java.util.Random;

/** Bytes in flight one way of a link: they come in order, in pieces of any length, and those at the end may be lost. */
final class WalkPipe {
    /** Bytes that can be in flight. */
    static final int CAPACITY = 8 * 1024;

    private final byte[] bytes = new byte[CAPACITY];
    private int length;
    private boolean isEnding;
    private long stalledUntilNs;

    /** Bytes that may be sent now. */
    int room() {
        return isEnding ? 0 : CAPACITY - length;
    }

    /** Puts bytes in flight; a pipe that is ending loses them, and so does one that is full. */
    boolean send(final byte[] source, final int count) {
        if (count > room()) {
            return false;
        }
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
        return true;
    }

    /** Nothing comes after what is in flight. */
    void end() {
        isEnding = true;
    }

    /** Loses the end of what is in flight, from any byte on; nothing comes after the rest. */
    void cut(final Random random) {
        length = random.nextInt(length + 1);
        isEnding = true;
    }

    /** Nothing comes out for a while. */
    void stall(final long untilNs) {
        stalledUntilNs = untilNs;
    }

    /** Whether everything has come out, and nothing will. */
    boolean isAtEnd(final long nowNs) {
        return isEnding && length == 0 && nowNs >= stalledUntilNs;
    }

    /** Takes some of the bytes out; gives their count. */
    int take(final byte[] target, final int offset, final long nowNs, final Random random) {
        final int limit = nowNs < stalledUntilNs ? 0 : Math.min(length, target.length - offset);
        final int count = random.nextInt(4) == 0 ? random.nextInt(limit + 1) : limit;
        System.arraycopy(bytes, 0, target, offset, count);
        System.arraycopy(bytes, count, bytes, 0, length - count);
        length -= count;
        return count;
    }
}
