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
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.gateway.TcpGateway;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.routing.PushKey;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sequencer that stands still, and bots that do not read. */
@Timeout(60)
class OverloadTest {
    private static final int RING_LENGTH = EngineContext.MIN_RING_LENGTH;
    private static final int FRAME_LENGTH = 1_024;
    private static final int FRAME_COUNT = 32_768;
    private static final int SHORT_FRAME = 32;
    private static final int PUSH_ACK_LENGTH = 42;
    private static final int TELEMETRY_EVERY = 16;
    private static final int REJECTS_AT_ONCE = 50;
    private static final int REJECT_LENGTH = 40;
    private static final long SLOW_MARGIN = 100 * 1_024;
    private static final long POOL_ALLOWANCE = 16L << 20;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldStopReadingAndLoseNothingReliableWhenTheRingIsFull() {
        // given
        final StallingClock clock = new StallingClock();
        final IngestEngine engine = engines.launch(EngineFixture.context(directory)
                .threading(ThreadingMode.DEDICATED)
                .ringLength(RING_LENGTH)
                .epochClock(clock));
        final PipelinedBot bot =
                new PipelinedBot(engine, "flood", FRAME_LENGTH, FRAME_COUNT).telemetryEvery(TELEMETRY_EVERY);
        bot.logOn();
        final long poolBefore = TcpGateway.ALLOCATOR.metric().usedDirectMemory();

        // when
        clock.stall();
        Await.until(
                () -> "reads stopped and shedding told, written " + bot.bytesWritten(),
                () -> bot.poll(FRAME_COUNT) == 0
                        && count(engine, EngineCounter.READS_STOPPED) > 0
                        && count(engine, EngineCounter.TELEMETRY_SHED) > 0
                        && bot.hasSeenShedding());
        final long poolGrowth = TcpGateway.ALLOCATOR.metric().usedDirectMemory() - poolBefore;
        final long ackedInStall = bot.acked();
        clock.release();
        bot.sendTo(FRAME_COUNT);

        // then
        assertThat(poolGrowth).as("pooled memory in the stall").isLessThan(POOL_ALLOWANCE);
        assertThat(ackedInStall).isLessThan(FRAME_COUNT);
        assertThat(bot.acked()).isEqualTo(FRAME_COUNT);
        bot.close();
        final long shed = count(engine, EngineCounter.TELEMETRY_SHED);
        engines.close(engine);
        final JournalView journal = JournalView.read(directory);
        assertThat(journal.reliableSequences(1))
                .isEqualTo(LongStream.rangeClosed(1, FRAME_COUNT).boxed().toList());
        assertThat(journal.sequences(1, FrameDescriptor.CHANNEL_TELEMETRY)).hasSize((int) (bot.telemetrySent() - shed));
    }

    @Test
    void shouldGoOnWithOtherConnectionsWhenSomeEndDuringAStall() {
        // given
        final StallingClock clock = new StallingClock();
        final IngestEngine engine = engines.launch(EngineFixture.context(directory)
                .threading(ThreadingMode.DEDICATED)
                .ringLength(RING_LENGTH)
                .epochClock(clock));
        final PipelinedBot flood = new PipelinedBot(engine, "flood", FRAME_LENGTH, FRAME_COUNT).logOn();
        final RawBot leaving = RawBot.logOn(engine, "leaving");
        final PipelinedBot staying = new PipelinedBot(engine, "staying", FRAME_LENGTH, FRAME_COUNT).logOn();
        clock.stall();
        Await.until(
                "reads stopped",
                () -> flood.poll(FRAME_COUNT) + staying.poll(100) == 0
                        && count(engine, EngineCounter.READS_STOPPED) > 0);

        // when
        leaving.reset();
        flood.close();
        final RawBot late = RawBot.connect(engine).send(new LogonFrame("late").bytes());
        clock.release();

        // then
        staying.sendTo(100);
        late.awaitLive();
        late.send(BotFrames.reading(1, 50)).awaitAck(1);
        Await.until("two sessions are left", () -> count(engine, EngineCounter.SESSIONS_LIVE) == 2);
        Await.until("two connections are left", () -> count(engine, EngineCounter.CONNECTIONS_OPEN) == 2);
    }

    @Test
    void shouldTakeAcksOfPushesInTheEndWhenTheyComeWhileTheRingIsFull() {
        // given: three bots that have a push and have not acked it
        final StallingClock clock = new StallingClock();
        final PushingCore cores = new PushingCore();
        final IngestEngine engine = engines.launch(EngineFixture.context(directory)
                .threading(ThreadingMode.DEDICATED)
                .ringLength(RING_LENGTH)
                .coreFactory(cores)
                .epochClock(clock));
        final List<LossyBot> bots = new ArrayList<>();
        for (int botId = 1; botId <= 3; botId++) {
            final LossyBot bot = new LossyBot("bot-" + botId, botId).logOn(engine);
            bot.offer(PushingHandler.push(botId, 1, PushKey.NONE, 0));
            bot.work();
            Await.until("the push", () -> {
                bot.workWithoutSending();
                return bot.sequences().size() == 1;
            });
            bots.add(bot);
        }
        final RawBot drip = RawBot.logOn(engine, "drip");
        final RawBot last = RawBot.logOn(engine, "last");
        final PipelinedBot flood = new PipelinedBot(engine, "flood", FRAME_LENGTH, FRAME_COUNT).logOn();

        // when: the ring is full to the last few bytes, then each bot acks once and is silent
        clock.stall();
        Await.until(
                "the flood is stopped",
                () -> flood.poll(FRAME_COUNT) == 0 && count(engine, EngineCounter.READS_STOPPED) == 1);
        dripUntilStopped(engine, drip, FRAME_LENGTH, 2);
        dripUntilStopped(engine, last, SHORT_FRAME, 3);
        final long received = count(engine, EngineCounter.BYTES_RECEIVED);
        bots.forEach(LossyBot::work);
        Await.until(
                "the acks have come",
                () -> count(engine, EngineCounter.BYTES_RECEIVED) >= received + bots.size() * PUSH_ACK_LENGTH);
        assertThat(bots).allMatch(bot -> cores.waiting(bot.botId()) == 1);
        clock.release();

        // then
        Await.until("no push waits", () -> {
            flood.poll(0);
            return bots.stream().allMatch(bot -> cores.waiting(bot.botId()) == 0);
        });
        assertThat(count(engine, EngineCounter.PUSH_ACKS)).isEqualTo(bots.size());
        bots.forEach(LossyBot::close);
        flood.close();
        drip.close();
        last.close();
    }

