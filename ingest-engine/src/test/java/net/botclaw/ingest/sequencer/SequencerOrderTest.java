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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import net.botclaw.protocol.codec.CommandResponseDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.SequenceGapEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.routing.RecordKind;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise everything rests on: append before apply, apply before answer, sync before a synced ack. */
class SequencerOrderTest {
    private static final long CONNECTION = ConnectionId.pack(1, 0, 3);
    private static final int RING_LENGTH = 1024 * 1024;
    private static final int READING_LENGTH = 40;
    private static final int SHORT_FRAME = 17;

    @TempDir
    private Path directory;

    private final LoopPort port = new LoopPort(RING_LENGTH);
    private final CommandRing commands = new CommandRing();
    private final RecordingJournal journal = new RecordingJournal();
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[1024]);
    private final UnsafeBuffer runBuffer =
            new UnsafeBuffer(new byte[IngressDescriptor.FRAMES_OFFSET + IngressDescriptor.MAX_RUN_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private EngineCounters counters;
    private SequencerAgent sequencer;
    private long durablePosition = Long.MAX_VALUE;
    private long clockNs = 1_000;

    @BeforeEach
    void launch() {
        counters = new EngineCounters(CountersFile.create(directory.resolve("counters.dat"), 0), () -> 0);
        sequencer = new SequencerAgent(
                new SequencerContext(
                        new LoopPort[] {port},
                        commands,
                        journal,
                        () -> durablePosition,
                        AckLevel.JOURNALED,
                        () -> clockNs,
                        counters,
                        () -> false),
                new JournalReplay());
        journal.batches.clear();
    }

    @AfterEach
    void close() {
        counters.close();
    }

    @Test
    void shouldAppendInputsBeforeTheyChangeState() {
        // given
        offerLogon();
        final long before = sequencer.stateHash();
        journal.onAppend = batch -> {
            if (kindOfFirst(batch) == RecordKind.SESSION) {
                assertThat(sequencer.stateHash()).isEqualTo(before);
            }
        };

        // when
        sequencer.doWork();

        // then
        assertThat(journal.batches).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sequencer.stateHash()).isNotEqualTo(before);
    }

    @Test
    void shouldAnswerNothingBeforeInputsAndOutputsAreAppended() {
        // given
        journal.onAppend = batch ->
                assertThat(port.egress().size()).as("answers published").isZero();

        // when
        logOn();
        final int afterLogon = journal.batches.size();
        offerReading(1, 25.5);
        sequencer.doWork();

        // then: the reading, then the alert it raises, and only then the ack
        assertThat(journal.batches.subList(afterLogon, journal.batches.size()))
                .containsExactly(RecordKind.INBOUND, RecordKind.EVENT);
        assertThat(messagesToLoop()).containsExactly(EgressDescriptor.ACK);
    }

    @Test
    void shouldNeitherApplyNorAnswerWhenTheAppendFails() {
        // given
        logOn();
        final long before = sequencer.stateHash();
        offerReading(1, 25.5);
        journal.onAppend = batch -> {
            throw new IllegalStateException("disk gone");
        };

        // when
        assertThatThrownBy(sequencer::doWork).hasMessage("disk gone");

        // then
        assertThat(sequencer.stateHash()).isEqualTo(before);
        assertThat(messagesToLoop()).isEmpty();
    }

    @Test
    void shouldNotAnswerWhenTheAppendOfOutputsFails() {
        // given
        logOn();
        offerReading(1, 25.5);
        journal.onAppend = batch -> {
            if (kindOfFirst(batch) == RecordKind.EVENT) {
                throw new IllegalStateException("disk gone");
            }
        };

        // when
        assertThatThrownBy(sequencer::doWork).hasMessage("disk gone");

        // then
        assertThat(messagesToLoop()).isEmpty();
    }

    /** As on a full disk: a store that finds no room kills the process behind what was acked. */
    @Test
    void shouldAppendAndAnswerNothingWhileTheJournalHasNoRoom() {
        // given
        logOn();
        final int before = journal.batches.size();
        offerReading(1, 25.5);

        // when: there is no room at all, then for the inputs alone, then again
        journal.hasRoom = false;
        assertThat(sequencer.doWork()).isZero();
        assertThat(journal.batches).hasSize(before);
        journal.hasRoom = true;
        journal.onAppend = batch -> journal.hasRoom = false;
        sequencer.doWork();
        assertThat(journal.batches).hasSize(before + 1);
        assertThat(messagesToLoop()).isEmpty();
        journal.onAppend = batch -> {};
        journal.hasRoom = true;
        sequencer.doWork();

        // then
        assertThat(journal.batches.subList(before, journal.batches.size()))
                .containsExactly(RecordKind.INBOUND, RecordKind.EVENT);
        assertThat(messagesToLoop()).containsExactly(EgressDescriptor.ACK);
    }

    @Test
    void shouldHoldAnswersBackUntilTheJournalIsDurable() {
        // given
        logOn();
        durablePosition = journal.appendedPosition();
        offerReading(1, 50.0);

        // when
        sequencer.doWork();
        sequencer.doWork();

        // then
        assertThat(messagesToLoop()).isEmpty();
        durablePosition = journal.appendedPosition();
        sequencer.doWork();
        assertThat(messagesToLoop()).containsExactly(EgressDescriptor.ACK);
    }

    @Test
    void shouldNeverGoBackInTimeWhenTheClockDoes() {
        // given
        clockNs = 5_000;
        logOn();

        // when
        clockNs = 10;
        offerReading(1, 50.0);
        sequencer.doWork();

        // then
        assertThat(journal.lastTimeNs).isEqualTo(5_000);
    }

    @Test
    void shouldStoreOnceAndAckAgainWhenAFrameIsRepeated() {
        // given
        logOn();
        offerReading(1, 50.0);
        sequencer.doWork();
        messagesToLoop();
        final int before = journal.batches.size();

        // when
        offerReading(1, 50.0);
        sequencer.doWork();

        // then
        assertThat(journal.batches).hasSize(before);
        assertThat(messagesToLoop()).containsExactly(EgressDescriptor.ACK);
    }

    @Test
    void shouldAckInTheSameRoundWhenTheRingHasWrapped() {
        // given: two readings a message do not divide the ring, so each time round its edge is padded
        logOn();
        final int rounds = 3 * RING_LENGTH / READING_LENGTH;

        for (int round = 0; round < rounds; round++) {
            // when
            offerReadings(2 * round + 1, 2, 50.0);
            sequencer.doWork();

            // then
            assertThat(messagesToLoop()).as("round %d", round).containsExactly(EgressDescriptor.ACK);
        }
    }

    @Test
    void shouldAckAndReplyBeforeItClosesWhenALogoutFollowsAtOnce() {
        // given: a reading that the core refuses, and the bot's wish to end, in one batch
        logOn();
        offerReading(1, Double.NaN);
        scratch.putLong(0, CONNECTION);
        scratch.putInt(IngressDescriptor.BOT_ID_OFFSET, 1);
        scratch.putInt(IngressDescriptor.CODE_OFFSET, 0);
        assertThat(port.ingress().write(IngressDescriptor.CLOSED, scratch, 0, IngressDescriptor.CLOSED_LENGTH))
                .isTrue();

        // when
        sequencer.doWork();

        // then
        assertThat(messagesToLoop())
                .containsExactly(EgressDescriptor.ACK, EgressDescriptor.SEND, EgressDescriptor.CLOSE);
    }

    @Test
    void shouldAckBeforeItClosesWhenASequenceIsTooFarAhead() {
        // given
        logOn();
        offerReading(1, 50.0);
        offerReading(Integer.MAX_VALUE, 50.0);

        // when
        sequencer.doWork();
        offerReading(2, 50.0);
        sequencer.doWork();

        // then: nothing more is taken from that connection
        assertThat(messagesToLoop()).containsExactly(EgressDescriptor.ACK, EgressDescriptor.CLOSE);
    }

    @Test
    void shouldHaveRoomForTheFramesThatGrowMost() {
        // given: a batch filled so far that it only seems to have room for a run of 17-byte frames, each after a hole
        logOn();
        long sequence = 1;
        for (int i = 0; i < 10; i++) {
            offerUnknownFrames(sequence, 1, 64, 1_000);
            sequence += 64;
        }
        offerUnknownFrames(sequence + 1, 2, IngressDescriptor.MAX_RUN_LENGTH / SHORT_FRAME, SHORT_FRAME);
        final long before = journal.nextPosition();

        // when
        while (port.ingress().size() > 0 || !sequencer.isIdle()) {
            sequencer.doWork();
            messagesToLoop();
        }

        // then: a record for each, and a gap and its event for each of the short ones
        assertThat(journal.nextPosition() - before)
                .isEqualTo(10 * 64 + 3 * (IngressDescriptor.MAX_RUN_LENGTH / SHORT_FRAME));
    }

    @Test
    void shouldReserveEnoughForFramesOfEveryLength() {
        for (int length = FrameDescriptor.HEADER_LENGTH; length < FrameDescriptor.MAX_FRAME_LENGTH; length++) {
            final int record = RecordDescriptor.alignedLength(
                    RecordDescriptor.HEADER_LENGTH + length - FrameDescriptor.SBE_OFFSET);
            final int gap = RecordDescriptor.alignedLength(RecordDescriptor.HEADER_LENGTH
                    + MessageHeaderEncoder.ENCODED_LENGTH
                    + SequenceGapEncoder.BLOCK_LENGTH);
            assertThat(record + gap).isLessThanOrEqualTo(InputBatch.WORST_CASE_GROWTH * length);
        }
    }

    private void offerUnknownFrames(final long firstSequence, final int step, final int count, final int length) {
        runBuffer.putLong(0, CONNECTION);
        runBuffer.putInt(IngressDescriptor.BOT_ID_OFFSET, 1);
        int offset = IngressDescriptor.FRAMES_OFFSET;
        for (int i = 0; i < count; i++) {
            header.wrap(runBuffer, offset + FrameDescriptor.SBE_OFFSET)
                    .blockLength(length - FrameDescriptor.HEADER_LENGTH)
                    .templateId(60)
                    .schemaId(MessageHeaderEncoder.SCHEMA_ID)
                    .version(1);
            FrameDescriptor.putHeader(
                    runBuffer, offset, length, 0, FrameDescriptor.CHANNEL_RELIABLE, firstSequence + (long) step * i);
            offset += length;
        }
        assertThat(port.ingress().write(IngressDescriptor.FRAMES, runBuffer, 0, offset))
                .isTrue();
    }

    @Test
    void shouldDropFramesOfAConnectionThatIsNotBound() {
        // given
        final int before = journal.batches.size();

        // when
        offerReading(1, 50.0);
        sequencer.doWork();

        // then
        assertThat(journal.batches).hasSize(before);
        assertThat(messagesToLoop()).isEmpty();
    }

    @Test
    void shouldAnswerACommandWhenItsOutputsAreAppendedAndDurable() {
        // given: a command of a session, and one that nobody waits for
        durablePosition = journal.appendedPosition();
        journal.onAppend = batch -> assertThat(answers()).isEmpty();
        final long position = journal.nextPosition();
        submitCommand(CorrelationId.pack(3, 7));
        submitCommand(CorrelationId.NONE);

        // when
        sequencer.doWork();
        sequencer.doWork();

        // then
        assertThat(answers()).isEmpty();
        durablePosition = journal.appendedPosition();
        sequencer.doWork();
        assertThat(answers()).containsExactly("session 3 sequence 7 position " + position + " code 405");
    }

    @Test
    void shouldDropAnswersAndGoOnWhenNobodyReadsThem() {
        // given
        logOn();
        final int commandCount = AnswerRing.CAPACITY / 32;

        // when
        for (int i = 1; i <= commandCount; i++) {
            submitCommand(CorrelationId.pack(1, i));
            sequencer.doWork();
        }
        offerReading(1, 50.0);
        sequencer.doWork();

        // then
        assertThat(messagesToLoop()).containsExactly(EgressDescriptor.ACK);
        final long sent = counters.of(EngineCounter.ANSWERS_SENT).get();
        final long dropped = counters.of(EngineCounter.ANSWERS_DROPPED).get();
        assertThat(sent).isPositive();
        assertThat(dropped).isPositive();
        assertThat(sent + dropped).isEqualTo(commandCount);
        assertThat(answers()).hasSize((int) sent);
    }

    private void submitCommand(final long correlationId) {
        header.wrap(scratch, 0).blockLength(0).templateId(127).schemaId(4711).version(1);
        assertThat(commands.trySubmit(correlationId, scratch, 0, MessageHeaderEncoder.ENCODED_LENGTH))
                .isTrue();
    }

    private List<String> answers() {
        final List<String> answers = new ArrayList<>();
        int messages = 1;
        while (messages > 0) {
            messages = commands.answers()
                    .read(
                            (type, buffer, index, length) -> {
                                final long id = buffer.getLong(index);
                                final CommandResponseDecoder response = new CommandResponseDecoder()
                                        .wrapAndApplyHeader(
                                                buffer, index + AnswerRing.MESSAGE_OFFSET, new MessageHeaderDecoder());
                                assertThat(type).isEqualTo(AnswerRing.RESPONSE);
                                assertThat(response.refSequence()).isEqualTo(CorrelationId.sequence(id));
                                answers.add("session " + CorrelationId.session(id) + " sequence "
                                        + response.refSequence() + " position " + response.journalPosition() + " code "
                                        + response.code());
                            },
                            1_000);
        }
        return answers;
    }

    private void logOn() {
        offerLogon();
        sequencer.doWork();
        assertThat(messagesToLoop()).containsExactly(EgressDescriptor.BIND, EgressDescriptor.SEND);
    }

    private void offerLogon() {
        final SessionOpenedEncoder opened = new SessionOpenedEncoder();
        scratch.putLong(0, CONNECTION);
        opened.wrapAndApplyHeader(scratch, IngressDescriptor.LOGON_MESSAGE_OFFSET, header)
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
        assertThat(port.ingress().write(IngressDescriptor.LOGON, scratch, 0, opened.limit()))
                .isTrue();
    }

    private void offerReading(final int sequence, final double value) {
        offerReadings(sequence, 1, value);
    }

    private void offerReadings(final int firstSequence, final int count, final double value) {
        scratch.putLong(0, CONNECTION);
        scratch.putInt(IngressDescriptor.BOT_ID_OFFSET, 1);
        int end = IngressDescriptor.FRAMES_OFFSET;
        for (int i = 0; i < count; i++) {
            end = putReading(end, firstSequence + i, value);
        }
        assertThat(port.ingress().write(IngressDescriptor.FRAMES, scratch, 0, end))
                .isTrue();
    }

    private int putReading(final int frame, final int sequence, final double value) {
        final SensorReadingEncoder reading = new SensorReadingEncoder();
        reading.wrapAndApplyHeader(scratch, frame + FrameDescriptor.SBE_OFFSET, header)
                .eventTimeNs(1)
                .value(value)
                .zoneId(1)
                .sensorId(1)
                .sensorType(SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);
        FrameDescriptor.putHeader(
                scratch, frame, reading.limit() - frame, 0, FrameDescriptor.CHANNEL_RELIABLE, sequence);
        return reading.limit();
    }

    private List<Integer> messagesToLoop() {
        final List<Integer> types = new ArrayList<>();
        while (port.egress().size() > 0) {
            port.egress().read((type, buffer, index, length) -> types.add(type));
        }
        return types;
    }

    private static RecordKind kindOfFirst(final BatchBuilder batch) {
        return RecordKind.ofCode(RecordDescriptor.kindCode(batch.buffer(), BatchDescriptor.RECORDS_OFFSET));
    }

    /** A journal in memory that lets a test look at the world at the moment of each append. */
    private static final class RecordingJournal implements BatchAppender {
        private final List<RecordKind> batches = new ArrayList<>();
        private Consumer<BatchBuilder> onAppend = batch -> {};
        private boolean hasRoom = true;
        private long nextPosition;
        private long lastTimeNs;

        @Override
        public void append(final BatchBuilder batch) {
            onAppend.accept(batch);
            batches.add(kindOfFirst(batch));
            nextPosition += batch.recordCount();
            lastTimeNs = batch.timeNs();
        }

        @Override
        public boolean hasRoom() {
            return hasRoom;
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
