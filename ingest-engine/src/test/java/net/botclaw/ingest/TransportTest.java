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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.codec.AckLevel;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same agents over every transport, idle mode and threading. */
@Timeout(60)
class TransportTest {
    private static final int BOTS = 8;
    private static final int FRAMES = 5_000;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("nio, shared", new EngineContext().nativeTransport(false)),
                Arguments.of(
                        "nio, dedicated, spin",
                        new EngineContext()
                                .nativeTransport(false)
                                .threading(ThreadingMode.DEDICATED)
                                .idle(IdleMode.SPIN)),
                Arguments.of("epoll, shared, spin", new EngineContext().idle(IdleMode.SPIN)),
                Arguments.of(
                        "epoll, dedicated, 2 loops",
                        new EngineContext().threading(ThreadingMode.DEDICATED).loops(2)),
                Arguments.of(
                        "epoll, dedicated, 3 loops, spin",
                        new EngineContext()
                                .threading(ThreadingMode.DEDICATED)
                                .loops(3)
                                .idle(IdleMode.SPIN)),
                Arguments.of("epoll, shared, synced", new EngineContext().ackLevel(AckLevel.SYNCED)),
                Arguments.of(
                        "epoll, dedicated, synced",
                        new EngineContext().threading(ThreadingMode.DEDICATED).ackLevel(AckLevel.SYNCED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void shouldAckAllAndReplayToTheSameStateWhenBotsSend(final String name, final EngineContext ctx) {
        // given
        if (ctx.threading() == null) {
            ctx.threading(ThreadingMode.SHARED);
        }
        final IngestEngine engine = engines.launch(ctx.dataDirectory(directory).tcpPort(0));
        final List<PipelinedBot> bots = new ArrayList<>();
        for (int i = 0; i < BOTS; i++) {
            bots.add(new PipelinedBot(engine, "bot-" + i, 64 + i, 100).logOn());
        }

        // when
        Await.until(() -> name + ": all is acked", () -> {
            bots.forEach(bot -> bot.poll(FRAMES));
            return bots.stream().allMatch(bot -> bot.acked() == FRAMES);
        });

        // then
        if (name.startsWith("nio")) {
            assertThat(engine.transport()).isEqualTo("nio");
        }
        if (ctx.ackLevel() == AckLevel.SYNCED) {
            Await.until(
                    () -> name + ": the synced position is counted",
                    () -> engine.counters().of(EngineCounter.SYNCED_POSITION).get() >= BOTS * FRAMES);
        }
        bots.forEach(PipelinedBot::close);
        engines.close(engine);
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
        final JournalView journal = JournalView.read(directory);
        for (int botId = 1; botId <= BOTS; botId++) {
            assertThat(journal.reliableSequences(botId))
                    .isEqualTo(LongStream.rangeClosed(1, FRAMES).boxed().toList());
        }
    }
}
