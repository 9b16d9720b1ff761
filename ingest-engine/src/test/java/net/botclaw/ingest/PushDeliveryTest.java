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
import java.util.Random;
import java.util.stream.LongStream;
import net.botclaw.client.BotClient;
import net.botclaw.client.BotClientContext;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.protocol.session.BotSessionContext;
import net.botclaw.protocol.session.BotSessionState;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.PushKey;
import net.botclaw.routing.RecordKind;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handler pushes comes to the bot once and in order, whatever happens to the link and to the engine. */
@Timeout(120)
class PushDeliveryTest {
    private static final int ROUNDS = 1_500;
    private static final int BOTS = 3;
    private static final long ONCE_NS = 1;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    private final PushingCore cores = new PushingCore();
    private IngestEngine engine;
    private int restarts;
    private int drops;

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldGiveAClientEveryPushOnceAndInOrder(final ThreadingMode threading) {
        // given
        engine = engines.launch(context(0).threading(threading));
        final List<Long> sequences = new ArrayList<>();
        final BotListener listener = new BotListener() {
            @Override
            public void onPush(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
                sequences.add(sequence);
            }
        };
        final BotClient client = new BotClient(new BotClientContext()
                .host("127.0.0.1")
                .port(engine.tcpPort())
                .session(new BotSessionContext().botName("bot").seed(7).listener(listener)));
        Await.until("the bot is live", () -> {
            client.doWork(System.nanoTime());
            return client.session().state() == BotSessionState.LIVE;
        });

        // when
        for (int i = 0; i < 100; i++) {
            final UnsafeBuffer ask = PushingHandler.push(1, 1 + i % 3, PushKey.NONE, 0);
            client.session().offer(0, ask, 0, ask.capacity());
            final int wanted = sequences.size() + 1 + i % 3;
            Await.until("the pushes", () -> {
                client.doWork(System.nanoTime());
                return sequences.size() >= wanted;
            });
        }
        Await.until("everything is acked", () -> {
            client.doWork(System.nanoTime());
            return cores.waiting(1) == 0;
        });

        // then
        assertThat(sequences)
                .isEqualTo(LongStream.rangeClosed(1, sequences.size()).boxed().toList());
        assertThat(count(EngineCounter.PUSHES)).isEqualTo(sequences.size());
        assertThat(count(EngineCounter.PUSHES_RESENT)).isZero();
        assertThat(count(EngineCounter.PUSH_ACKS)).isBetween(1L, (long) sequences.size());
        client.close();
        closeAndReplay();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 4711})
    void shouldGiveEveryPushOnceAndInOrderWhenLinksAndEnginesBreakAnywhere(final long seed) {
        // given
        final Random random = new Random(seed);
        engine = engines.launch(context(0));
        final List<LossyBot> bots = new ArrayList<>();
        for (int i = 0; i < BOTS; i++) {
            bots.add(new LossyBot("bot-" + i, i + 1).logOn(engine));
        }

        // when
        for (int round = 0; round < ROUNDS; round++) {
            final LossyBot bot = bots.get(random.nextInt(BOTS));
            final int action = random.nextInt(100);
            if (action == 0) {
                restart(bots, random);
            } else if (action < 8) {
                drop(bots, bot, random);
            } else if (action < 60) {
                final int target = bots.get(random.nextInt(BOTS)).botId();
                bot.offer(PushingHandler.push(target, 1 + random.nextInt(4), PushKey.NONE, 0));
            } else if (action < 85 && !bot.isConnected()) {
                awaitEnds(bots);
                bot.connect(engine);
            } else if (action >= 85) {
                Await.until(
                        "the connected bots have acked",
                        () -> bots.stream().peek(LossyBot::work).allMatch(any -> !any.isConnected() || isSettled(any)));
            }
            bots.stream().filter(any -> random.nextInt(3) > 0).forEach(LossyBot::work);
        }
        awaitEnds(bots);
        bots.stream().filter(bot -> !bot.isConnected()).forEach(bot -> bot.connect(engine));
        Await.until(
                () -> "seed " + seed + ": all is acked both ways",
                () -> bots.stream().peek(LossyBot::work).allMatch(this::isSettled));

        // then
        bots.forEach(LossyBot::close);
        closeAndReplay();
        final List<JournalCopy.Line> lines = JournalCopy.lines(directory);
        int pushes = 0;
        for (final LossyBot bot : bots) {
            final List<Long> pushed = lines.stream()
                    .filter(line -> line.kind() == RecordKind.PUSH && line.botId() == bot.botId())
                    .map(JournalCopy.Line::sequence)
                    .toList();
            assertThat(bot.sequences()).as("seed %d, %d", seed, bot.botId()).isEqualTo(pushed);
            assertThat(bot.numbers()).isSorted().doesNotHaveDuplicates();
            pushes += pushed.size();
        }
        System.out.printf(
                "pushes: seed %d, %,d pushes, %,d drops of a link, %,d restarts%n", seed, pushes, drops, restarts);
        assertThat(pushes).isGreaterThan(ROUNDS);
        assertThat(drops).isPositive();
        assertThat(restarts).isPositive();
    }

    private boolean isSettled(final LossyBot bot) {
        return bot.isConnected() && bot.session().storedCount() == 0 && cores.waiting(bot.botId()) == 0;
    }

    private void drop(final List<LossyBot> bots, final LossyBot bot, final Random random) {
        if (bot.isConnected()) {
            drops++;
            bot.dropAnywhere(random);
            // Most of the time the engine has noticed before anything else happens.
            if (random.nextInt(4) > 0) {
                awaitEnds(bots);
            }
        }
    }

    /** The engine knows of every link that has ended, so that the next logon takes nothing over. */
    private void awaitEnds(final List<LossyBot> bots) {
        final long connected = bots.stream().filter(LossyBot::isConnected).count();
        Await.until("the engine has seen the ends", () -> count(EngineCounter.CONNECTIONS_OPEN) <= connected);
    }

    private void restart(final List<LossyBot> bots, final Random random) {
        restarts++;
        final int port = engine.tcpPort();
        engines.close(engine);
        bots.forEach(bot -> {
            if (bot.isConnected() && random.nextBoolean()) {
                bot.workWithoutSending();
            }
            bot.drop();
        });
        engine = engines.launch(context(port));
    }

    @Test
    void shouldGiveANewProcessOfABotWhatTheOldOneDidNotAck() {
        // given
        engine = engines.launch(context(0));
        final LossyBot first = new LossyBot("bot", 1).logOn(engine);
        first.offer(PushingHandler.push(1, 2, PushKey.NONE, 0));
        Await.until("two pushes are acked", () -> {
            first.work();
            return first.sequences().size() == 2 && cores.waiting(1) == 0;
        });
        first.offer(PushingHandler.push(1, 3, PushKey.NONE, 0));
        first.work();
        Await.until("three more have come", () -> {
            first.workWithoutSending();
            return first.sequences().size() == 5;
        });

        // when
        dropAndAwait(first);
        final LossyBot second = new LossyBot("bot", 2).logOn(engine);
        awaitNoneWaits(second);

        // then
        assertThat(second.session().sessionEpoch()).isEqualTo(2);
        assertThat(second.sequences()).containsExactly(3L, 4L, 5L);
        assertThat(second.numbers()).containsExactly(3L, 4L, 5L);
        assertThat(count(EngineCounter.PUSHES_RESENT)).isEqualTo(3);

        // when
        dropAndAwait(second);
        final LossyBot third = new LossyBot("bot", 3).logOn(engine);
        third.offer(PushingHandler.push(1, 1, PushKey.NONE, 0));
        Await.until("the next push is acked", () -> {
            third.work();
            return third.sequences().size() == 1 && cores.waiting(1) == 0;
        });

        // then
        assertThat(third.sequences()).containsExactly(6L);
        third.close();
        closeAndReplay();
    }

    @Test
    void shouldKeepTheNewestOfAKeyAndDropWhatExpiresWhenTheBotIsAway() {
        // given
        engine = engines.launch(context(0));
        final LossyBot away = new LossyBot("away", 1).logOn(engine);
        dropAndAwait(away);
        final LossyBot asking = new LossyBot("asking", 2).logOn(engine);

        // when
        final long key = PushKey.task(9);
        asking.offer(PushingHandler.push(1, 3, key, 0));
        asking.offer(PushingHandler.push(1, 1, PushKey.NONE, ONCE_NS));
        asking.offer(PushingHandler.push(1, 2, PushKey.NONE, 0));
        asking.offer(PushingHandler.push(1, 1, key, 0));
        awaitAcked(asking);
        away.logOn(engine);
        awaitNoneWaits(away);

        // then
        assertThat(away.numbers()).containsExactly(5L, 6L, 7L);
        assertThat(away.sequences()).containsExactly(5L, 6L, 7L);
        away.close();
        asking.close();
        closeAndReplay();
    }

    @Test
    void shouldRefuseMorePushesWhenABotsOutboxIsFullAndTakeThemWhenItHasAcked() {
        // given
        engine = engines.launch(context(0));
        final LossyBot away = new LossyBot("away", 1).logOn(engine);
        dropAndAwait(away);
        final LossyBot asking = new LossyBot("asking", 2).logOn(engine);

        // when
        asking.offer(PushingHandler.push(1, CoreLimits.MAX_PUSHES_PER_BOT + 10, PushKey.NONE, 0));
        awaitAcked(asking);

        // then
        Await.until("ten are refused", () -> cores.handler().refused() == 10);
        away.logOn(engine);
        awaitNoneWaits(away);
        asking.offer(PushingHandler.push(1, 1, PushKey.NONE, 0));
        Await.until("there is room again", () -> {
            asking.work();
            away.work();
            return away.sequences().size() == CoreLimits.MAX_PUSHES_PER_BOT + 1;
        });
        assertThat(away.sequences())
                .isEqualTo(LongStream.rangeClosed(1, CoreLimits.MAX_PUSHES_PER_BOT + 1)
                        .boxed()
                        .toList());
        away.close();
        asking.close();
        closeAndReplay();
    }

    private static void awaitAcked(final LossyBot bot) {
        Await.until("what was offered is acked", () -> {
            bot.work();
            return bot.session().storedCount() == 0;
        });
    }

    private void awaitNoneWaits(final LossyBot bot) {
        Await.until("no push waits", () -> {
            bot.work();
            return cores.waiting(bot.botId()) == 0;
        });
    }

    private void dropAndAwait(final LossyBot bot) {
        final long open = count(EngineCounter.CONNECTIONS_OPEN);
        bot.drop();
        Await.until("the engine has seen the end", () -> count(EngineCounter.CONNECTIONS_OPEN) == open - 1);
    }

    private void closeAndReplay() {
        engines.close(engine);
        assertThat(JournalReplay.run(directory, new PushingCore()).stateHash()).isEqualTo(engine.stateHash());
    }

    private EngineContext context(final int port) {
        return EngineFixture.context(directory).tcpPort(port).coreFactory(cores);
    }

    private long count(final EngineCounter counter) {
        return engine.counters().of(counter).get();
    }
}
