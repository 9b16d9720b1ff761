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
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import net.botclaw.ingest.stage.Stage;
import net.botclaw.ingest.stage.StageTiming;
import net.botclaw.ingest.stage.StageTimings;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stage timing of a running engine, through sockets. */
@Timeout(120)
class StageTimingTest {
    private static final int FRAME_LENGTH = 64;
    private static final int WINDOW = 64;
    private static final int SAMPLES = 200;
    private static final long BURST = 1_000;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    private IngestEngine engine;

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldFollowSamplesAllTheWay(final ThreadingMode threading) {
        launch(threading, AckLevel.JOURNALED, 1);

        sendUntilCompleted(SAMPLES);

        assertConsistent();
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldFollowSamplesAllTheWayWhenAcksAreSynced(final ThreadingMode threading) {
        launch(threading, AckLevel.SYNCED, 1);

        sendUntilCompleted(SAMPLES / 4);

        assertConsistent();
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldSampleNoMoreThanEveryNthTurn(final ThreadingMode threading) {
        launch(threading, AckLevel.JOURNALED, 10);

        sendUntilCompleted(SAMPLES / 4);

        final StageTimings timings = engine.stages();
        assertThat(timings.taken()).isLessThanOrEqualTo(timings.turns() / 10);
        assertThat(timings.sampledShare()).isBetween(0.0, 0.1);
        assertConsistent();
    }

    @Test
    void shouldSampleEveryLoopWhenThereAreSeveral() {
        // given: connections go to the loops in turn
        engine = engines.launch(EngineFixture.context(directory)
                .threading(ThreadingMode.DEDICATED)
                .loops(2)
                .stageSampling(1));
        try (PipelinedBot first = new PipelinedBot(engine, "first", FRAME_LENGTH, WINDOW).logOn();
                PipelinedBot second = new PipelinedBot(engine, "second", FRAME_LENGTH, WINDOW).logOn()) {
            for (final PipelinedBot bot : Arrays.asList(first, second, first)) {
                final long before = engine.stages().completed();

                // when
                sendUntil(bot, before + SAMPLES);

                // then
                assertThat(engine.stages().completed()).isGreaterThanOrEqualTo(before + SAMPLES);
            }
        }
        assertConsistent();
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldCountNothingWhenOff(final ThreadingMode threading) {
        launch(threading, AckLevel.JOURNALED, 0);

        try (PipelinedBot bot = new PipelinedBot(engine, "bot", FRAME_LENGTH, WINDOW).logOn()) {
            bot.sendTo(BURST);
        }

        final StageTimings timings = engine.stages();
        assertThat(timings.turns()).isZero();
        assertThat(timings.taken()).isZero();
        assertThat(timings.clockReadings()).isZero();
        assertThat(timings.stages()).hasSameSizeAs(Stage.values()).allMatch(timing -> timing.count() == 0);
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldGiveUpAndGoOnWhenFramesAreDuplicates(final ThreadingMode threading) {
        assertGivenUp(threading, (bot, attempt) -> bot.send(BotFrames.vendorData(1, FRAME_LENGTH)));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldGiveUpAndGoOnWhenThereIsTelemetryOnly(final ThreadingMode threading) {
        assertGivenUp(
                threading,
                (bot, attempt) ->
                        bot.send(BotFrames.vendorData(FrameDescriptor.CHANNEL_TELEMETRY, attempt, FRAME_LENGTH)));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldGiveUpAndGoOnWhenThereAreSessionMessagesOnly(final ThreadingMode threading) {
        assertGivenUp(threading, (bot, attempt) -> bot.send(BotFrames.heartbeat(attempt)));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldGiveUpAndGoOnWhenAReadHasAPartOfAFrame(final ThreadingMode threading) {
        final byte[] frame = BotFrames.vendorData(1, FRAME_LENGTH);
        assertGivenUp(threading, (bot, attempt) -> bot.send(new byte[] {frame[(int) ((attempt - 1) % FRAME_LENGTH)]}));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldSampleOnWhenConnectionsAreReset(final ThreadingMode threading) {
        // given
        launch(threading, AckLevel.JOURNALED, 1);

        // when
        for (int i = 1; i <= 50; i++) {
            final RawBot bot = RawBot.logOn(engine, "lost-" + i);
            bot.send(BotFrames.vendorData(1, FRAME_LENGTH));
            bot.reset();
        }

        // then
        awaitSettled();
        sendUntilCompleted(engine.stages().completed() + SAMPLES);
        assertConsistent();
    }

    @Test
    void shouldRefuseANegativeNumberOfTurns() {
        assertThatThrownBy(() ->
                        IngestEngine.launch(EngineFixture.context(directory).stageSampling(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stageSampling");
    }

    @Test
    void shouldStillShowItsTimingsWhenItIsClosed() {
        launch(ThreadingMode.SHARED, AckLevel.JOURNALED, 1);
        sendUntilCompleted(SAMPLES);

        engines.close(engine);

        assertThat(engine.stages().completed()).isGreaterThanOrEqualTo(SAMPLES);
        assertConsistent();
    }

    /** Something a bot sends that no sample survives. */
    private interface Sending {
        void send(RawBot bot, long attempt);
    }

    private void assertGivenUp(final ThreadingMode threading, final Sending sending) {
        // given
        launch(threading, AckLevel.JOURNALED, 1);
        try (RawBot bot = RawBot.logOn(engine, "bot")) {
            bot.send(BotFrames.vendorData(1, FRAME_LENGTH));
            bot.awaitAck(1);
            awaitSettled();
            final long completed = engine.stages().completed();
            final long aborted = engine.stages().aborted();

            // when: until it has been the first read of a turn a few times
            final AtomicLong attempts = new AtomicLong();
            Await.until("samples to be given up", () -> {
                sending.send(bot, attempts.incrementAndGet());
                return engine.stages().aborted() >= aborted + 3;
            });

            // then
            awaitSettled();
            assertThat(engine.stages().completed()).isEqualTo(completed);
        }
        sendUntilCompleted(SAMPLES);
        assertConsistent();
    }

    private void launch(final ThreadingMode threading, final AckLevel level, final int everyNthTurn) {
        engine = engines.launch(EngineFixture.context(directory)
                .threading(threading)
                .ackLevel(level)
                .stageSampling(everyNthTurn));
    }

    private void sendUntilCompleted(final long samples) {
        try (PipelinedBot bot = new PipelinedBot(engine, "sender", FRAME_LENGTH, WINDOW).logOn()) {
            sendUntil(bot, samples);
        }
    }

    private void sendUntil(final PipelinedBot bot, final long samples) {
        for (int i = 0; engine.stages().completed() < samples && i < 1_000; i++) {
            bot.sendTo(bot.sent() + BURST);
        }
        assertThat(engine.stages().completed()).isGreaterThanOrEqualTo(samples);
    }

    /** No sample is on its way. */
    private void awaitSettled() {
        Await.until("all samples to end", () -> {
            final StageTimings timings = engine.stages();
            return timings.taken() == timings.completed() + timings.aborted();
        });
    }

    private void assertConsistent() {
        final StageTimings timings = engine.stages();
        assertThat(timings.taken())
                .isGreaterThanOrEqualTo(timings.completed() + timings.aborted())
                .isLessThanOrEqualTo(timings.turns());
        assertThat(timings.clockReadings()).isEqualTo(Stage.values().length);
        final StageTiming total = timings.of(Stage.TOTAL);
        for (final StageTiming timing : timings.stages()) {
            assertThat(timing.count()).as("%s", timing).isEqualTo(timings.completed());
            assertThat(timing.p50Ns()).as("%s", timing).isLessThanOrEqualTo(timing.p90Ns());
            assertThat(timing.p90Ns()).as("%s", timing).isLessThanOrEqualTo(timing.p99Ns());
            assertThat(timing.p99Ns()).as("%s", timing).isLessThanOrEqualTo(timing.maxNs());
            assertThat(timing.maxNs()).as("%s of %s", timing, total).isLessThanOrEqualTo(total.maxNs());
        }
        assertThat(total.p50Ns()).isPositive();
    }
}
