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
package net.botclaw.routing;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SensorBatchEncoder;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SequenceGapEncoder;
import net.botclaw.protocol.codec.SessionClosedEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.protocol.codec.SetSensorThresholdEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes input records as a sequencer would and hands them on, positions and times counting up. */
public final class CoreInputs {
    /** Time of the first record, epoch nanoseconds. */
    public static final long START_NS = 1_700_000_000_000_000_000L;

    /** Length of an SBE header. */
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64 * 1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SessionOpenedEncoder opened = new SessionOpenedEncoder();
    private final SessionClosedEncoder closed = new SessionClosedEncoder();
    private final SequenceGapEncoder gap = new SequenceGapEncoder();
    private final SensorReadingEncoder reading = new SensorReadingEncoder();
    private final SensorBatchEncoder batch = new SensorBatchEncoder();
    private final SetSensorThresholdEncoder threshold = new SetSensorThresholdEncoder();
    private final CoreRecord record = new CoreRecord();
    private final Consumer<CoreRecord> sink;

    private long position;
    private long timeNs = START_NS;

    /** Inputs for whatever takes records. */
    public CoreInputs(final Consumer<CoreRecord> sink) {
        this.sink = sink;
    }

    /** Position of the record written last. */
    public long lastPosition() {
        return position - 1;
    }

    /** Time of the next record. */
    public long timeNs() {
        return timeNs;
    }

    /** Lets time pass. */
    public void passNs(final long durationNs) {
        timeNs += durationNs;
    }

    /** Hands a record on whose payload is in {@link #buffer()}. */
    public void apply(
            final RecordKind kind,
            final int flags,
            final int botId,
            final int epoch,
            final long sequence,
            final int length) {
        record.header(kind, flags, botId, epoch, sequence)
                .at(position++, timeNs)
                .payload(buffer, 0, length);
        sink.accept(record);
    }

    /** Where payloads are written. */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /** A logon with a checked credential. */
    public void opened(final String name, final long bootId, final long nextSequence) {
        final byte[] paddedName = new byte[32];
        final byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, paddedName, 0, bytes.length);
        opened.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .bootId(bootId)
                .nextSequence(nextSequence)
                .lastPushSequence(0)
                .heartbeatMs(7_000)
                .schemaVersion(1)
                .maxFrame(4_096)
                .ackLevel(AckLevel.SYNCED)
                .authScheme(AuthScheme.TOKEN)
                .putBotName(paddedName, 0)
                .firmware("fw-1.2");
        apply(RecordKind.SESSION, 0, 0, 0, 0, HEADER + SessionOpenedEncoder.BLOCK_LENGTH);
    }

    /** The end of a connection. */
    public void closed(final int botId, final int epoch, final int code) {
        closed.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .framesReceived(77)
                .duplicatesDropped(5)
                .code(code);
        apply(RecordKind.SESSION, 0, botId, epoch, 0, HEADER + SessionClosedEncoder.BLOCK_LENGTH);
    }

    /** A hole in a live session. */
    public void gap(final int botId, final int epoch, final long from, final long to) {
        gap.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .fromSequence(from)
                .toSequence(to)
                .channel(Channel.RELIABLE);
        apply(RecordKind.SESSION, 0, botId, epoch, 0, HEADER + SequenceGapEncoder.BLOCK_LENGTH);
    }

    /** A deadline. */
    public void tick() {
        apply(RecordKind.TICK, 0, 0, 0, 0, 0);
    }

    /** A frame of a bare template: an SBE header and eight bytes. */
    public void frame(
            final int templateId,
            final int frameFlags,
            final int channel,
            final int botId,
            final int epoch,
            final long sequence) {
        bare(templateId);
        apply(RecordKind.INBOUND, CoreRecord.packFlags(frameFlags, channel), botId, epoch, sequence, HEADER + 8);
    }

    /** A command of a bare template. */
    public void command(final int templateId, final int frameFlags) {
        bare(templateId);
        apply(RecordKind.COMMAND, CoreRecord.packFlags(frameFlags, 0), 0, 0, 0, HEADER + 8);
    }

    /** Writes a reading and returns its length. */
    public int writeReading(
            final int sensorType, final int zoneId, final int sensorId, final int quality, final double value) {
        reading.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .value(value)
                .zoneId(zoneId)
                .sensorId(sensorId);
        buffer.putByte(HEADER + SensorReadingEncoder.sensorTypeEncodingOffset(), (byte) sensorType);
        buffer.putByte(HEADER + SensorReadingEncoder.qualityEncodingOffset(), (byte) quality);
        return HEADER + SensorReadingEncoder.BLOCK_LENGTH;
    }

    /** Starts a batch; the encoder adds to it. */
    public SensorBatchEncoder.ReadingsEncoder startBatch(final int zoneId, final int entryCount) {
        return batch.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .zoneId(zoneId)
                .readingsCount(entryCount);
    }

    /** Length of the batch as far as it is written. */
    public int batchLength() {
        return HEADER + batch.encodedLength();
    }

    /** Sends what was written as a reliable frame. */
    public void reliable(final int botId, final int epoch, final long sequence, final int length) {
        final int flags = CoreRecord.packFlags(0, FrameDescriptor.CHANNEL_RELIABLE);
        apply(RecordKind.INBOUND, flags, botId, epoch, sequence, length);
    }

    /** Writes a threshold command that enables; change it before {@link #sendThreshold()}. */
    public SetSensorThresholdEncoder writeThreshold(
            final int sensorType, final int zoneId, final int botId, final double raiseBelow, final double clear) {
        threshold
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .botId(botId)
                .raiseBelow(raiseBelow)
                .clearAtOrAbove(clear)
                .zoneId(zoneId)
                .enabled((short) 1);
        buffer.putByte(HEADER + SetSensorThresholdEncoder.sensorTypeEncodingOffset(), (byte) sensorType);
        buffer.putByte(HEADER + SetSensorThresholdEncoder.severityEncodingOffset(), (byte) 1);
        return threshold;
    }

    /** Sends the command that was written. */
    public void sendThreshold() {
        apply(RecordKind.COMMAND, 0, 0, 0, 0, HEADER + SetSensorThresholdEncoder.BLOCK_LENGTH);
    }

    private void bare(final int templateId) {
        header.wrap(buffer, 0)
                .blockLength(8)
                .templateId(templateId)
                .schemaId(SessionOpenedEncoder.SCHEMA_ID)
                .version(1);
        buffer.putLong(HEADER, 1);
    }
}
