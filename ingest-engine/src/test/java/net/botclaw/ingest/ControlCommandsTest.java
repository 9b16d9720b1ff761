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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.CommandResponseDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import net.botclaw.routing.RecordKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a command from an operator's session through the journal and back. */
@Timeout(60)
class ControlCommandsTest {
    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @ParameterizedTest
    @CsvSource({"SHARED,JOURNALED", "DEDICATED,JOURNALED", "SHARED,SYNCED", "DEDICATED,SYNCED"})
    void shouldJournalEveryCommandAsItIsAndAnswerTheCoresCode(final ThreadingMode threading, final AckLevel ackLevel) {
        // given
        final IngestEngine engine = engines.launch(
                EngineFixture.context(directory).threading(threading).ackLevel(ackLevel));
        final List<byte[]> frames = CommandFrames.ofEveryTemplate();
        final List<Long> positions = new ArrayList<>();
        final List<Integer> codes = new ArrayList<>();

        // when: the first half one by one, the rest at once
        try (RawBot operator = RawOperator.logOn(directory)) {
            final int half = frames.size() / 2;
            for (int i = 0; i < frames.size(); i++) {
                if (i < half) {
                    operator.send(frames.get(i));
                } else if (i == half) {
                    operator.send(frames.subList(half, frames.size()).toArray(new byte[0][]));
                }
                final CommandResponseDecoder response = RawOperator.awaitResponse(operator, i + 1);
                positions.add(response.journalPosition());
                codes.add(response.code());
                // then: an answer comes when another process can read the record
                if (i < half) {
                    assertThat(JournalView.read(directory).at(positions.get(i)).kind())
                            .isEqualTo(RecordKind.COMMAND);
                }
            }
        }
        assertThat(engine.counters().of(EngineCounter.COMMANDS).get()).isEqualTo(frames.size());
        assertThat(engine.counters().of(EngineCounter.ANSWERS_SENT).get()).isEqualTo(frames.size());
        engines.close(engine);

        // then
        final JournalView journal = JournalView.read(directory);
        final Map<Long, Integer> expected = JournalCodes.replay(directory);
        for (int i = 0; i < frames.size(); i++) {
            final byte[] frame = frames.get(i);
            final JournalView.Entry entry = journal.at(positions.get(i));
            assertThat(entry.kind()).isEqualTo(RecordKind.COMMAND);
            assertThat(entry.message().byteArray())
                    .isEqualTo(Arrays.copyOfRange(frame, FrameDescriptor.SBE_OFFSET, frame.length));
            assertThat(codes.get(i)).as("template %d", entry.templateId()).isEqualTo(expected.get(positions.get(i)));
        }
        assertThat(positions).isSorted().doesNotHaveDuplicates();
        assertThat(codes.get(0)).as("a rule in order").isZero();
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
    }

    @Test
    void shouldPassOnTheCoresRejectBeforeTheResponse() {
        // given
        engines.launch(directory);
        final RawBot operator = RawOperator.logOn(directory).send(CommandFrames.threshold(1));
        RawOperator.awaitResponse(operator, 1);

        // when
        operator.send(CommandFrames.stationNowhere(2));

        // then
        final RejectDecoder reject = operator.read().reject();
        assertThat(reject.code()).isEqualTo(RejectCode.UNKNOWN_ID.code());
        assertThat(reject.refSequence()).isEqualTo(2);
        final CommandResponseDecoder response = operator.read().commandResponse();
        assertThat(response.code()).isEqualTo(RejectCode.UNKNOWN_ID.code());
        assertThat(response.refSequence()).isEqualTo(2);
        operator.close();
    }

    @Test
    void shouldAnswerWhatWasTakenBeforeTheLogout() {
        // given
        engines.launch(directory);
        final RawBot operator = RawOperator.logOn(directory);

        // when
        operator.send(CommandFrames.threshold(1), CommandFrames.threshold(2), BotFrames.logout());

        // then
        assertThat(RawOperator.awaitResponse(operator, 1).code()).isZero();
        assertThat(RawOperator.awaitResponse(operator, 2).code()).isZero();
        final RawFrame logout = operator.read();
        assertThat(logout.template()).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(logout.logout().lastReceived()).isEqualTo(2);
        assertThat(logout.code()).isZero();
        assertThat(operator.tryRead()).isNull();
        operator.close();
    }

    @Test
    void shouldJournalWhatAnOperatorSentWhoIsGoneBeforeTheAnswer() {
        // given
        final IngestEngine engine = engines.launch(directory);

        // when: half of a second command follows, then the connection breaks
        final RawBot operator = RawOperator.logOn(directory).send(CommandFrames.threshold(1));
        operator.send(Arrays.copyOf(CommandFrames.threshold(2), 20));
        Await.until(
                "the command is journaled",
                () -> engine.counters().of(EngineCounter.COMMANDS).get() == 1);
        operator.reset();

        // then
        final RawBot next = RawOperator.logOn(directory).send(CommandFrames.threshold(1));
        assertThat(RawOperator.awaitResponse(next, 1).code()).isZero();
        next.close();
        Await.until(
                "nobody is logged on",
                () -> engine.counters().of(EngineCounter.CONTROL_SESSIONS).get() == 0);
        assertThat(engine.counters().of(EngineCounter.COMMANDS).get()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"SHARED", "DEDICATED"})
    void shouldAckBotsWhileAnOperatorSendsTenThousandCommandsAndReadsNothing(final ThreadingMode threading) {
        // given
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).threading(threading));
        final RawBot deaf = RawBot.connectTo(RawOperator.file(directory).port(), 1_024)
                .send(RawOperator.logon(RawOperator.file(directory).token()));
        final Thread sender = new Thread(() -> {
            for (int i = 1; i <= 10_000 && deaf.trySend(CommandFrames.stationNowhere(i)); i++) {
                // Until the engine takes no more.
                assertThat(i).isPositive();
            }
        });
        sender.setDaemon(true);
        sender.start();
        Await.until(
                "some are journaled",
                () -> engine.counters().of(EngineCounter.COMMANDS).get() > 100);

        // when
        final RawBot bot = RawBot.logOn(engine, "bot");
        for (int sequence = 1; sequence <= 1_000; sequence++) {
            bot.send(BotFrames.reading(sequence, 50));
            bot.awaitAck(sequence);
        }

        // then: other operators are served too
        final RawBot operator = RawOperator.logOn(directory).send(CommandFrames.threshold(1));
        assertThat(RawOperator.awaitResponse(operator, 1).code()).isZero();
        operator.close();
        deaf.reset();
        bot.logOut();
    }

    @Test
    void shouldSayThatItIsShuttingDownWhenTheEngineIsClosed() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot operator = RawOperator.logOn(directory).send(CommandFrames.threshold(1));
        RawOperator.awaitResponse(operator, 1);
        final RawBot waiting = RawOperator.connect(directory);
        operator.send(CommandFrames.threshold(2));

        // when
        engines.close(engine);

        // then: the second was taken and answered, or the Logout says that it was not
        RawFrame last = operator.read();
        long answered = 1;
        if (last.template() == CommandResponseDecoder.TEMPLATE_ID) {
            answered = last.commandResponse().refSequence();
            last = operator.read();
        }
        assertThat(last.template()).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(last.code()).isEqualTo(RejectCode.SHUTTING_DOWN.code());
        assertThat(last.logout().lastReceived()).isEqualTo(answered);
        operator.close();
        final RawFrame refused = waiting.tryRead();
        assertThat(refused == null || refused.code() == RejectCode.SHUTTING_DOWN.code())
                .isTrue();
        waiting.close();
    }
}
