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

import com.sun.management.ThreadMXBean;
import io.netty.util.ResourceLeakDetector;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.routing.PushKey;
import net.botclaw.routing.warehouse.SmallWarehouse;
import net.botclaw.routing.warehouse.WarehouseMessages;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the engine's threads allocate between socket and ack once they are warm.
 *
 * <p>Whenever a method is found worth compiling, the JVM makes the strings of its class, on the thread that runs it. So it
 * takes some windows until one allocates nothing at all; whatever allocates per frame or per batch never gets there.
 */
@Timeout(120)
class AllocationTest {
    private static final int FRAME_LENGTH = 64;
    private static final int WINDOW = 512;
    private static final long FRAMES = 1_000_000;
    private static final long READINGS = 250_000;
    private static final long PUSHES = 250_000;
    /** Of frames each of which leads to a push: below what may wait for one bot. */
    private static final int PUSH_WINDOW = 8;

    private static final int FULL_BATTERY = 10_000;

    private static final int MAX_WINDOWS = 16;

    @TempDir
    Path directory;

    /** Whether each frame is answered with a reject. */
    private boolean isRefused;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldAllocateNothingBetweenSocketAndAckOnceWarm(final ThreadingMode threading) {
        assertNothingIsAllocated(threading, "frames", FRAMES, sequence -> BotFrames.vendorData(sequence, FRAME_LENGTH));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldAllocateNothingWhenEveryTurnIsSampled(final ThreadingMode threading) {
        final IngestEngine engine = assertNothingIsAllocated(
                EngineFixture.context(directory).threading(threading).stageSampling(1),
                "sampled frames",
                READINGS,
                WINDOW,
                sequence -> BotFrames.vendorData(sequence, FRAME_LENGTH));
        assertThat(engine.stages().completed()).isGreaterThan(READINGS / WINDOW);
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldAllocateNothingWhenReadingsRaiseAndClearAlerts(final ThreadingMode threading) {
        assertNothingIsAllocated(
                threading, "readings", READINGS, sequence -> BotFrames.reading(sequence, sequence % 2 == 0 ? 20 : 60));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldAllocateNothingWhenEveryFrameLeadsToAPushThatIsAcked(final ThreadingMode threading) {
        final PushingCore cores = new PushingCore();
        final byte[] ask = BotFrames.frame(PushingHandler.push(1, 1, PushKey.NONE, 0), 1);
        assertNothingIsAllocated(
                EngineFixture.context(directory).threading(threading).coreFactory(cores),
                "pushes",
                PUSHES,
                PUSH_WINDOW,
                sequence -> ask);
        assertThat(cores.handler().refused()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldAllocateNothingWhenATruckSaysWhereItIs(final ThreadingMode threading) {
        assertNothingIsAllocated(
                onSite(threading),
                "positions",
                READINGS,
                WINDOW,
                frames(messages -> messages.status(0, 0, 0, 0, FULL_BATTERY, BotMode.AUTOMATIC.value())));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldAllocateNothingWhenProgressIsRefused(final ThreadingMode threading) {
        isRefused = true;
        assertNothingIsAllocated(
                onSite(threading), "progress", READINGS, WINDOW, frames(messages -> messages.progress(1, 1, 0, 0, 0)));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldAllocateNothingWhenUpdatesOfTasksAreRefused(final ThreadingMode threading) {
        isRefused = true;
        assertNothingIsAllocated(
                onSite(threading),
                "updates",
                READINGS,
                WINDOW,
                frames(messages -> messages.update(1, TaskState.DONE.value())));
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldAllocateNothingWhenLookupsAreAnswered(final ThreadingMode threading) {
        assertNothingIsAllocated(
                onSite(threading), "lookups", PUSHES, PUSH_WINDOW, frames(messages -> messages.lookup(1, "SKU")));
    }

    /** All handlers, and a warehouse. */
    private EngineContext onSite(final ThreadingMode threading) {
        return EngineFixture.context(directory).threading(threading).site(SmallWarehouse.site());
    }

    private static LongFunction<byte[]> frames(final ToIntFunction<WarehouseMessages> message) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4_096]);
        final int length = message.applyAsInt(new WarehouseMessages(buffer));
        final UnsafeBuffer whole = new UnsafeBuffer(buffer, 0, length);
        return sequence -> BotFrames.frame(whole, sequence);
    }

    private void assertNothingIsAllocated(
            final ThreadingMode threading,
            final String what,
            final long windowLength,
            final LongFunction<byte[]> frameFactory) {
        assertNothingIsAllocated(
                EngineFixture.context(directory).threading(threading), what, windowLength, WINDOW, frameFactory);
    }

    /** Returns the engine, which runs on. */
    private IngestEngine assertNothingIsAllocated(
            final EngineContext ctx,
            final String what,
            final long windowLength,
            final int window,
            final LongFunction<byte[]> frameFactory) {
        // given
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        final IngestEngine engine = engines.launch(ctx);
        final ThreadingMode threading = ctx.threading();
        try (PipelinedBot bot = new PipelinedBot(engine, "bot", frameFactory, window)
                .expectRejects(isRefused)
                .logOn()) {
            bot.sendTo(windowLength);
            final long[] threadIds = engineThreadIds();
            final StringBuilder windows = new StringBuilder();
            long allocated = Long.MAX_VALUE;

            // when
            for (int i = 0; i < MAX_WINDOWS && allocated > 0; i++) {
                final long before = allocatedBytes(threadIds);
                bot.sendTo(bot.sent() + windowLength);
                allocated = allocatedBytes(threadIds) - before;
                windows.append(' ').append(allocated);
            }

            // then
            final String figures = String.format(
                    "allocation %s: %.3f bytes/frame (bytes in windows of %,d %s:%s)",
                    threading, (double) allocated / windowLength, windowLength, what, windows);
            System.out.println(figures);
            assertThat(threadIds).hasSize(threading == ThreadingMode.SHARED ? 1 : 2);
            assertThat(allocated).as(figures).isZero();
            // Rejects follow the ack of what they refuse, and may still be on their way.
            final long refused = isRefused ? bot.acked() : 0;
            Await.until("the last rejects", () -> bot.poll(bot.sent()) == 0 && bot.rejects() >= refused);
            assertThat(bot.rejects()).isEqualTo(refused);
            assertThat(bot.pushes())
                    .isIn(0L, engine.counters().of(EngineCounter.PUSHES).get());
        }
        return engine;
    }

    private static long[] engineThreadIds() {
        final List<Thread> threads = new ArrayList<>();
        for (final Thread thread : Thread.getAllStackTraces().keySet()) {
            final String name = thread.getName();
            if (name.startsWith("botclaw-loop") || name.equals("botclaw-sequencer")) {
                threads.add(thread);
            }
        }
        return threads.stream().mapToLong(Thread::getId).toArray();
    }

    private static long allocatedBytes(final long[] threadIds) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (final long allocated : threads.getThreadAllocatedBytes(threadIds)) {
            sum += allocated;
        }
        return sum;
    }
}
