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
import java.util.Arrays;
import java.util.List;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.gateway.GatewayMemory;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bots that make the engine hold what they have sent or do not read, with small budgets. */
@Timeout(60)
class MemoryBudgetTest {
    private static final long BUDGET = GatewayMemory.MIN_BYTES_PER_LOOP;
    private static final int FRAME_LENGTH = 16 * 1024;
    private static final int FIRST_BLOCK = 256;
    /** Unfinished frames that fit into the budget; the first block of each is free. */
    private static final int HOLDERS = (int) (BUDGET / (FRAME_LENGTH - FIRST_BLOCK));

    private static final int REJECTS_AT_ONCE = 50;
    private static final int REJECT_LENGTH = 40;
    private static final int WAITING_BYTES = 100 * 1_024;
    private static final int SMALL_BUFFER = 4_096;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldRefuseTheNewestUnfinishedFrameAndServeAllOthers(final ThreadingMode threading) {
        // given: as many unfinished frames as the budget has room for
        final IngestEngine engine = launch(threading);
        final RawBot small = RawBot.logOn(engine, "small");
        final byte[] frame = BotFrames.vendorData(1, FRAME_LENGTH);
        final List<RawBot> holders = new ArrayList<>();
        for (int i = 0; i < HOLDERS; i++) {
            holders.add(sendAllButOneByte(RawBot.logOn(engine, "holder-" + i), frame));
        }
        awaitHeld(engine, HOLDERS * (long) (FRAME_LENGTH - 1));

        // when
        final RawBot newest = sendAllButOneByte(RawBot.logOn(engine, "newest"), frame);

        // then: it is refused
        assertThat(newest.awaitRefusal().code()).isEqualTo(RejectCode.NO_MEMORY.code());
        assertThat(engine.counters().refused(RejectCode.NO_MEMORY)).isEqualTo(1);

        // and: a bot that was there, a new one, and one with a short unfinished frame are served
        small.send(BotFrames.reading(1, 50)).awaitAck(1);
        RawBot.logOn(engine, "late").send(BotFrames.reading(1, 50)).awaitAck(1);
        final byte[] reading = BotFrames.reading(2, 50);
        small.send(Arrays.copyOf(reading, reading.length - 1));
        small.send(Arrays.copyOfRange(reading, reading.length - 1, reading.length))
                .awaitAck(2);

        // and: those that have begun can finish, and leave room
        for (final RawBot holder : holders) {
            holder.send(new byte[] {frame[FRAME_LENGTH - 1]}).awaitAck(1);
        }
        awaitHeld(engine, 0);
        final RawBot next = sendAllButOneByte(RawBot.logOn(engine, "next"), frame);
        next.send(new byte[] {frame[FRAME_LENGTH - 1]}).awaitAck(1);
    }

    @Test
    void shouldGiveTheMemoryBackWhenBotsWithUnfinishedFramesGo() {
        final IngestEngine engine = launch(ThreadingMode.SHARED);
        final byte[] frame = BotFrames.vendorData(1, FRAME_LENGTH);
        for (int round = 0; round < 3; round++) {
            final List<RawBot> holders = new ArrayList<>();
            for (int i = 0; i < HOLDERS; i++) {
                holders.add(sendAllButOneByte(RawBot.logOn(engine, "holder-" + round + '-' + i), frame));
            }
            awaitHeld(engine, HOLDERS * (long) (FRAME_LENGTH - 1));

            holders.forEach(RawBot::reset);

            awaitHeld(engine, 0);
        }
        assertThat(engine.counters().refused(RejectCode.NO_MEMORY)).isZero();
    }

    @Test
    void shouldHoldNoMoreThanHalfForConnectionsThatAreNotLoggedOn() {
        // given
        final IngestEngine engine = launch(ThreadingMode.SHARED);
        final byte[] logon = new LogonFrame("stranger").bytes();
        logon[0] = 0;
        logon[1] = 2_048 >> Byte.SIZE;
        final byte[] unfinished = Arrays.copyOf(logon, 2_047);
        final int most = (int) (BUDGET / 2 / (2_048 - FIRST_BLOCK));

        // when
        final List<RawBot> strangers = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            strangers.add(RawBot.connect(engine).send(unfinished));
        }
        awaitHeld(engine, most * 2_047L);
        final RawBot newest = RawBot.connect(engine).send(unfinished);

