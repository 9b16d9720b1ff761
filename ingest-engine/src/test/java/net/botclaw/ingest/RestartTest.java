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

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.botclaw.client.BotClient;
import net.botclaw.client.BotClientContext;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotDisconnectedDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionContext;
import net.botclaw.protocol.session.BotSessionState;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping, also where it cannot be started. */
@Timeout(60)
class RestartTest {
    private static final int COUNT = 3_000;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldLoseAndDoubleNothingWhenItIsClosedAndLaunchedUnderAConnectedBot() {
        // given
        IngestEngine engine = engines.launch(directory);
        final int port = engine.tcpPort();
        final BotClient client = new BotClient(new BotClientContext()
                .host("127.0.0.1")
                .port(port)
                .session(new BotSessionContext().botName("bot").seed(7)));

        // when
        long offered = 0;
        for (int round = 1; round <= 3; round++) {
            offered = offer(client, offered, round * COUNT);
            final long wanted = offered - COUNT / 2;
            Await.until("half of the round is acked", () -> work(client).ackedSequence() >= wanted);
            engines.close(engine);
            final JournalReplay.Result replay = JournalReplay.run(directory);
            assertThat(replay.stateHash()).as("state hash, round %d", round).isEqualTo(engine.stateHash());
            engine = engines.launch(EngineFixture.context(directory).tcpPort(port));
            assertThat(engine.recoveredRecords()).isEqualTo(replay.records());
            assertThat(count(engine, EngineCounter.RECOVERED_RECORDS)).isEqualTo(replay.records());
        }
        Await.until("all is acked", () -> work(client).ackedSequence() == 3 * COUNT);

        // then
        assertThat(client.session().sessionEpoch()).isEqualTo(1);
        client.close();
        engines.close(engine);
        assertThat(JournalView.read(directory).reliableSequences(1))
                .isEqualTo(LongStream.rangeClosed(1, 3 * COUNT).boxed().toList());
    }

    private static long offer(final BotClient client, final long offered, final long target) {
        Await.until("the bot is live", () -> work(client).state() == BotSessionState.LIVE);
        for (long sequence = offered + 1; sequence <= target; sequence++) {
            final UnsafeBuffer frame = new UnsafeBuffer(BotFrames.reading(sequence, 25 + sequence % 10));
            final int length = frame.capacity() - FrameDescriptor.SBE_OFFSET;
            Await.until(
                    "room in the bot's store",
                    () -> work(client).offer(0, frame, FrameDescriptor.SBE_OFFSET, length) > 0);
        }
        return target;
    }

    private static BotSession work(final BotClient client) {
        client.doWork(System.nanoTime());
        return client.session();
    }

    @Test
    void shouldSayLogoutAndRecordTheEndsWhenItIsClosed() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot live = RawBot.logOn(engine, "live").send(BotFrames.reading(1, 50));
        live.awaitAck(1);
        final RawBot waiting = RawBot.connect(engine);
        Await.until("both are connected", () -> count(engine, EngineCounter.CONNECTIONS_OPEN) == 2);

        // when
        engines.close(engine);

        // then
        final RawFrame logout = live.awaitRefusal();
        assertThat(logout.template()).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(logout.code()).isEqualTo(RejectCode.SHUTTING_DOWN.code());
        final RawFrame refused = waiting.awaitRefusal();
        assertThat(refused.template()).isEqualTo(LogonRejectDecoder.TEMPLATE_ID);
        assertThat(refused.code()).isEqualTo(RejectCode.SHUTTING_DOWN.code());
        final List<JournalView.Entry> ends = JournalView.read(directory).ofTemplate(BotDisconnectedDecoder.TEMPLATE_ID);
        assertThat(ends).hasSize(1);
        assertThat(ends.get(0).decode(new BotDisconnectedDecoder()).code()).isEqualTo(RejectCode.SHUTTING_DOWN.code());
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
    }

    @Test
    void shouldRefuseInOneLineWhenTheDirectoryIsInUse() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final Set<String> threads = botclawThreads();

        // when, then
        assertThatThrownBy(() -> IngestEngine.launch(EngineFixture.context(directory)))
                .isInstanceOf(DataDirectory.DataDirectoryInUseException.class)
                .hasMessage("data directory " + directory + " is in use by another engine");
        assertThat(botclawThreads()).isEqualTo(threads);
        RawBot.logOn(engine, "bot").send(BotFrames.reading(1, 50)).awaitAck(1);
    }

    @Test
    void shouldLeaveNothingBehindWhenThePortIsInUse() throws IOException {
        // given
        final Set<String> threads = botclawThreads();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            final int port = taken.getLocalPort();

            // when, then
            for (final ThreadingMode threading : ThreadingMode.values()) {
                assertThatThrownBy(() -> IngestEngine.launch(
                                EngineFixture.context(directory).tcpPort(port).threading(threading)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("cannot listen on 127.0.0.1:" + port)
                        .hasMessageNotContaining("\n");
                Await.until(
                        () -> "threads are gone: " + botclawThreads(),
                        () -> botclawThreads().equals(threads));
            }
        }
        final IngestEngine engine = engines.launch(directory);
        RawBot.logOn(engine, "bot").send(BotFrames.reading(1, 50)).awaitAck(1);
    }

    @Test
    void shouldDoNothingWhenItIsClosedTwice() {
        // given
        final IngestEngine engine = engines.launch(directory);

        // when
        engines.close(engine);
        engine.close();

        // then
        assertThat(engine.isFailed()).isFalse();
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
    }

    private static Set<String> botclawThreads() {
        final Set<String> names = new TreeSet<>();
        for (final Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("botclaw")) {
                names.add(thread.getName());
            }
        }
        return names;
    }

    private static long count(final IngestEngine engine, final EngineCounter counter) {
        return engine.counters().of(counter).get();
    }
}
