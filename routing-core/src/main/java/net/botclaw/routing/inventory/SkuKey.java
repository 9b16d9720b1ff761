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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** A SKU as it lies in a message: its 16 characters as two longs, the first character in the lowest byte. */
final class SkuKey {
    private static final int LENGTH = 2 * Long.BYTES;
    private static final int PADDING = 0;
    private static final int FIRST_PRINTABLE = 0x21;
    private static final int LAST_PRINTABLE = 0x7E;

    long first;
    long second;

    void read(final DirectBuffer buffer, final int index) {
        first = buffer.getLong(index, LITTLE_ENDIAN);
        second = buffer.getLong(index + Long.BYTES, LITTLE_ENDIAN);
    }

    void write(final MutableDirectBuffer buffer, final int index) {
        buffer.putLong(index, first, LITTLE_ENDIAN);
        buffer.putLong(index + Long.BYTES, second, LITTLE_ENDIAN);
    }

    /**
     * One character or more of printable ASCII without blanks, then zeros to the end: what looks the same when it is
     * printed is the same SKU.
     */
    boolean isValid() {
        boolean isOver = false;
        for (int i = 0; i < LENGTH; i++) {
            final int character = character(i);
            if (character == PADDING) {
                isOver = true;
            } else if (isOver || character < FIRST_PRINTABLE || character > LAST_PRINTABLE) {
                return false;
            }
        }
        return character(0) != PADDING;
    }

    private int character(final int i) {
        final long half = i < Long.BYTES ? first : second;
        return (int) (half >>> (i % Long.BYTES) * Byte.SIZE) & 0xFF;
    }
}