    /** Sends frame after frame, each read by itself, until the engine has stopped reading once more. */
    private static void dripUntilStopped(
            final IngestEngine engine, final RawBot bot, final int frameLength, final int stops) {
        for (long sequence = 1; count(engine, EngineCounter.READS_STOPPED) < stops; sequence++) {
            final long received = count(engine, EngineCounter.BYTES_RECEIVED);
            bot.send(BotFrames.vendorData(sequence, frameLength));
            Await.until(
                    "the frame is read, or the one before was the last",
                    () -> count(engine, EngineCounter.BYTES_RECEIVED) >= received + frameLength
                            || count(engine, EngineCounter.READS_STOPPED) == stops);
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldCloseASlowConsumerAndServeTheOthers(final ThreadingMode threading) {
        // given
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).threading(threading));
        final RawBot slow = RawBot.connect(engine, 4_096).send(new LogonFrame("slow").bytes());
        slow.awaitLive();
        final PipelinedBot other = new PipelinedBot(engine, "other", FRAME_LENGTH, 16).logOn();

        // when
        boolean isOpen = true;
        for (int sequence = 1; isOpen && sequence < 2_000_000; sequence += 1_000) {
            isOpen = slow.trySend(BotFrames.askingForRejects(sequence, 1_000));
            other.poll(Long.MAX_VALUE);
        }

        // then
        assertThat(isOpen).as("the slow consumer is still connected").isFalse();
        assertThat(engine.counters().refused(RejectCode.SLOW_CONSUMER)).isEqualTo(1);
        Await.until("the connection is freed", () -> count(engine, EngineCounter.CONNECTIONS_OPEN) == 1);
        other.sendTo(other.sent() + 1_000);
    }

    @Test
    void shouldFreeTheConnectionWhenASlowConsumerIsEndedForAnotherReason() {
        // given: how much goes into the sockets of a bot that does not read before it counts as slow
        final IngestEngine engine = engines.launch(directory);
        final long most = provokeRejects(engine, "slow", Long.MAX_VALUE);
        assertThat(engine.counters().refused(RejectCode.SLOW_CONSUMER)).isEqualTo(1);

        // when: another one is owed a little less, then it is silent
        provokeRejects(engine, "slow and silent", most - SLOW_MARGIN);

        // then: its last word cannot be written, and it is closed all the same
        Await.until("the connection is freed", () -> count(engine, EngineCounter.CONNECTIONS_OPEN) == 0);
        assertThat(engine.counters().refused(RejectCode.HEARTBEAT_TIMEOUT)
                        + engine.counters().refused(RejectCode.SLOW_CONSUMER))
                .isEqualTo(2);
    }

    /** A bot that does not read; stops when it has been sent so many bytes, or is closed. Returns the bytes. */
    private static long provokeRejects(final IngestEngine engine, final String name, final long limit) {
        final RawBot bot = RawBot.connect(engine, 4_096)
                .send(new LogonFrame(name.replace(' ', '-')).heartbeatMs(100).bytes());
        bot.awaitLive();
        final long before = count(engine, EngineCounter.BYTES_SENT);
        long sent = 0;
        for (int sequence = 1; sent < limit; sequence += REJECTS_AT_ONCE) {
            if (!bot.trySend(BotFrames.askingForRejects(sequence, REJECTS_AT_ONCE))) {
                break;
            }
            final long least = sent + REJECTS_AT_ONCE * REJECT_LENGTH;
            Await.until(
                    "answers",
                    () -> count(engine, EngineCounter.BYTES_SENT) - before >= least
                            || count(engine, EngineCounter.CONNECTIONS_OPEN) == 0);
            sent = count(engine, EngineCounter.BYTES_SENT) - before;
        }
        return sent;
    }

    private static long count(final IngestEngine engine, final EngineCounter counter) {
        return engine.counters().of(counter).get();
    }

    /** Stops the sequencer where it reads the time of its next batch; event loops read on. */
    private static final class StallingClock implements EpochNanoClock {
        private final EpochNanoClock clock = new OffsetEpochNanoClock();
        private volatile CountDownLatch latch = new CountDownLatch(0);

        void stall() {
            latch = new CountDownLatch(1);
        }

        void release() {
            latch.countDown();
        }

        @Override
        public long nanoTime() {
            if (Thread.currentThread().getName().equals("botclaw-sequencer")) {
                try {
                    latch.await();
                } catch (final InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return clock.nanoTime();
        }
    }
}
