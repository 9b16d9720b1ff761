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
package net.botclaw.ingest.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.ingest.journal.RecordDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.protocol.codec.TaskCancelEncoder;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums behind the reserves: a round that leads to the most there can be fits into staging, batch and ring. */
class EgressRoomTest {
    private static final int RING_LENGTH = 1024 * 1024;
    private static final int SMALL = 64;
    private static final int SMALL_MESSAGE = 512;
    /** Of several lengths the one that leaves the most padding behind the prefix of a push. */
    private static final int MOST_PADDED =
            (CoreLimits.MAX_OUTPUT_BYTES_PER_RECORD / CoreLimits.MAX_OUTPUTS_PER_RECORD) - 3;

    @TempDir
    private Path directory;

    private final LoopPort port = new LoopPort(RING_LENGTH);
    private final LoopPort[] ports = {port};
    private final LiveSessions live = new LiveSessions();
    private final ReplayedOutputs ignored = new ReplayedOutputs();
    private final RoutingCore core = new RoutingCore(ignored);
    private final EgressStaging staging = new EgressStaging(ports, live);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[CoreLimits.MAX_OUTPUT_BYTES_PER_RECORD]);
    private final CoreRecord record = new CoreRecord();
    private EngineCounters counters;
    private OutputBatch outputs;
    private AckPublisher acks;

    @BeforeEach
    void open() {
        counters = new EngineCounters(CountersFile.create(directory.resolve("counters.dat"), 0), () -> 0);
        outputs = new OutputBatch(live, staging, new AnswerStaging(new AnswerRing(), counters));
        acks = new AckPublisher(ports, live, AckLevel.JOURNALED, counters);
        new MessageHeaderEncoder()
                .wrap(message, 0)
                .templateId(TaskCancelEncoder.TEMPLATE_ID)
                .blockLength(TaskCancelEncoder.BLOCK_LENGTH);
        logOnBots();
        outputs.start(0);
    }

    private void logOnBots() {
        final SessionOpenedEncoder opened = new SessionOpenedEncoder();
        final UnsafeBuffer logon = new UnsafeBuffer(new byte[SMALL_MESSAGE]);
        for (int botId = 1; botId <= InputBatch.MAX_MESSAGES; botId++) {
            opened.wrapAndApplyHeader(logon, 0, new MessageHeaderEncoder())
                    .nextSequence(1)
                    .botName("bot-" + botId);
            record.header(RecordKind.SESSION, 0, 0, 0, 0).at(botId, 1).payload(logon, 0, opened.limit());
            ignored.onApply(record);
            core.onRecord(record);
        }
        assertThat(core.sessions().botCount()).isEqualTo(InputBatch.MAX_MESSAGES);
    }

    @AfterEach
    void close() {
        counters.close();
    }

    /** Where in the ring the round begins decides what its edge costs. */
    @ParameterizedTest(name = "{0} bytes before the edge of the ring")
    @ValueSource(ints = {0, 8, 20_000, 33_000, 200_000, 400_000})
    void shouldHaveRoomForARoundWithTheMostThereCanBe(final int bytesToEdge) {
        for (final Kind kind : Kind.values()) {
            // given
            moveTo(RING_LENGTH - bytesToEdge);
            fillToReserve();
            assertThat(port.hasEgressRoom()).isTrue();

            // when
            final int records = stageMost(kind);
            for (int i = 0; i < InputBatch.MAX_MESSAGES; i++) {
                staging.close(connection(i), 1, 0);
            }
            staging.close(connection(0), 1, 0);
            staging.unbind(1);
            for (int botId = 1; botId <= InputBatch.MAX_MESSAGES; botId++) {
                live.touch(botId);
            }

            // then: nothing overflows
            acks.publish(1, 1);
            staging.publish(core.sessions());
            assertThat(records).as("%s", kind).isGreaterThan(4);
            drain();
            outputs.start(0);
        }
    }

    private enum Kind {
        PUSHES,
        RESENDS,
        BINDS,
        TAKEOVERS,
        ONE_LONG_REPLY
    }

    /** Records until no other one is taken; gives their number. */
    private int stageMost(final Kind kind) {
        for (int botId = 1; botId <= InputBatch.MAX_MESSAGES; botId++) {
            live.bind(botId, connection(botId - 1), core.sessions());
        }
        int records = 0;
        while (outputs.hasRoomForRecord()) {
            record.header(RecordKind.INBOUND, 0, 1 + records % 100, 1, 1).at(records, 1);
            outputs.onApply(record, connection(0));
            apply(kind);
            records++;
        }
        return records;
    }

    private void apply(final Kind kind) {
        if (kind == Kind.ONE_LONG_REPLY) {
            outputs.reply(message, 0, CoreLimits.MAX_OUTPUT_BYTES_PER_RECORD);
            return;
        }
        for (int i = 0; i < CoreLimits.MAX_OUTPUTS_PER_RECORD; i++) {
            switch (kind) {
                case PUSHES:
                    outputs.push(2 + i, i, message, 0, MOST_PADDED);
                    break;
                case RESENDS:
                    outputs.resend(2 + i, i, message, 0, MOST_PADDED);
                    break;
                case BINDS:
                    outputs.bind(2 + i, 1, 1);
                    break;
                default:
                    outputs.disconnect(2 + i, 1, 1);
                    break;
            }
        }
    }

    @Test
    void shouldCountNoMoreForAnEntryThanARecordsOverheadAllows() {
        for (int length = 0; length < SMALL; length++) {
            final int pushed = aligned(EgressDescriptor.PUSH_MESSAGE_OFFSET - Long.BYTES + length);
            assertThat(2 * Long.BYTES + pushed - length)
                    .as("length %d", length)
                    .isLessThanOrEqualTo(EgressStaging.MAX_OVERHEAD);
        }
        assertThat(OutputBatch.MAX_RECORD_OVERHEAD)
                .isEqualTo(RecordDescriptor.HEADER_LENGTH + RecordDescriptor.CAUSE_LENGTH + RecordDescriptor.ALIGNMENT);
    }

    private static int aligned(final int length) {
        return length + Long.BYTES - 1 & -Long.BYTES;
    }

    private static long connection(final int slot) {
        return ConnectionId.pack(1, 0, slot);
    }

    /** The next message will be written at this offset of the ring. */
    private void moveTo(final int offset) {
        final int target = offset % RING_LENGTH;
        while (((int) port.egress().producerPosition() & RING_LENGTH - 1) != target) {
            final int left = target - ((int) port.egress().producerPosition() & RING_LENGTH - 1);
            final int step = left < 0 ? 4_096 : Math.min(left, 4_096);
            assertThat(port.egress().write(1, message, 0, Math.max(0, step - Long.BYTES)))
                    .isTrue();
            drain();
        }
    }

    /** Leaves exactly what must be free, in messages that nobody has read yet. */
    private void fillToReserve() {
        final int end = RING_LENGTH - LoopPort.EGRESS_RESERVE;
        while (port.egress().size() < end) {
            final int step = Math.min(end - port.egress().size(), 16 * 1024);
            assertThat(port.egress().write(1, message, 0, step - Long.BYTES)).isTrue();
        }
    }

    private void drain() {
        while (port.egress().size() > 0) {
            port.egress().read((type, buffer, index, length) -> {});
        }
    }
}
