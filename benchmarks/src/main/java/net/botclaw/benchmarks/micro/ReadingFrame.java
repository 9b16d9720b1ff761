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
package net.botclaw.benchmarks.micro;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import org.agrona.MutableDirectBuffer;

/** The frame that most benchmarks carry: one sensor reading. */
final class ReadingFrame {
    /** Its length in bytes, header included. */
    static final int LENGTH = FrameDescriptor.HEADER_LENGTH + SensorReadingEncoder.BLOCK_LENGTH;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SensorReadingEncoder encoder = new SensorReadingEncoder();

    /** Writes the whole frame, and returns its length. */
    int put(final MutableDirectBuffer buffer, final int offset, final long sequence, final double value) {
        putMessage(buffer, offset + FrameDescriptor.SBE_OFFSET, sequence, value);
        FrameDescriptor.putHeader(buffer, offset, LENGTH, 0, FrameDescriptor.CHANNEL_RELIABLE, sequence);
        return LENGTH;
    }

    /** Writes the SBE message of the frame alone, and returns its length. */
    int putMessage(final MutableDirectBuffer buffer, final int offset, final long timeNs, final double value) {
        encoder.wrapAndApplyHeader(buffer, offset, header)
                .eventTimeNs(timeNs)
                .value(value)
                .zoneId(3)
                .sensorId(4)
                .sensorType(SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);
        return LENGTH - FrameDescriptor.SBE_OFFSET;
    }
}