        // then
        assertThat(newest.awaitRefusal().code()).isEqualTo(RejectCode.NO_MEMORY.code());
        sendAllButOneByte(RawBot.logOn(engine, "bot"), BotFrames.vendorData(1, FRAME_LENGTH));
        awaitHeld(engine, most * 2_047L + FRAME_LENGTH - 1);
        assertThat(engine.counters().refused(RejectCode.NO_MEMORY)).isEqualTo(1);
        strangers.forEach(RawBot::reset);
    }

    @Test
    void shouldEndABotThatNeverFinishesAFrameThoughItSendsBytes() {
        // given
        final IngestEngine engine = launch(ThreadingMode.SHARED);
        final RawBot bot = RawBot.connect(engine)
                .send(new LogonFrame("trickle").heartbeatMs(100).bytes());
        bot.awaitLive();
        final byte[] frame = BotFrames.vendorData(1, FRAME_LENGTH);

        // when: a byte now and then
        int sent = 0;
        while (engine.counters().refused(RejectCode.HEARTBEAT_TIMEOUT) == 0 && sent < frame.length - 1) {
            final long received = count(engine, EngineCounter.BYTES_RECEIVED);
            bot.trySend(new byte[] {frame[sent]});
            sent++;
            Await.until(
                    "the byte is read",
                    () -> count(engine, EngineCounter.BYTES_RECEIVED) > received
                            || engine.counters().refused(RejectCode.HEARTBEAT_TIMEOUT) > 0);
        }

        // then
        Await.until("it is refused", () -> engine.counters().refused(RejectCode.HEARTBEAT_TIMEOUT) == 1);
        awaitHeld(engine, 0);
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldCloseTheNewestBotThatDoesNotReadAndServeAllOthers(final ThreadingMode threading) {
        // given
        final IngestEngine engine = launch(threading);
        final RawBot reader = RawBot.logOn(engine, "reader");
        final List<RawBot> silent = new ArrayList<>();

        // when: bots that ask for answers, and read none
        Await.until("one is refused", () -> {
            final RawBot bot =
                    RawBot.connect(engine, SMALL_BUFFER).send(new LogonFrame("silent-" + silent.size()).bytes());
            bot.awaitLive();
            silent.add(bot);
            askUntilItWaits(engine, bot);
            return engine.counters().refused(RejectCode.NO_MEMORY) > 0;
        });

        // then: it was not for its own sake, and those that hold the memory keep it
        assertThat(silent).hasSizeGreaterThan(1);
        assertThat(engine.counters().refused(RejectCode.SLOW_CONSUMER)).isZero();
        assertThat(count(engine, EngineCounter.OUTBOUND_HELD_BYTES)).isLessThanOrEqualTo(2 * BUDGET);
        reader.send(BotFrames.reading(1, 50)).awaitAck(1);
        RawBot.logOn(engine, "late").send(BotFrames.reading(1, 50)).awaitAck(1);
        silent.forEach(RawBot::reset);
        Await.until("nothing is held", () -> count(engine, EngineCounter.OUTBOUND_HELD_BYTES) == 0);
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldSendEveryFrameWholeAndInOrderWhenTheBotReadsLate(final ThreadingMode threading) {
        // given: answers that the socket does not take
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).threading(threading));
        final RawBot bot = RawBot.connect(engine, SMALL_BUFFER).send(new LogonFrame("late").bytes());
        bot.awaitLive();
        int asked = 0;
        while (count(engine, EngineCounter.OUTBOUND_HELD_BYTES) < WAITING_BYTES) {
            final long sent = count(engine, EngineCounter.BYTES_SENT);
            bot.send(BotFrames.askingForRejects(asked + 1, REJECTS_AT_ONCE));
            asked += REJECTS_AT_ONCE;
            Await.until(
                    "answers", () -> count(engine, EngineCounter.BYTES_SENT) >= sent + REJECTS_AT_ONCE * REJECT_LENGTH);
        }

        // when: it reads, and asks on
        long rejected = 0;
        long acked = 0;
        final int last = asked + 40 * REJECTS_AT_ONCE;
        while (rejected < last || acked < last) {
            if (rejected > asked - REJECTS_AT_ONCE && asked < last) {
                bot.send(BotFrames.askingForRejects(asked + 1, REJECTS_AT_ONCE));
                asked += REJECTS_AT_ONCE;
            }
            final RawFrame frame = bot.read();
            if (frame.template() == RejectDecoder.TEMPLATE_ID) {
                assertThat(frame.reject().refSequence()).isEqualTo(rejected + 1);
                rejected++;
            } else if (frame.template() == AckDecoder.TEMPLATE_ID) {
                assertThat(frame.ack().cumulativeSequence()).isGreaterThanOrEqualTo(acked);
                acked = frame.ack().cumulativeSequence();
            } else {
                assertThat(frame.template()).as("%s", frame).isEqualTo(HeartbeatDecoder.TEMPLATE_ID);
            }
        }

        // then
        assertThat(acked).isEqualTo(last);
        bot.close();
    }

    /** Until a hundred kilobytes wait for it, or it is refused; answers are awaited, so that it is not too many at once. */
    private static void askUntilItWaits(final IngestEngine engine, final RawBot bot) {
        final long before = count(engine, EngineCounter.OUTBOUND_HELD_BYTES);
        boolean isOpen = true;
        for (int sequence = 1;
                isOpen
                        && engine.counters().refused(RejectCode.NO_MEMORY) == 0
                        && count(engine, EngineCounter.OUTBOUND_HELD_BYTES) < before + WAITING_BYTES;
                sequence += REJECTS_AT_ONCE) {
            final long sent = count(engine, EngineCounter.BYTES_SENT);
            isOpen = bot.trySend(BotFrames.askingForRejects(sequence, REJECTS_AT_ONCE));
            Await.until(
                    "answers, or the end",
                    () -> count(engine, EngineCounter.BYTES_SENT) >= sent + REJECTS_AT_ONCE * REJECT_LENGTH
                            || engine.counters().refused(RejectCode.NO_MEMORY) > 0);
        }
    }

    private IngestEngine launch(final ThreadingMode threading) {
        return engines.launch(
                EngineFixture.context(directory).threading(threading).memoryBudgets(new MemoryBudgets(BUDGET, BUDGET)));
    }

    private static RawBot sendAllButOneByte(final RawBot bot, final byte[] frame) {
        return bot.send(Arrays.copyOf(frame, frame.length - 1));
    }

    /** Blocks are counted whole. */
    private static void awaitHeld(final IngestEngine engine, final long bytes) {
        Await.until(
                () -> bytes + " bytes are held, not " + count(engine, EngineCounter.INBOUND_HELD_BYTES),
                () -> count(engine, EngineCounter.INBOUND_HELD_BYTES) >= bytes
                        && (bytes > 0 || count(engine, EngineCounter.INBOUND_HELD_BYTES) == 0));
    }

    private static long count(final IngestEngine engine, final EngineCounter counter) {
        return engine.counters().of(counter).get();
    }
}
