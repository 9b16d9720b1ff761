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

import static net.botclaw.protocol.FrameDescriptor.CHANNEL_RELIABLE;
import static net.botclaw.protocol.FrameDescriptor.CHANNEL_TELEMETRY;
import static net.botclaw.protocol.FrameDescriptor.FLAG_ACK_REQ;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AlertRaisedDecoder;
import net.botclaw.protocol.codec.AlertType;
import net.botclaw.protocol.codec.GapDetectedDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import net.botclaw.protocol.codec.SequenceGapDecoder;
import net.botclaw.protocol.codec.SessionClosedDecoder;
import net.botclaw.routing.RecordKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a live session does with what a bot sends, on the wire and in the journal. */
@Timeout(60)
class SessionTest {
    private static final double MOIST = 55.0;
    private static final double DRY = 25.5;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldAckCumulativelyWhenReadingsCome() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        bot.send(BotFrames.reading(1, MOIST));
        final AckDecoder first = bot.await(AckDecoder.TEMPLATE_ID).ack();
        bot.send(BotFrames.reading(2, MOIST), BotFrames.reading(3, MOIST), BotFrames.reading(4, MOIST));

        // then
        assertThat(first.cumulativeSequence()).isEqualTo(1);
        assertThat(first.level()).isEqualTo(AckLevel.JOURNALED);
        assertThat(first.journalPosition()).isPositive();
        bot.awaitAck(4);
        bot.logOut();
        assertThat(journalOf(engine).reliableSequences(1)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void shouldAckAgainAndNotStoreWhenFramesComeTwice() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");
        bot.send(BotFrames.reading(1, MOIST), BotFrames.reading(2, MOIST)).awaitAck(2);

        // when
        bot.send(BotFrames.reading(1, MOIST), BotFrames.reading(2, MOIST));

        // then
        bot.awaitAck(2);
        bot.logOut();
        assertThat(count(engine, EngineCounter.DUPLICATES_DROPPED)).isEqualTo(2);
        final JournalView journal = journalOf(engine);
        assertThat(journal.reliableSequences(1)).containsExactly(1L, 2L);
        final SessionClosedDecoder end =
                journal.ofTemplate(SessionClosedDecoder.TEMPLATE_ID).get(0).decode(new SessionClosedDecoder());
        assertThat(end.code()).isEqualTo(RejectCode.OK.code());
        assertThat(end.framesReceived()).isEqualTo(4);
        assertThat(end.duplicatesDropped()).isEqualTo(2);
    }

    @Test
    void shouldRecordTheHoleWhenALiveSessionLeavesSequencesOut() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot").send(BotFrames.reading(1, MOIST));
        bot.awaitAck(1);

        // when
        bot.send(BotFrames.reading(5, MOIST));

