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
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorBatchEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.protocol.codec.SetSensorThresholdEncoder;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.site.Site;
import org.agrona.concurrent.UnsafeBuffer;

/** A core with the standard handlers, a threshold, and one bot whose sensor is read. */
final class SensorWorkload {
    /** Values of this zone and type below it raise an alert. */
    static final double THRESHOLD = 30;

    private static final int BOT = 1;
    private static final int EPOCH = 1;
    private static final int ZONE = 3;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int RELIABLE = CoreRecord.packFlags(0, FrameDescriptor.CHANNEL_RELIABLE);
    private static final int MESSAGE_LENGTH = 2_048;

    private final UnhandledMessage unhandled = new UnhandledMessage();
    private final CountedOutput output = new CountedOutput();
    private final RoutingCore core = new RoutingCore(output, CoreLimits.STATE_HASH_INTERVAL, Site.NONE);
    private final CoreRecord record = new CoreRecord();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReadingFrame reading = new ReadingFrame();
    private final SensorBatchEncoder batch = new SensorBatchEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private long position;
    private long sequence;

    SensorWorkload() {
        new SessionOpenedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .bootId(1)
                .nextSequence(1)
                .schemaVersion(1)
                .ackLevel(AckLevel.JOURNALED)
                .authScheme(AuthScheme.TOKEN)
                .botName("bot-1");
        apply(RecordKind.SESSION, 0, 0, HEADER + SessionOpenedEncoder.BLOCK_LENGTH);
        new SetSensorThresholdEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .botId(0)
                .raiseBelow(THRESHOLD)
                .clearAtOrAbove(THRESHOLD)
                .zoneId(ZONE)
                .sensorType(SensorType.SOIL_MOISTURE)
                .severity(Severity.WARNING)
                .enabled((short) 1);
        apply(RecordKind.COMMAND, 0, 0, HEADER + SetSensorThresholdEncoder.BLOCK_LENGTH);
    }

    /** A reading of the sensor. */
    void read(final double value) {
        inbound(reading.putMessage(buffer, 0, position, value));
    }

    /** So many readings of different sensors in one message. */
    void readBatch(final int count, final float value) {
        final SensorBatchEncoder.ReadingsEncoder readings = batch.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(position)
                .zoneId(ZONE)
                .readingsCount(count);
        for (int i = 0; i < count; i++) {
            readings.next()
                    .deltaMicros(i)
                    .value(value)
                    .sensorId(i)
                    .sensorType(SensorType.SOIL_MOISTURE)
                    .quality(Quality.GOOD);
        }
        inbound(batch.limit());
    }

    /** A message that no handler listens to. */
    void pass() {
        inbound(unhandled.put(buffer, 0));
    }

    /** Events so far, which alerts are. */
    long eventCount() {
        return output.eventCount();
    }

    private void inbound(final int length) {
        apply(RecordKind.INBOUND, BOT, ++sequence, length);
    }

    private void apply(final RecordKind kind, final int botId, final long newSequence, final int length) {
        record.header(kind, kind == RecordKind.INBOUND ? RELIABLE : 0, botId, botId == 0 ? 0 : EPOCH, newSequence)
                .at(position++, position)
                .payload(buffer, 0, length);
        final int code = core.onRecord(record);
        if (code != 0) {
            throw new IllegalStateException("refused with " + code);
        }
    }
}
