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
package net.botclaw.ingest;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Arrays;
import java.util.Random;
import net.botclaw.protocol.FrameDescriptor;
import org.agrona.concurrent.UnsafeBuffer;

/** Damages frames at random, mostly in one place, mostly where a careless reader would be hurt. */
final class FrameMutator {
    private static final int LENGTH = 0;
    private static final int FLAGS = 2;
    private static final int CHANNEL = 3;
    private static final int SEQUENCE = 4;
    private static final int BLOCK_LENGTH = 8;
    private static final int TEMPLATE_ID = 10;
    private static final int SCHEMA_ID = 12;
    private static final int VERSION = 14;
    private static final int KINDS = 13;

    private final Random random;

    FrameMutator(final Random random) {
        this.random = random;
    }

    byte[] mutate(final byte[] golden) {
        byte[] frame = golden.clone();
        do {
            frame = mutateOnce(frame);
        } while (random.nextInt(4) == 0 && frame.length >= FrameDescriptor.HEADER_LENGTH);
        return frame;
    }

    private byte[] mutateOnce(final byte[] frame) {
        switch (random.nextInt(KINDS)) {
            case 0:
                return with16(frame, LENGTH, near(frame.length));
            case 1:
                return with8(frame, FLAGS, random.nextInt(256));
            case 2:
                return with8(frame, CHANNEL, random.nextInt(5) == 0 ? random.nextInt(256) : random.nextInt(4));
            case 3:
                new UnsafeBuffer(frame).putInt(SEQUENCE, random.nextInt(), LITTLE_ENDIAN);
                return frame;
            case 4:
                return with16(frame, BLOCK_LENGTH, near(get16(frame, BLOCK_LENGTH)));
            case 5:
                return with16(frame, TEMPLATE_ID, random.nextInt(10) == 0 ? 0xFFFF : random.nextInt(200));
            case 6:
                return with16(frame, SCHEMA_ID, near(get16(frame, SCHEMA_ID)));
            case 7:
                return with16(frame, VERSION, near(1));
            case 8:
                return mutateTail(frame);
            case 9:
                return resize(frame, random.nextInt(frame.length + 1));
            case 10:
                return resize(frame, frame.length + 1 + random.nextInt(100));
            case 11:
                return flip(frame);
            default:
                final byte[] noise = new byte[1 + random.nextInt(200)];
                random.nextBytes(noise);
                return noise;
        }
    }

    /** Group dimensions or data length, which follow the root block. */
    private byte[] mutateTail(final byte[] frame) {
        final int tail = FrameDescriptor.HEADER_LENGTH + get16(frame, BLOCK_LENGTH);
        final int offset = tail + (random.nextBoolean() ? Short.BYTES : 0);
        return offset + Short.BYTES <= frame.length ? with16(frame, offset, near(get16(frame, offset))) : flip(frame);
    }

    private byte[] resize(final byte[] frame, final int length) {
        final byte[] resized = Arrays.copyOf(frame, length);
        for (int i = frame.length; i < length; i++) {
            resized[i] = (byte) random.nextInt(256);
        }
        return random.nextBoolean() && length >= Short.BYTES ? with16(resized, LENGTH, length) : resized;
    }

    private byte[] flip(final byte[] frame) {
        for (int i = random.nextInt(8); i >= 0; i--) {
            frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return frame;
    }

    private int near(final int value) {
        final int[] candidates = {value - 1, value + 1, 0, 1, 15, 16, 0x7FFF, 0x8000, 0xFFFF, random.nextInt(1 << 16)};
        return candidates[random.nextInt(candidates.length)];
    }

    private static int get16(final byte[] frame, final int offset) {
        return new UnsafeBuffer(frame).getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
    }

    private static byte[] with16(final byte[] frame, final int offset, final int value) {
        new UnsafeBuffer(frame).putShort(offset, (short) value, LITTLE_ENDIAN);
        return frame;
    }

    private static byte[] with8(final byte[] frame, final int offset, final int value) {
        frame[offset] = (byte) value;
        return frame;
    }
}
