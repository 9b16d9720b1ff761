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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.protocol.RejectCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines with little memory in processes of their own, and bots that want to use it up. */
@Timeout(240)
class MemoryAttackTest {
    private static final long STOP_TIMEOUT_MS = 10_000;
    private static final long SMALL_BUDGET = 512L << 10;
    private static final int FRAME_LENGTH = 16 * 1024;
    private static final int REJECTS_AT_ONCE = 400;
    private static final int SMALL_BUFFER = 2_048;
    private static final int SIGTERM_EXIT_CODE = 143;

    @TempDir
    Path directory;

    @Test
    void shouldServeGoodBotsAndEndWhenUnfinishedFramesUseUpASmallBudget() throws IOException {
        attackWithUnfinishedFrames(128, SMALL_BUDGET, 60);
    }

    @Test
    void shouldServeGoodBotsAndEndWhenBotsThatDoNotReadUseUpASmallBudget() throws IOException {
        attackWithBotsThatDoNotRead(128, SMALL_BUDGET, 5);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void shouldServeGoodBotsAndEndWhenUnfinishedFramesUseUpAllThatThereIs(final int heapMib) throws IOException {
        attackWithUnfinishedFrames(heapMib, MemoryBudgets.DERIVED, heapMib == 128 ? 4_000 : 6_000);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void shouldServeGoodBotsAndEndWhenBotsThatDoNotReadUseUpTheirBudget(final int heapMib) throws IOException {
        // The kernel takes megabytes for each bot before the engine holds anything: few bots, and a budget for few.
        attackWithBotsThatDoNotRead(heapMib, 4L << 20, 40);
    }

    private void attackWithUnfinishedFrames(final int heapMib, final long budgetBytes, final int count)
            throws IOException {
        try (AttackedEngine engine = new AttackedEngine(directory, heapMib, budgetBytes, STOP_TIMEOUT_MS)) {
            // given
            final RawBot old = logOn(engine, "old");
            final List<SocketChannel> channels = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                channels.add(connect(engine, 0));
            }
            final BulkBots attackers = new BulkBots(channels);
            attackers.logOnAll();

            // when
            final byte[] frame = BotFrames.vendorData(1, FRAME_LENGTH);
            final byte[] unfinished = Arrays.copyOf(frame, frame.length - 1);
            channels.forEach(channel -> write(channel, unfinished));
            Await.until("some are refused", () -> engine.refused(RejectCode.NO_MEMORY) > 0);

            // then
            assertServed(engine, old);
            // The gauge follows with the ticks of the loop.
            Await.until("the others' frames are held", () -> engine.count(EngineCounter.INBOUND_HELD_BYTES) > 0);
            attackers.close();
            Await.until("all is given back", () -> engine.count(EngineCounter.INBOUND_HELD_BYTES) == 0);
            assertEnds(engine);
        }
    }

    private void attackWithBotsThatDoNotRead(final int heapMib, final long budgetBytes, final int count)
            throws IOException {
        try (AttackedEngine engine = new AttackedEngine(directory, heapMib, budgetBytes, STOP_TIMEOUT_MS)) {
            // given
            final RawBot old = logOn(engine, "old");
            final List<SocketChannel> attackers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                attackers.add(connect(engine, SMALL_BUFFER));
                write(attackers.get(i), new LogonFrame("silent-" + i).bytes());
            }
            Await.until("all are logged on", () -> engine.count(EngineCounter.SESSIONS_LIVE) == count + 1);

            // when
            final int[] sequence = {1};
            Await.until("some are refused", () -> {
                final byte[] asking = BotFrames.askingForRejects(sequence[0], REJECTS_AT_ONCE);
                sequence[0] += REJECTS_AT_ONCE;
                attackers.removeIf(channel -> !tryWrite(channel, asking));
                return engine.refused(RejectCode.NO_MEMORY) > 0 && engine.count(EngineCounter.OUTBOUND_HELD_BYTES) > 0
                        || attackers.isEmpty();
            });

            // then
            assertThat(engine.refused(RejectCode.NO_MEMORY)).isPositive();
            assertServed(engine, old);
            for (final SocketChannel attacker : attackers) {
                attacker.close();
            }
            Await.until("all is given back", () -> engine.count(EngineCounter.OUTBOUND_HELD_BYTES) == 0);
            assertEnds(engine);
        }
    }

    private static void assertServed(final AttackedEngine engine, final RawBot old) {
        old.send(BotFrames.reading(2, 50)).awaitAck(2);
        for (int i = 0; i < 3; i++) {
            final RawBot late = RawBot.connectTo(engine.port(), 0).send(new LogonFrame("late-" + i).bytes());
            late.awaitLive();
            late.send(BotFrames.reading(1, 50)).awaitAck(1);
        }
    }

    private static void assertEnds(final AttackedEngine engine) {
        assertThat(engine.stop()).isEqualTo(SIGTERM_EXIT_CODE);
        assertThat(engine.lines()).containsExactly("closed");
    }

    private static RawBot logOn(final AttackedEngine engine, final String name) {
        final RawBot bot = RawBot.connectTo(engine.port(), 0).send(new LogonFrame(name).bytes());
        bot.awaitLive();
        bot.send(BotFrames.reading(1, 50)).awaitAck(1);
        return bot;
    }

    @Test
    void shouldEndInOneLineThatSaysWhatHangsWhenAnEventLoopDoesNotComeBack() throws IOException {
        try (AttackedEngine engine = new AttackedEngine(directory, 256, MemoryBudgets.DERIVED, 300)) {
            // given
            final RawBot old = logOn(engine, "old");
            RawBot.connectTo(engine.port(), 0).send(new LogonFrame(AttackedEngineMain.HANG).bytes());
            Await.until("both are connected", () -> engine.count(EngineCounter.CONNECTIONS_OPEN) == 2);

            // when
            final int exitCode = engine.stop();

            // then
            assertThat(exitCode).isEqualTo(StopWatchdog.EXIT_CODE);
            assertThat(engine.lines())
                    .singleElement()
                    .asString()
                    .startsWith("botclaw: test: the stop has not ended within 300 ms")
                    .contains("botclaw-loop-1-1 in ");
            old.reset();
        }
    }

    private static SocketChannel connect(final AttackedEngine engine, final int receiveBufferLength)
            throws IOException {
        final SocketChannel channel = SocketChannel.open();
        if (receiveBufferLength > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferLength);
        }
        channel.connect(new InetSocketAddress("127.0.0.1", engine.port()));
        channel.configureBlocking(false);
        return channel;
    }

    private static void write(final SocketChannel channel, final byte[] bytes) {
        assertThat(tryWrite(channel, bytes)).isTrue();
    }

    /** The engine reads always; false when it has closed the connection. */
    private static boolean tryWrite(final SocketChannel channel, final byte[] bytes) {
        try {
            final ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            return true;
        } catch (final IOException e) {
            return false;
        }
    }
}
