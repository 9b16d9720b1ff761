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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A start with a clock that was two hours ahead, and one with the right clock after it. */
@Timeout(60)
class ClockLeadTest {
    private static final long AHEAD_NS = TimeUnit.HOURS.toNanos(2);
    private static final long LIMIT_SECONDS = TimeUnit.HOURS.toSeconds(2);
    /** Less than the test may last. */
    private static final long SLACK_NS = TimeUnit.MINUTES.toNanos(2);

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    private final EpochNanoClock clock = new OffsetEpochNanoClock();

    @BeforeEach
    void beginAhead() {
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).epochClock(() -> clock.nanoTime() + AHEAD_NS));
        RawBot.logOn(engine, "bot").send(BotFrames.reading(1, 50)).awaitAck(1);
        assertThat(engine.clockLeadNs()).isZero();
        engines.close(engine);
    }

    private EngineContext context() {
        return EngineFixture.context(directory).epochClock(clock);
    }

    @Test
    void shouldRefuseToGoOnAndChangeNothing() {
        final JournalReplay.Result before = JournalReplay.run(directory);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> IngestEngine.launch(context()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching(
                            "the journal's time \\S+Z is 7\\d{3} s ahead of this machine's clock \\S+Z, and "
                                    + "60 s are accepted: .* --max-clock-lead-seconds 7\\d{3}");
        }
        assertThat(JournalReplay.run(directory)).isEqualTo(before);
    }

    @Test
    void shouldGoOnInJournalTimeAndShowTheLeadWhenItIsAccepted() {
        // when
        final IngestEngine engine = engines.launch(context().maxClockLeadSeconds(LIMIT_SECONDS));

        // then: the lead is seen, and what bots and operators read is the journal's time
        assertThat(engine.clockLeadNs()).isBetween(AHEAD_NS - SLACK_NS, AHEAD_NS);
        Await.until(
                "the lead is shown",
                () -> engine.counters().of(EngineCounter.CLOCK_LEAD_MS).get() > 0);
        final RawBot bot = RawBot.connect(engine)
                .send(new LogonFrame("bot").heartbeatMs(100).bytes());
        final LogonAckDecoder logonAck = bot.await(LogonAckDecoder.TEMPLATE_ID).logonAck();
        assertThat(leadNs(logonAck.eventTimeNs())).isBetween(AHEAD_NS - SLACK_NS, AHEAD_NS);
        final HeartbeatDecoder heartbeat =
                bot.await(HeartbeatDecoder.TEMPLATE_ID).heartbeat();
        assertThat(leadNs(heartbeat.eventTimeNs())).isBetween(AHEAD_NS - SLACK_NS, AHEAD_NS);
        final RawBot operator = RawOperator.connect(directory)
                .send(RawOperator.logon(RawOperator.file(directory).token()));
        final LogonAckDecoder controlAck =
                operator.await(LogonAckDecoder.TEMPLATE_ID).logonAck();
        assertThat(leadNs(controlAck.eventTimeNs())).isBetween(AHEAD_NS - SLACK_NS, AHEAD_NS);
        bot.send(BotFrames.reading(2, 50)).awaitAck(2);
        engines.close(engine);
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
    }

    private long leadNs(final long timeNs) {
        return timeNs - clock.nanoTime();
    }

    @Test
    void shouldFollowAClockThatIsSetBackWhileItRuns() {
        // given
        final long[] offsetNs = {AHEAD_NS};
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).epochClock(() -> clock.nanoTime() + offsetNs[0]));
        final RawBot bot = RawBot.logOn(engine, "bot");

        // when
        offsetNs[0] = 0;
        bot.send(BotFrames.reading(2, 50)).awaitAck(2);

        // then
        Await.until("the lead is shown", () -> leadMs(engine) > TimeUnit.NANOSECONDS.toMillis(AHEAD_NS - SLACK_NS));
        offsetNs[0] = AHEAD_NS;
        bot.send(BotFrames.reading(3, 50)).awaitAck(3);
        Await.until("the lead is gone", () -> leadMs(engine) == 0);
    }

    private static long leadMs(final IngestEngine engine) {
        return engine.counters().of(EngineCounter.CLOCK_LEAD_MS).get();
    }
}
