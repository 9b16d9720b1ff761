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
package net.botclaw.tools.journal;

import java.nio.file.Path;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.JournalWriter;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AlertRaisedEncoder;
import net.botclaw.protocol.codec.AlertType;
import net.botclaw.protocol.codec.BotConnectedEncoder;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.ResumeOutcome;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.SequenceGapEncoder;
import net.botclaw.protocol.codec.SessionClosedEncoder;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.protocol.codec.TaskAssignedEncoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes journals by hand, good ones and ones that no engine would write. One record per batch. */
final class JournalFixture implements AutoCloseable {
    /** Time of every record. */
    static final long TIME_NS = 1_773_300_000_123_456_789L;

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final JournalWriter writer;
    private final BatchBuilder batch = new BatchBuilder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    JournalFixture(final Path root) {
        writer = JournalWriter.create(root);
    }

    JournalFixture connected(final int botId, final int epoch, final String name) {
        new BotConnectedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(TIME_NS)
                .cause(0)
                .botId(botId)
                .nextExpectedSequence(1)
                .sessionEpoch(epoch)
                .botName(name)
                .firmware("fw-1")
                .outcome(epoch == 1 ? ResumeOutcome.FIRST : ResumeOutcome.NEW_EPOCH);
        return output(botId, BotConnectedEncoder.TEMPLATE_ID, BotConnectedEncoder.BLOCK_LENGTH);
    }

    JournalFixture reading(final int botId, final int epoch, final long sequence, final double value) {
        new SensorReadingEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(TIME_NS)
                .value(value)
                .zoneId(7)
                .sensorId(3)
                .sensorType(SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);
        return input(
                RecordKind.INBOUND,
                FrameDescriptor.CHANNEL_RELIABLE,
                botId,
                epoch,
                sequence,
                SensorReadingEncoder.TEMPLATE_ID,
                SensorReadingEncoder.BLOCK_LENGTH);
    }

    JournalFixture readings(final int botId, final int epoch, final long from, final long to) {
        for (long sequence = from; sequence <= to; sequence++) {
            reading(botId, epoch, sequence, 50);
        }
        return this;
    }

    JournalFixture gap(final int botId, final int epoch, final long from, final long to) {
        new SequenceGapEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(TIME_NS)
                .fromSequence(from)
                .toSequence(to)
                .channel(Channel.RELIABLE);
        return session(botId, epoch, SequenceGapEncoder.TEMPLATE_ID, SequenceGapEncoder.BLOCK_LENGTH);
    }

    JournalFixture closed(final int botId, final int epoch, final long duplicatesDropped) {
        new SessionClosedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(TIME_NS)
                .framesReceived(0)
                .duplicatesDropped(duplicatesDropped)
                .code(0);
        return session(botId, epoch, SessionClosedEncoder.TEMPLATE_ID, SessionClosedEncoder.BLOCK_LENGTH);
    }

    JournalFixture alert(final int botId, final double value) {
        new AlertRaisedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(TIME_NS)
                .alertId(1)
                .cause(0)
                .botId(botId)
                .value(value)
                .threshold(30)
                .ruleId(1)
                .zoneId(7)
                .sensorId(3)
                .alertType(AlertType.CRITICAL_SOIL_MOISTURE)
                .severity(Severity.CRITICAL);
        return output(botId, AlertRaisedEncoder.TEMPLATE_ID, AlertRaisedEncoder.BLOCK_LENGTH);
    }

    JournalFixture taskAssigned(final int botId) {
        return taskAssigned(botId, 5, 2);
    }

    JournalFixture taskAssigned(final int botId, final int aisle, final int shelf) {
        new TaskAssignedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(TIME_NS)
                .taskId(12_345)
                .cause(0)
                .botId(botId)
                .locationId(1)
                .sku("SKU001")
                .aisle(aisle)
                .shelf(shelf)
                .state(TaskState.ASSIGNED)
                .priority((short) 1)
                .taskType(TaskType.PICK_AND_PACK)
                .reserved((short) 0)
                .toLocationId(0);
        return output(botId, TaskAssignedEncoder.TEMPLATE_ID, TaskAssignedEncoder.BLOCK_LENGTH);
    }

    /** A frame whose message has every byte of its block alike, and an empty group or data behind it. */
    JournalFixture filled(final int templateId, final int blockLength, final int value) {
        header.wrap(buffer, 0)
                .blockLength(blockLength)
                .templateId(templateId)
                .schemaId(4711)
                .version(1);
        buffer.setMemory(HEADER_LENGTH, blockLength, (byte) value);
        buffer.putInt(HEADER_LENGTH + blockLength, 0);
        return input(
                RecordKind.INBOUND, FrameDescriptor.CHANNEL_RELIABLE, 1, 1, 1, templateId, blockLength + Integer.BYTES);
    }

    private JournalFixture session(final int botId, final int epoch, final int templateId, final int bodyLength) {
        return input(RecordKind.SESSION, 0, botId, epoch, 0, templateId, bodyLength);
    }

    private JournalFixture input(
            final RecordKind kind,
            final int channel,
            final int botId,
            final int epoch,
            final long sequence,
            final int templateId,
            final int bodyLength) {
        batch.start(writer.nextPosition());
        final int flags = CoreRecord.packFlags(0, channel);
        final int offset =
                batch.claimInput(kind, flags, botId, epoch, sequence, templateId, HEADER_LENGTH + bodyLength);
        return append(offset, HEADER_LENGTH + bodyLength);
    }

    private JournalFixture output(final int botId, final int templateId, final int bodyLength) {
        batch.start(writer.nextPosition());
        final int offset = batch.claimOutput(RecordKind.EVENT, botId, 0, 0, templateId, HEADER_LENGTH + bodyLength);
        return append(offset, HEADER_LENGTH + bodyLength);
    }

    private JournalFixture append(final int offset, final int length) {
        batch.buffer().putBytes(offset, buffer, 0, length);
        batch.finish(TIME_NS);
        writer.append(batch);
        return this;
    }

    @Override
    public void close() {
        writer.close();
    }
}
