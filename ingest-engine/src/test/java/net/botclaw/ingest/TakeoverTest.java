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
import java.util.List;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two connections of one bot. */
@Timeout(60)
class TakeoverTest {
    private static final int MAX_TAKEOVERS = 3;
    private static final int WINDOW_MS = 60_000;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldEndTheOldConnectionWhenANewerOneLogsOn() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot old = RawBot.logOn(engine, "bot").send(BotFrames.reading(1, 50));
        old.awaitAck(1);

        // when
        final RawBot newer = RawBot.connect(engine)
                .send(new LogonFrame("bot").nextSequence(1).bytes());
        final LogonAckDecoder ack = newer.await(LogonAckDecoder.TEMPLATE_ID).logonAck();

        // then
        assertEnded(old, RejectCode.SESSION_TAKEN_OVER, 0);
        assertThat(ack.nextExpectedSequence()).isEqualTo(2);
        newer.send(BotFrames.reading(2, 50)).awaitAck(2);
        newer.logOut();
        engines.close(engine);
        assertThat(JournalView.read(directory).reliableSequences(1)).containsExactly(1L, 2L);
    }

    @Test
    void shouldStoreEachSequenceOnceWhenBothConnectionsSend() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot old = RawBot.logOn(engine, "bot");

        // when
        final RawBot newer = RawBot.connect(engine);
        newer.send(new LogonFrame("bot").bytes());
        for (int sequence = 1; sequence <= 1_000 && old.trySend(BotFrames.reading(sequence, 50)); sequence++) {
            assertThat(sequence).isPositive();
        }
        final long next = newer.await(LogonAckDecoder.TEMPLATE_ID).logonAck().nextExpectedSequence();
        for (long sequence = 1; sequence <= 1_000; sequence++) {
            newer.send(BotFrames.reading(sequence, 50));
        }

        // then
        assertThat(next).isBetween(1L, 1_001L);
        newer.logOut();
        engines.close(engine);
        final List<Long> expected = new ArrayList<>();
        for (long sequence = 1; sequence <= 1_000; sequence++) {
            expected.add(sequence);
        }
        assertThat(JournalView.read(directory).reliableSequences(1)).isEqualTo(expected);
    }

    @Test
    void shouldHoldBothEndsOffWhenTheyTakeOverTooOften() {
        // given
        final IngestEngine engine = engines.launch(directory);
        RawBot last = RawBot.logOn(engine, "bot");
        for (int i = 0; i < MAX_TAKEOVERS; i++) {
            final RawBot next = RawBot.logOn(engine, "bot");
            assertEnded(last, RejectCode.SESSION_TAKEN_OVER, 0);
            last = next;
        }

        // when
        final RawBot tooMany = RawBot.connect(engine).send(new LogonFrame("bot").bytes());

        // then
        final long holdMs = assertHeldOff(tooMany);
        assertEnded(last, RejectCode.TAKEOVER_HOLD, holdMs);
        final RawBot again = RawBot.connect(engine).send(new LogonFrame("bot").bytes());
        assertThat(assertHeldOff(again)).isLessThanOrEqualTo(holdMs);
        RawBot.logOn(engine, "another").send(BotFrames.reading(1, 50)).awaitAck(1);
        assertThat(engine.counters().refused(RejectCode.SESSION_TAKEN_OVER)).isEqualTo(MAX_TAKEOVERS);
        assertThat(engine.counters().refused(RejectCode.TAKEOVER_HOLD)).isEqualTo(3);
    }

    private static void assertEnded(final RawBot bot, final RejectCode code, final long retryAfterMs) {
        final RawFrame last = bot.awaitRefusal();
        assertThat(last.template()).as("%s", last).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(last.code()).isEqualTo(code.code());
        assertThat(last.logout().retryAfterMs()).isEqualTo(retryAfterMs);
        bot.close();
    }

    private static long assertHeldOff(final RawBot bot) {
        final RawFrame last = bot.awaitRefusal();
        assertThat(last.template()).as("%s", last).isEqualTo(LogonRejectDecoder.TEMPLATE_ID);
        assertThat(last.code()).isEqualTo(RejectCode.TAKEOVER_HOLD.code());
        final long holdMs = last.logonReject().retryAfterMs();
        assertThat(holdMs).isBetween(1L, (long) WINDOW_MS);
        bot.close();
        return holdMs;
    }
}
