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
package net.botclaw.protocol;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

/** Reads the fields of every group entry and every byte of data the way a decoder would, trusting the frame. */
final class TailReader {
    private static final int U16_MASK = 0xFFFF;

    private TailReader() {}

    /** Throws when anything lies beyond the buffer, which must end where the frame ends. */
    static long readAll(final List<Token> tokens, final UnsafeBuffer frame) {
        final int tail = FrameDescriptor.HEADER_LENGTH + FrameDescriptor.blockLength(frame, 0);
        long sum = readFields(tokens, frame, FrameDescriptor.HEADER_LENGTH, false);
        for (final Token token : tokens) {
            if (token.signal() == Signal.BEGIN_GROUP) {
                final int entryLength = frame.getShort(tail, LITTLE_ENDIAN) & U16_MASK;
                final int count = frame.getShort(tail + Short.BYTES, LITTLE_ENDIAN) & U16_MASK;
                for (int i = 0; i < count; i++) {
                    sum += readFields(tokens, frame, tail + 2 * Short.BYTES + i * entryLength, true);
                }
            } else if (token.signal() == Signal.BEGIN_VAR_DATA) {
                final int length = frame.getShort(tail, LITTLE_ENDIAN) & U16_MASK;
                for (int i = 0; i < length; i++) {
                    sum += frame.getByte(tail + Short.BYTES + i);
                }
            }
        }
        return sum;
    }

    private static long readFields(
            final List<Token> tokens, final UnsafeBuffer frame, final int start, final boolean isInGroup) {
        long sum = 0;
        boolean isGroupOpen = false;
        for (int i = 1; i < tokens.size() - 1; i++) {
            final Token token = tokens.get(i);
            isGroupOpen |= token.signal() == Signal.BEGIN_GROUP;
            if (token.signal() == Signal.BEGIN_FIELD && isGroupOpen == isInGroup) {
                final int length = tokens.get(i + 1).encodedLength();
                for (int n = 0; n < length; n++) {
                    sum += frame.getByte(start + token.offset() + n);
                }
            }
        }
        return sum;
    }
}
