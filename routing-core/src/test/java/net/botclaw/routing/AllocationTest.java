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

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.routing.site.Site;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int BOT_COUNT = 64;
    private static final int ROUND_RECORDS = 8;
    private static final int ROUNDS = 125_000;
    private static final int WARM_UP_ROUNDS = 50_000;
    private static final int WINDOWS = 5;
    private static final int MISSION_UPDATE = 41;
    private static final int UNKNOWN = 1_000;
    private static final int ACK_REQ = FrameDescriptor.FLAG_ACK_REQ;
    private static final int RELIABLE = FrameDescriptor.CHANNEL_RELIABLE;

    private final CountingOutput output = new CountingOutput();
    private final RoutingCore core = new RoutingCore(output, 10_000, Site.NONE);
    private final CoreRecord record = new CoreRecord();
    private final UnsafeBuffer[] payloads = new UnsafeBuffer[ROUND_RECORDS];
    private final UnsafeBuffer[] logons = new UnsafeBuffer[BOT_COUNT];
    private long position;
    private long timeNs = CoreInputs.START_NS;

    @Test
    void shouldAllocateNothingPerRecordAfterWarmUp() {
        preparePayloads();
        prepareLogons();
        run(WARM_UP_ROUNDS);

        long leastBytes = Long.MAX_VALUE;
        for (int i = 0; i < WINDOWS && leastBytes > 0; i++) {
            leastBytes = Math.min(leastBytes, allocatedBytesOfAMillionRecords());
        }

        assertThat(leastBytes).isZero();
        assertThat(core.refused()).isPositive();
        assertThat(core.unhandled()).isPositive();
        assertThat(core.unknownTemplates()).isPositive();
    }

    /** What the compiler makes anew costs the thread some bytes once; what a record allocates is in every window. */
    private long allocatedBytesOfAMillionRecords() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long outputsBefore = output.count;
        final long inputsBefore = core.inputCount();
        final long bytesBefore = threads.getCurrentThreadAllocatedBytes();
        run(ROUNDS);
        final long bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
        assertThat(core.inputCount() - inputsBefore).isGreaterThanOrEqualTo(1_000_000);
        assertThat(output.count - outputsBefore).isGreaterThan(ROUNDS * 20L);
        return bytes;
    }

    /** Each round: a takeover of one bot; readings that raise and clear; a batch; a refusal; what nothing handles. */
    private void run(final int rounds) {
        for (int round = 0; round < rounds; round++) {
            timeNs += CoreLimits.TAKEOVER_WINDOW_NS;
            final int botId = round % BOT_COUNT + 1;
            record.header(RecordKind.SESSION, 0, 0, 0, 0).at(position++, timeNs);
            final UnsafeBuffer logon = logons[botId - 1];
            core.onRecord(record.payload(logon, 0, logon.capacity()));
            for (int i = 0; i < ROUND_RECORDS; i++) {
                final boolean isCommand = i == ROUND_RECORDS - 1;
                final long sequence = isCommand ? 0 : core.sessions().nextSequence(botId);
                record.header(
                                isCommand ? RecordKind.COMMAND : RecordKind.INBOUND,
                                CoreRecord.packFlags(ACK_REQ, isCommand ? 0 : RELIABLE),
                                isCommand ? 0 : botId,
                                isCommand ? 0 : 1,
                                sequence)
                        .at(position++, timeNs)
                        .payload(payloads[i], 0, payloads[i].capacity());
                core.onRecord(record);
            }
        }
    }

    private void preparePayloads() {
        final int soil = SensorType.SOIL_MOISTURE.value();
        final int[] next = {0};
        final CoreInputs inputs = new CoreInputs(input -> payloads[next[0]++] = copy(input));
        inputs.reliable(1, 1, 1, inputs.writeReading(soil, 3, 1, 0, 12.0));
        inputs.reliable(1, 1, 1, inputs.writeReading(soil, 3, 1, 0, 45.0));
        inputs.reliable(1, 1, 1, inputs.writeReading(soil, 3, 1, 0, Double.NaN));
        writeBatch(inputs, 20.0f);
        inputs.reliable(1, 1, 1, inputs.batchLength());
        writeBatch(inputs, 40.0f);
        inputs.reliable(1, 1, 1, inputs.batchLength());
        inputs.frame(MISSION_UPDATE, 0, 0, 1, 1, 1);
        inputs.frame(UNKNOWN, 0, 0, 1, 1, 1);
        inputs.writeThreshold(soil, 3, 1, 28.0, 31.0);
        inputs.sendThreshold();
    }

    private static void writeBatch(final CoreInputs inputs, final float value) {
        final var entries = inputs.startBatch(4, 10);
        for (int i = 0; i < 10; i++) {
            entries.next()
                    .deltaMicros(0)
                    .value(value)
                    .sensorId(i)
                    .sensorType(SensorType.SOIL_MOISTURE)
                    .quality(Quality.GOOD);
        }
    }

    private void prepareLogons() {
        final int[] next = {0};
        final CoreInputs inputs = new CoreInputs(input -> logons[next[0]++] = copy(input));
        for (int i = 0; i < BOT_COUNT; i++) {
            inputs.opened("bot-" + i, 1, 1);
        }
    }

    private static UnsafeBuffer copy(final CoreRecord input) {
        final byte[] bytes = new byte[input.payloadLength()];
        input.buffer().getBytes(input.payloadOffset(), bytes);
        return new UnsafeBuffer(bytes);
    }

    private static final class CountingOutput implements CoreOutput {
        private long count;

        @Override
        public void reply(final DirectBuffer buffer, final int offset, final int length) {
            count++;
        }

        @Override
        public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
            count++;
        }

        @Override
        public void push(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            count++;
        }

        @Override
        public void resend(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            count++;
        }

        @Override
        public void bind(final int botId, final int epoch, final long nextSequence) {
            count++;
        }

        @Override
        public void disconnect(final int botId, final int code, final int retryAfterMs) {
            count++;
        }

        @Override
        public void stateHash(final long inputCount, final long hash) {
            count++;
        }
    }
}
