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
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.Templates;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden frames, damaged at random, over live sockets; and bots beside them that must not notice. */
@Timeout(120)
class MalformedFrameTest {
    private static final int MUTATIONS = 10_000;
    private static final int GOOD_BOTS = 4;
    private static final int NAMES = 64;
    private static final long GOOD_PAUSE_NS = 200_000;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    private final EngineModel model = new EngineModel();
    private final Map<EngineModel.Outcome, Integer> outcomes = new EnumMap<>(EngineModel.Outcome.class);
    private IngestEngine engine;
    private RawBot bot;
    private int connections;
    private String step;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 4711)
    void shouldRefuseOrIgnoreEveryMutationAndServeGoodBots(final long seed) {
        // given
        engine = engines.launch(directory);
        final AtomicBoolean isOver = new AtomicBoolean();
        final CompletableFuture<Long> goodBots = CompletableFuture.supplyAsync(() -> runGoodBots(isOver));
        final Random random = new Random(seed);
        final FrameMutator mutator = new FrameMutator(random);
        final List<byte[]> golden = GoldenFrames.all();

        // when
        try {
            for (int i = 0; i < MUTATIONS; i++) {
                final boolean isFirst = random.nextInt(4) == 0;
                final byte[] frame = mutator.mutate(pick(golden, isFirst, random));
                step = "seed " + seed + ", mutation " + i + (isFirst ? " as the first frame: " : " when live: ")
                        + HexFormat.of().formatHex(frame);
                if (isFirst) {
                    sendFirst(frame);
                } else {
                    sendLive(frame);
                }
            }
            endConnection();
        } finally {
            isOver.set(true);
        }
        final long served = goodBots.join();

        // then
        System.out.printf(
                "malformed frames: %,d over %,d connections %s, good bots had %,d frames acked meanwhile%n",
                MUTATIONS, connections, outcomes, served);
        assertThat(served).isPositive();
        assertThat(refusals()).as("refusals counted").isGreaterThanOrEqualTo(outcomes.get(EngineModel.Outcome.REFUSED));
        Await.until(
                "every connection is gone",
                () -> engine.counters().of(EngineCounter.CONNECTIONS_OPEN).get() == 0);
        engines.close(engine);
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
    }

    private long runGoodBots(final AtomicBoolean isOver) {
        final List<PipelinedBot> bots = new ArrayList<>();
        for (int i = 0; i < GOOD_BOTS; i++) {
            bots.add(new PipelinedBot(engine, "good-" + i, 64, 4).logOn());
        }
        while (!isOver.get()) {
            bots.forEach(good -> good.poll(Long.MAX_VALUE));
            LockSupport.parkNanos(GOOD_PAUSE_NS);
        }
        bots.forEach(good -> good.sendTo(good.sent()));
        bots.forEach(PipelinedBot::close);
        return bots.stream().mapToLong(PipelinedBot::acked).sum();
    }

    /** Mostly Logons where a Logon is due, mostly what bots send with the right sequence where the session is live. */
    private byte[] pick(final List<byte[]> golden, final boolean isFirst, final Random random) {
        byte[] frame = golden.get(random.nextInt(golden.size())).clone();
        for (int i = 0; i < 3 && !Templates.isInbound(FrameDescriptor.templateId(new UnsafeBuffer(frame), 0)); i++) {
            frame = golden.get(random.nextInt(golden.size())).clone();
        }
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        if (isFirst) {
            return random.nextBoolean() ? golden.get(0) : frame;
        }
        if (FrameDescriptor.channel(buffer, 0) == FrameDescriptor.CHANNEL_RELIABLE && random.nextInt(3) > 0) {
            FrameDescriptor.putHeader(
                    buffer, 0, frame.length, 0, FrameDescriptor.CHANNEL_RELIABLE, model.nextSequence());
        }
        return frame;
    }

    private void sendFirst(final byte[] frame) {
        endConnection();
        connect();
        model.reset();
        final EngineModel.Outcome outcome = model.apply(frame);
        outcomes.merge(outcome, 1, Integer::sum);
        bot.send(frame);
        switch (outcome) {
            case REFUSED:
                assertRefused(LogonRejectDecoder.TEMPLATE_ID);
                break;
            case LOGON:
                assertThat(bot.read().template())
                        .as(step)
                        .isIn(LogonAckDecoder.TEMPLATE_ID, LogonRejectDecoder.TEMPLATE_ID);
                endConnection();
                break;
            default:
                endConnection();
                break;
        }
    }

    private void sendLive(final byte[] frame) {
        if (bot == null) {
            logOn();
        }
        final EngineModel.Outcome outcome = model.apply(frame);
        outcomes.merge(outcome, 1, Integer::sum);
        bot.send(frame);
        switch (outcome) {
            case REFUSED:
                assertRefused(RejectDecoder.TEMPLATE_ID);
                break;
            case LOGGED_OUT:
                assertThat(bot.awaitRefusal().template()).as(step).isEqualTo(LogoutDecoder.TEMPLATE_ID);
                forget();
                break;
            case GOES_ON:
                probe();
                break;
            default:
                endConnection();
                break;
        }
    }

    private void assertRefused(final int templateId) {
        final RawFrame last = bot.awaitRefusal();
        assertThat(last.template()).as("%s: %s", step, last).isEqualTo(templateId);
        assertThat(last.code()).as(step).isIn(model.codes());
        forget();
    }

    /** The session goes on: the next frame in order is acked. */
    private void probe() {
        final long sequence = model.nextSequence();
        final byte[] next = BotFrames.vendorData(sequence, 64);
        model.apply(next);
        bot.send(next);
        long acked = 0;
        while (acked < sequence) {
            final RawFrame frame = bot.tryRead();
            assertThat(frame)
                    .as("%s: closed, waited for the ack of %d", step, sequence)
                    .isNotNull();
            if (frame.template() == AckDecoder.TEMPLATE_ID) {
                acked = frame.ack().cumulativeSequence();
            } else if (frame.code() >= 0) {
                assertThat(RejectCode.ofCode(frame.code()).isFatal())
                        .as("%s: %s", step, frame)
                        .isFalse();
            }
        }
        assertThat(acked).as(step).isEqualTo(sequence);
    }

    private void connect() {
        bot = RawBot.connect(engine);
        connections++;
    }

    private void logOn() {
        connect();
        bot.send(
                new LogonFrame("bad-" + connections % NAMES).bootId(connections).bytes());
        final RawFrame answer = bot.read();
        assertThat(answer.template())
                .as("%s: logging on again: %s", step, answer)
                .isEqualTo(LogonAckDecoder.TEMPLATE_ID);
        model.onLive(answer.logonAck().nextExpectedSequence());
    }

    /** Ends this end's stream and waits for the engine to close its own, so that the next logon is no takeover. */
    private void endConnection() {
        if (bot != null) {
            bot.shutdownOutput();
            bot.readToEnd();
            forget();
        }
    }

    private void forget() {
        bot.close();
        bot = null;
    }

    private long refusals() {
        long sum = 0;
        for (final RejectCode code : RejectCode.values()) {
            sum += engine.counters().refused(code);
        }
        return sum;
    }
}
