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
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.PushingCore;
import net.botclaw.ingest.PushingHandler;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.ingest.journal.BatchAppender;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.BatchDescriptor;
import net.botclaw.ingest.journal.RecordDescriptor;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.routing.PushKey;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.site.Site;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sequencer makes of acknowledgements of pushes and of deadlines, turn by turn. */
class PushAckAndTickTest {
    private static final long CONNECTION = ConnectionId.pack(1, 0, 3);
    private static final long STRANGER = ConnectionId.pack(2, 0, 3);
    private static final int RING_LENGTH = 1024 * 1024;
    private static final long DELAY_NS = 1_000;

    @TempDir
    private Path directory;

    private final LoopPort port = new LoopPort(RING_LENGTH);
    private final KindsJournal journal = new KindsJournal();
    private final PushingCore cores = new PushingCore();
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[1024]);
    private EngineCounters counters;
    private SequencerAgent sequencer;
    private long clockNs = 1_000_000;
    private boolean isDiskFull;
    private long sequence;

    @BeforeEach
    void logOn() {
        counters = new EngineCounters(CountersFile.create(directory.resolve("counters.dat"), 0), () -> 0);
        sequencer = new SequencerAgent(
                new SequencerContext(
                        new LoopPort[] {port},
                        new CommandRing(),
                        journal,
                        DurablePosition.APPENDED,
                        AckLevel.JOURNALED,
                        () -> clockNs,
                        counters,
                        () -> isDiskFull),
                new JournalReplay(cores, Site.NONE));
        final SessionOpenedEncoder opened = new SessionOpenedEncoder();
        scratch.putLong(0, CONNECTION);
        opened.wrapAndApplyHeader(scratch, IngressDescriptor.LOGON_MESSAGE_OFFSET, new MessageHeaderEncoder())
                .eventTimeNs(1)
                .bootId(7)
                .nextSequence(1)
                .lastPushSequence(0)
                .heartbeatMs(1_000)
                .schemaVersion(1)
                .maxFrame(16_384)
                .ackLevel(AckLevel.JOURNALED)
                .authScheme(AuthScheme.NONE)
                .botName("bot-1")
                .firmware("1");
        write(IngressDescriptor.LOGON, opened.limit());
        turn();
    }

    @AfterEach
    void close() {
        counters.close();
    }

    @Test
    void shouldJournalAnAckOfPushesAndGoOnWithTheBatch() {
        // given
        offer(PushingHandler.push(1, 3, PushKey.NONE, 0));
        assertThat(turn()).containsExactly("INBOUND", "PUSH PUSH PUSH");

        // when
        offerPushAck(CONNECTION, 2);
        offer(PushingHandler.timer(Long.MAX_VALUE / 2, 1));

        // then
        assertThat(turn()).containsExactly("SESSION INBOUND");
        assertThat(cores.waiting(1)).isEqualTo(1);
        assertThat(counters.of(EngineCounter.PUSH_ACKS).get()).isEqualTo(1);
        assertThat(counters.of(EngineCounter.PUSHES).get()).isEqualTo(3);
    }

    @Test
    void shouldTakeAcksFromTheBoundConnectionOnly() {
        // given
        offer(PushingHandler.push(1, 1, PushKey.NONE, 0));
        turn();

        // when, then
        offerPushAck(STRANGER, 1);
        assertThat(turn()).isEmpty();
        scratch.putLong(0, CONNECTION);
        scratch.putInt(IngressDescriptor.BOT_ID_OFFSET, 1);
        scratch.putInt(IngressDescriptor.CODE_OFFSET, 0);
        write(IngressDescriptor.CLOSED, IngressDescriptor.CLOSED_LENGTH);
        offerPushAck(CONNECTION, 1);
        assertThat(turn()).containsExactly("SESSION", "EVENT");
        assertThat(turn()).isEmpty();
        assertThat(cores.waiting(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 4, Long.MAX_VALUE})
    void shouldGoOnWhenAnAckIsOfWhatWasNeverPushed(final long acked) {
        // given
        offer(PushingHandler.push(1, 3, PushKey.NONE, 0));
        turn();

        // when
        offerPushAck(CONNECTION, acked);
        turn();

        // then
        assertThat(cores.waiting(1)).isEqualTo(3);
        offerPushAck(CONNECTION, 3);
        turn();
        assertThat(cores.waiting(1)).isZero();
    }

    @Test
    void shouldPutATickFirstWhenADeadlineHasCome() {
        // given
        offer(PushingHandler.timer(DELAY_NS, 1));
        turn();
        clockNs += DELAY_NS - 1;
        assertThat(turn()).isEmpty();

        // when
        clockNs++;
        offer(PushingHandler.push(1, 1, PushKey.NONE, 0));

        // then
        assertThat(turn()).containsExactly("TICK INBOUND", "PUSH PUSH");
        assertThat(cores.handler().leastLateNs()).isZero();
        assertThat(counters.of(EngineCounter.TIMERS_FIRED).get()).isEqualTo(1);
        assertThat(turn()).isEmpty();
    }

    @Test
    void shouldTickOnceABatchWhenADeadlineStaysPast() {
        offer(PushingHandler.timer(0, 3));
        assertThat(turn()).containsExactly("INBOUND");
        for (int i = 0; i < 3; i++) {
            assertThat(turn()).containsExactly("TICK", "PUSH");
        }
        assertThat(turn()).isEmpty();
    }

    @Test
    void shouldTickOnceWhenTheClockJumpsAheadOfManyDeadlines() {
        // given
        offer(PushingHandler.timer(DELAY_NS, 100));
        turn();

        // when
        clockNs += 1_000_000 * DELAY_NS;

        // then
        assertThat(turn()).containsExactly("TICK", "PUSH");
        assertThat(turn()).isEmpty();
    }

    @Test
    void shouldJournalNoDeadlineWhileTheDiskIsFull() {
        offer(PushingHandler.timer(DELAY_NS, 1));
        turn();
        clockNs += DELAY_NS;

        isDiskFull = true;
        assertThat(turn()).isEmpty();

        isDiskFull = false;
        assertThat(turn()).containsExactly("TICK", "PUSH");
    }

    @Test
    void shouldKeepADeadlineWhenTheClockGoesBack() {
        // given: a clock set back by an hour, so that journal time goes on from where it stands, slower by a sixteenth
        offer(PushingHandler.timer(DELAY_NS, 1));
        turn();
        clockNs -= 3_600_000_000_000L;

        // when, then
        assertThat(turn()).isEmpty();
        clockNs += DELAY_NS + DELAY_NS / 15 - 1;
        assertThat(turn()).isEmpty();
        clockNs++;
        assertThat(turn()).containsExactly("TICK", "PUSH");
    }

    /** One round; gives the batches it has appended. */
    private List<String> turn() {
        journal.batches.clear();
        sequencer.doWork();
        while (port.egress().size() > 0) {
            port.egress().read((type, buffer, index, length) -> {});
        }
        return List.copyOf(journal.batches);
    }

    private void offer(final UnsafeBuffer message) {
        final int frame = IngressDescriptor.FRAMES_OFFSET;
        final int length = FrameDescriptor.SBE_OFFSET + message.capacity();
        scratch.putLong(0, CONNECTION);
        scratch.putInt(IngressDescriptor.BOT_ID_OFFSET, 1);
        FrameDescriptor.putHeader(scratch, frame, length, 0, FrameDescriptor.CHANNEL_RELIABLE, ++sequence);
        scratch.putBytes(frame + FrameDescriptor.SBE_OFFSET, message, 0, message.capacity());
        write(IngressDescriptor.FRAMES, frame + length);
    }

    private void offerPushAck(final long connectionId, final long acked) {
        scratch.putLong(0, connectionId);
        scratch.putInt(IngressDescriptor.BOT_ID_OFFSET, 1);
        scratch.putLong(IngressDescriptor.SEQUENCE_OFFSET, acked);
        write(IngressDescriptor.PUSH_ACK, IngressDescriptor.PUSH_ACK_LENGTH);
    }

    private void write(final int type, final int length) {
        assertThat(port.ingress().write(type, scratch, 0, length)).isTrue();
    }

    /** A journal in memory that keeps the kinds of each batch's records. */
    private static final class KindsJournal implements BatchAppender {
        private final List<String> batches = new ArrayList<>();
        private long nextPosition;

        @Override
        public void append(final BatchBuilder batch) {
            final List<String> kinds = new ArrayList<>();
            int offset = BatchDescriptor.RECORDS_OFFSET;
            for (int i = 0; i < batch.recordCount(); i++) {
                kinds.add(RecordKind.ofCode(RecordDescriptor.kindCode(batch.buffer(), offset))
                        .name());
                offset += RecordDescriptor.alignedLength(RecordDescriptor.length(batch.buffer(), offset));
            }
            batches.add(String.join(" ", kinds));
            nextPosition += batch.recordCount();
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public long journalId() {
            return 1;
        }

        @Override
        public long nextPosition() {
            return nextPosition;
        }

        @Override
        public long appendedPosition() {
            return nextPosition - 1;
        }
    }
}
