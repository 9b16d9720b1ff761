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

import java.util.ArrayList;
import java.util.List;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.Templates;
import net.botclaw.protocol.codec.AddStationEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.SetSensorThresholdEncoder;
import net.botclaw.protocol.codec.Severity;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames that operators send. */
final class CommandFrames {
    private static final int BODY = FrameDescriptor.SBE_OFFSET;
    private static final int BODY_LENGTH = 56;

    private CommandFrames() {}

    /** A rule that is in order. */
    static byte[] threshold(final long sequence) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + SetSensorThresholdEncoder.BLOCK_LENGTH]);
        new SetSensorThresholdEncoder()
                .wrapAndApplyHeader(buffer, BODY, new MessageHeaderEncoder())
                .eventTimeNs(sequence)
                .raiseBelow(20)
                .clearAtOrAbove(22)
                .zoneId(12)
                .sensorType(SensorType.TEMPERATURE)
                .severity(Severity.WARNING)
                .enabled((short) 1);
        return finish(buffer, FrameDescriptor.CHANNEL_RELIABLE, sequence);
    }

    /** A station in a cell that no map has. */
    static byte[] stationNowhere(final long sequence) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + AddStationEncoder.BLOCK_LENGTH]);
        new AddStationEncoder()
                .wrapAndApplyHeader(buffer, BODY, new MessageHeaderEncoder())
                .eventTimeNs(sequence)
                .locationId(1_000)
                .cell(0xFFFF_FFF0L);
        return finish(buffer, FrameDescriptor.CHANNEL_RELIABLE, sequence);
    }

    /** A good envelope of this template around a body that has nothing to do with it. */
    static byte[] any(final int templateId, final int channel, final long sequence) {
        return any(templateId, channel, sequence, BODY_LENGTH);
    }

    static byte[] any(final int templateId, final int channel, final long sequence, final int bodyLength) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameDescriptor.HEADER_LENGTH + bodyLength]);
        for (int i = FrameDescriptor.HEADER_LENGTH; i < buffer.capacity(); i++) {
            buffer.putByte(i, (byte) (31 * i + templateId));
        }
        new MessageHeaderEncoder()
                .wrap(buffer, BODY)
                .blockLength(bodyLength)
                .templateId(templateId)
                .schemaId(MessageHeaderEncoder.SCHEMA_ID)
                .version(MessageHeaderEncoder.SCHEMA_VERSION);
        return finish(buffer, channel, sequence);
    }

    /** A command of every template there can be, and two that are in order, with sequences from 1 on. */
    static List<byte[]> ofEveryTemplate() {
        final List<byte[]> frames = new ArrayList<>();
        frames.add(threshold(1));
        frames.add(stationNowhere(2));
        for (int templateId = Templates.FIRST_COMMAND; templateId < Templates.FIRST_EVENT; templateId++) {
            frames.add(any(templateId, FrameDescriptor.CHANNEL_RELIABLE, frames.size() + 1L));
        }
        return frames;
    }

    private static byte[] finish(final UnsafeBuffer buffer, final int channel, final long sequence) {
        FrameDescriptor.putHeader(buffer, 0, buffer.capacity(), 0, channel, sequence);
        return buffer.byteArray();
    }
}
