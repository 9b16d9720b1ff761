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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signs of life and their absence, at the shortest interval there is. */
@Timeout(60)
class HeartbeatTest {
    private static final int INTERVAL_MS = 100;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldEchoHeartbeatsAndStayWhenABotSendsNothingElse() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = logOn(engine);

        // when, then: four times the interval in which silence ends a session
        for (int i = 1; i <= 12; i++) {
            bot.send(BotFrames.heartbeat(i));
            final HeartbeatDecoder heartbeat =
                    bot.await(HeartbeatDecoder.TEMPLATE_ID).heartbeat();
            assertThat(heartbeat.echoTimeNs()).isEqualTo(i);
            assertThat(heartbeat.eventTimeNs()).isPositive();
        }
        bot.send(BotFrames.reading(1, 50)).awaitAck(1);
    }

    @Test
    void shouldLogOutWhenNothingIsHeard() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = logOn(engine);

        // when
        final RawFrame last = bot.awaitRefusal();

        // then
        assertThat(last.template()).as("%s", last).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(last.code()).isEqualTo(RejectCode.HEARTBEAT_TIMEOUT.code());
        assertThat(engine.counters().refused(RejectCode.HEARTBEAT_TIMEOUT)).isEqualTo(1);
    }

    @Test
    void shouldFreeTheConnectionWhenThePeerIsGoneWithoutAWord() {
        // given: a peer that neither reads nor answers, nor ever closes
        final IngestEngine engine = engines.launch(directory);
        final RawBot halfOpen = logOn(engine);

        // when
        Await.until("the connection is freed", () -> open(engine) == 0);

        // then
        final RawBot back = RawBot.connect(engine).send(new LogonFrame("bot").bytes());
        final LogonAckDecoder ack = back.await(LogonAckDecoder.TEMPLATE_ID).logonAck();
        assertThat(ack.nextExpectedSequence()).isEqualTo(1);
        assertThat(engine.counters().refused(RejectCode.SESSION_TAKEN_OVER)).isZero();
        halfOpen.close();
    }

    @Test
    void shouldReadWhatHasComeBeforeItTakesAnybodyForSilentWhenItStoodStillItself() {
        // given: an engine whose event loop can be made to stand still, and a bot that ticks have looked at
        final StallingClock clock = new StallingClock();
        final IngestEngine engine = engines.launch(
                EngineFixture.context(directory).threading(ThreadingMode.SHARED).epochClock(clock));
        final RawBot other = RawBot.logOn(engine, new LogonFrame("other"));
        final RawBot bot = logOn(engine);
        bot.send(BotFrames.heartbeat(1)).await(HeartbeatDecoder.TEMPLATE_ID);

        // when: it says something while the engine is deaf for longer than silence may last
        clock.stallOnceNs.set(TimeUnit.MILLISECONDS.toNanos(10 * INTERVAL_MS));
        other.send(BotFrames.reading(1, 50));
        Await.until("the engine stands still", () -> clock.stallOnceNs.get() == 0);
        bot.send(BotFrames.heartbeat(2));

        // then
        other.awaitAck(1);
        bot.send(BotFrames.reading(1, 50)).awaitAck(1);
        assertThat(engine.counters().refused(RejectCode.HEARTBEAT_TIMEOUT)).isZero();
    }

    /** Stands still when it is read next, once. */
    private static final class StallingClock implements EpochNanoClock {
        private final EpochNanoClock clock = new OffsetEpochNanoClock();
        private final AtomicLong stallOnceNs = new AtomicLong();

        @Override
        public long nanoTime() {
            final long endNs = System.nanoTime() + stallOnceNs.getAndSet(0);
            while (System.nanoTime() < endNs) {
                Thread.onSpinWait();
            }
            return clock.nanoTime();
        }
    }

    private static RawBot logOn(final IngestEngine engine) {
        return RawBot.logOn(engine, new LogonFrame("bot").heartbeatMs(INTERVAL_MS));
    }

    private static long open(final IngestEngine engine) {
        return engine.counters().of(EngineCounter.CONNECTIONS_OPEN).get();
    }
}