        // then
        bot.awaitAck(5);
        bot.logOut();
        assertThat(count(engine, EngineCounter.GAPS_RECORDED)).isEqualTo(3);
        final JournalView journal = journalOf(engine);
        assertThat(journal.reliableSequences(1)).containsExactly(1L, 5L);
        final JournalView.Entry record = only(journal.ofTemplate(SequenceGapDecoder.TEMPLATE_ID));
        final SequenceGapDecoder gap = record.decode(new SequenceGapDecoder());
        assertThat(List.of(gap.fromSequence(), gap.toSequence())).containsExactly(2L, 4L);
        final JournalView.Entry event = only(journal.ofTemplate(GapDetectedDecoder.TEMPLATE_ID));
        final GapDetectedDecoder detected = event.decode(new GapDetectedDecoder());
        assertThat(event.kind()).isEqualTo(RecordKind.EVENT);
        assertThat(event.cause()).isEqualTo(record.position());
        assertThat(List.of(detected.fromSequence(), detected.toSequence())).containsExactly(2L, 4L);
    }

    @Test
    void shouldRefuseAndCloseWhenASequenceIsTooFarAhead() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot").send(BotFrames.reading(1, MOIST));
        bot.awaitAck(1);

        // when
        bot.send(BotFrames.reading(3 + (1L << 30), MOIST), BotFrames.reading(2, MOIST));

        // then
        final RawFrame last = bot.awaitRefusal();
        assertThat(last.template()).as("%s", last).isEqualTo(RejectDecoder.TEMPLATE_ID);
        assertThat(last.code()).isEqualTo(RejectCode.BAD_SEQUENCE.code());
        assertThat(journalOf(engine).reliableSequences(1)).containsExactly(1L);
    }

    @Test
    void shouldStoreOnlyNewerAndNeverAckWhenTelemetryComes() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        bot.send(
                BotFrames.reading(CHANNEL_TELEMETRY, 3, MOIST),
                BotFrames.reading(CHANNEL_TELEMETRY, 2, MOIST),
                BotFrames.reading(CHANNEL_TELEMETRY, 3, MOIST),
                BotFrames.reading(CHANNEL_TELEMETRY, 9, MOIST),
                BotFrames.reading(CHANNEL_RELIABLE, 1, MOIST));

        // then
        bot.awaitAck(1);
        bot.logOut();
        assertThat(count(engine, EngineCounter.TELEMETRY_STALE)).isEqualTo(2);
        assertThat(count(engine, EngineCounter.ACKS_SENT)).isEqualTo(1);
        final JournalView journal = journalOf(engine);
        assertThat(journal.sequences(1, CHANNEL_TELEMETRY)).containsExactly(3L, 9L);
        assertThat(journal.reliableSequences(1)).containsExactly(1L);
        assertThat(journal.ofTemplate(SequenceGapDecoder.TEMPLATE_ID)).isEmpty();
    }

    @Test
    void shouldGoOnWithTelemetryOverAReconnectAndStartAnewWithANewBoot() {
        // given
        final IngestEngine engine = engines.launch(directory);
        RawBot.logOn(engine, "bot")
                .send(BotFrames.reading(CHANNEL_TELEMETRY, 5, MOIST))
                .logOut();

        // when
        RawBot.logOn(engine, "bot")
                .send(BotFrames.reading(CHANNEL_TELEMETRY, 4, MOIST), BotFrames.reading(CHANNEL_TELEMETRY, 6, MOIST))
                .logOut();
        RawBot.logOn(engine, new LogonFrame("bot").bootId(2))
                .send(BotFrames.reading(CHANNEL_TELEMETRY, 1, MOIST))
                .logOut();

        // then
        assertThat(journalOf(engine).sequences(1, CHANNEL_TELEMETRY)).containsExactly(5L, 6L, 1L);
    }

    @Test
    void shouldStoreAndRejectOnlyIfAskedWhenAMessageIsUnknownOrUnhandled() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        bot.send(
                BotFrames.unknown(0, CHANNEL_RELIABLE, 1),
                BotFrames.unknown(FLAG_ACK_REQ, CHANNEL_RELIABLE, 2),
                BotFrames.missionUpdate(0, 3),
                BotFrames.missionUpdate(FLAG_ACK_REQ, 4),
                BotFrames.unknown(FLAG_ACK_REQ, CHANNEL_TELEMETRY, 1));

        // then
        final List<RawFrame> answers = List.of(bot.read(), bot.read(), bot.read(), bot.read());
        final List<RawFrame> rejects = answers.stream()
                .filter(f -> f.template() == RejectDecoder.TEMPLATE_ID)
                .toList();
        assertThat(rejects).extracting(RawFrame::code).containsExactly(210, 405, 210);
        assertThat(rejects).extracting(f -> f.reject().refSequence()).containsExactly(2L, 4L, 1L);
        assertThat(rejects.get(0).reject().refTemplate()).isEqualTo(BotFrames.UNKNOWN_TEMPLATE);
        bot.send(BotFrames.reading(5, MOIST)).awaitAck(5);
        bot.logOut();
        assertThat(count(engine, EngineCounter.UNKNOWN_MESSAGES)).isEqualTo(3);
        assertThat(engine.counters().refused(RejectCode.UNKNOWN_TEMPLATE)).isEqualTo(2);
        assertThat(engine.counters().refused(RejectCode.NOT_SUPPORTED)).isEqualTo(1);
        assertThat(journalOf(engine).reliableSequences(1)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void shouldRejectAndStillAckWhenAValueIsInvalid() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        bot.send(BotFrames.reading(1, Double.NaN));

        // then
        final List<RawFrame> answers = List.of(bot.read(), bot.read());
        assertThat(answers)
                .extracting(RawFrame::template)
                .containsExactlyInAnyOrder(AckDecoder.TEMPLATE_ID, RejectDecoder.TEMPLATE_ID);
        assertThat(answers).extracting(RawFrame::code).contains(RejectCode.INVALID_VALUE.code());
        bot.send(BotFrames.reading(2, MOIST)).awaitAck(2);
    }

    @Test
    void shouldAckAllBeforeTheAnswerWhenABotLogsOutAtOnce() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");
        final byte[][] frames = new byte[101][];
        for (int i = 0; i < 100; i++) {
            frames[i] = BotFrames.reading(i + 1, MOIST);
        }
        frames[100] = BotFrames.logout();

        // when
        bot.send(frames);

        // then
        final List<RawFrame> answers = bot.readToEnd();
        assertThat(answers).extracting(RawFrame::template).endsWith(AckDecoder.TEMPLATE_ID, LogoutDecoder.TEMPLATE_ID);
        assertThat(answers.get(answers.size() - 2).ack().cumulativeSequence()).isEqualTo(100);
        assertThat(answers.get(answers.size() - 1).code()).isZero();
        Await.until("the end of the session", () -> count(engine, EngineCounter.SESSIONS_LIVE) == 0);
    }

    @ParameterizedTest(name = "a length of {0}")
    @ValueSource(ints = {0, 3_000, 60_000})
    void shouldAnswerALogoutWhenNoFrameFollowsIt(final int length) {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        bot.send(BotFrames.logout(), new byte[] {(byte) length, (byte) (length >>> Byte.SIZE), 1, 2, 3});

        // then
        final RawFrame last = bot.awaitRefusal();
        assertThat(last.template()).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(last.code()).isZero();
    }

    @Test
    void shouldIgnoreWhateverComesAfterALogout() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        bot.send(BotFrames.reading(1, MOIST), BotFrames.logout(), BotFrames.reading(2, MOIST));

        // then
        assertThat(bot.awaitRefusal().template()).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(journalOf(engine).reliableSequences(1)).containsExactly(1L);
    }

    @Test
    void shouldRefuseAndCloseWhenABotLogsOnTwice() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        bot.send(new LogonFrame("bot").bytes());

        // then
        final RawFrame last = bot.awaitRefusal();
        assertThat(last.template()).isEqualTo(RejectDecoder.TEMPLATE_ID);
        assertThat(last.code()).isEqualTo(RejectCode.ALREADY_LOGGED_ON.code());
        assertThat(engine.counters().refused(RejectCode.ALREADY_LOGGED_ON)).isEqualTo(1);
    }

    @Test
    void shouldDeliverTheRejectWhenMuchIsInFlightBehindABadFrame() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");
        final byte[] bad = BotFrames.reading(2, MOIST);
        bad[2] = (byte) 0x80;
        final byte[] behind = BotFrames.vendorData(3, 16_000);

        // when
        bot.send(BotFrames.reading(1, MOIST), bad);
        for (int i = 0; i < 100 && bot.trySend(behind); i++) {
            assertThat(behind).isNotEmpty();
        }

        // then
        final RawFrame last = bot.awaitRefusal();
        assertThat(last.template()).as("%s", last).isEqualTo(RejectDecoder.TEMPLATE_ID);
        assertThat(last.code()).isEqualTo(RejectCode.BAD_FLAGS.code());
        assertThat(last.reject().refSequence()).isEqualTo(2);
    }

    @Test
    void shouldJournalAnAlertWithItsCauseWhenSoilIsTooDry() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        bot.send(BotFrames.reading(1, MOIST), BotFrames.reading(2, DRY), BotFrames.reading(3, DRY));

        // then
        bot.awaitAck(3);
        bot.logOut();
        final JournalView journal = journalOf(engine);
        final JournalView.Entry alert = only(journal.ofTemplate(AlertRaisedDecoder.TEMPLATE_ID));
        final AlertRaisedDecoder raised = alert.decode(new AlertRaisedDecoder());
        assertThat(alert.kind()).isEqualTo(RecordKind.EVENT);
        assertThat(raised.value()).isEqualTo(DRY);
        assertThat(raised.alertType()).isEqualTo(AlertType.CRITICAL_SOIL_MOISTURE);
        assertThat(raised.cause()).isEqualTo(alert.cause());
        assertThat(journal.at(alert.cause()).sequence()).isEqualTo(2);
        assertThat(journal.at(alert.cause()).kind()).isEqualTo(RecordKind.INBOUND);
    }

    @Test
    void shouldResumeWhereTheJournalEndsWhenAConnectionIsLost() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot lost = RawBot.logOn(engine, "bot");
        lost.send(BotFrames.reading(1, MOIST), BotFrames.reading(2, MOIST)).awaitAck(2);
        lost.reset();
        Await.until("the end of the session", () -> count(engine, EngineCounter.SESSIONS_LIVE) == 0);

        // when
        final RawBot back = RawBot.connect(engine)
                .send(new LogonFrame("bot").nextSequence(2).bytes());
        final LogonAckDecoder ack = back.await(LogonAckDecoder.TEMPLATE_ID).logonAck();
        back.send(BotFrames.reading(2, MOIST), BotFrames.reading(3, MOIST)).awaitAck(3);

        // then
        assertThat(ack.nextExpectedSequence()).isEqualTo(3);
        assertThat(ack.sessionEpoch()).isEqualTo(1);
        final JournalView journal = journalOf(engine);
        assertThat(journal.reliableSequences(1)).containsExactly(1L, 2L, 3L);
        assertThat(only(journal.ofTemplate(SessionClosedDecoder.TEMPLATE_ID).stream()
                                .limit(1)
                                .toList())
                        .decode(new SessionClosedDecoder())
                        .code())
                .isEqualTo(RejectCode.CONNECTION_LOST.code());
    }

    @Test
    void shouldStoreWhatCameWhenABotOnlyStopsSending() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        bot.send(BotFrames.reading(1, MOIST), BotFrames.reading(2, MOIST)).shutdownOutput();

        // then
        bot.readToEnd();
        assertThat(journalOf(engine).reliableSequences(1)).containsExactly(1L, 2L);
    }

    private JournalView journalOf(final IngestEngine engine) {
        engines.close(engine);
        return JournalView.read(directory);
    }

    private static <T> T only(final List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private static long count(final IngestEngine engine, final EngineCounter counter) {
        return engine.counters().of(counter).get();
    }
}
