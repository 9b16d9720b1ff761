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
package net.botclaw.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.ResumeOutcome;
import net.botclaw.protocol.codec.SensorReadingDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class BotSessionPropertyTest {
    private static final long SEED = Long.getLong("botclaw.test.seed", 20_260_103L);
    private static final int STEPS = 100_000;
    private static final int MUTATIONS = 100_000;
    private static final int WARM_UP = 50_000;
    private static final int MEASURED = 100_000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LogonDecoder logon = new LogonDecoder();
    private final SensorReadingDecoder reading = new SensorReadingDecoder();
    private long journaled;
    private boolean isKnown;
    private long resumesBehind;

    /** An engine that loses links, bytes in flight and acks at random, and journals what arrives in order. */
    @Test
    void shouldReachTheJournalOnceAndInOrderWhenLinksBreakAtRandom() {
        final Random random = new Random(SEED);
        final SessionHarness bot =
                new SessionHarness(new BotSessionContext().maxFrameLength(2048).storeLength(2048));
        long offered = 0;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0:
                    if (random.nextInt(4) == 0) {
                        bot.loseLink();
                    }
                    break;
                case 1:
                    if (bot.session.shouldConnect(Long.MAX_VALUE / 2)) {
                        bot.session.onConnected(bot.nowNs);
                    }
                    break;
                case 2:
                case 3:
                    final boolean areLost = random.nextInt(10) == 0;
                    for (final UnsafeBuffer frame : bot.drain(2048 + random.nextInt(500))) {
                        if (!areLost) {
                            engineTakes(bot, frame, random);
                        }
                    }
                    if (areLost) {
                        bot.loseLink();
                    }
                    break;
                default:
                    if (bot.offer(offered + 1) > 0) {
                        offered++;
                    }
                    break;
            }
            assertThat(bot.session.ackedSequence())
                    .as("acked means journaled, seed %d step %d", SEED, step)
                    .isLessThanOrEqualTo(journaled);
        }
        assertThat(journaled).as("seed %d", SEED).isGreaterThan(STEPS / 10);
        assertThat(resumesBehind)
                .as("seed %d: links broke with acks in flight", SEED)
                .isPositive();
        assertThat(bot.session.framesResent()).as("seed %d", SEED).isPositive();
    }

    @Test
    void shouldNeverThrowWhenTheEngineSendsGarbage() {
        final Random random = new Random(SEED);
        final List<UnsafeBuffer> frames = List.of(
                TestMessages.logonAck(1, 1, 1),
                TestMessages.logonReject(1, 1),
                TestMessages.ack(1, 1),
                TestMessages.heartbeat(1),
                TestMessages.logout(0, 0),
                TestMessages.reject(1, 1, 1),
                TestMessages.backpressure(BackpressureLevel.SLOW_DOWN, 1),
                TestMessages.push(1, 1));
        SessionHarness bot = smallBot();
        for (int i = 0; i < MUTATIONS; i++) {
            if (bot.session.shouldClose()) {
                bot = smallBot();
            }
            if (bot.session.state() == BotSessionState.DISCONNECTED) {
                bot.session.onConnected(bot.nowNs);
                bot.drain();
            }
            if (bot.session.state() == BotSessionState.LOGGING_ON && random.nextBoolean()) {
                bot.receive(TestMessages.logonAck(1, 1, 1));
            }
            final UnsafeBuffer frame = new UnsafeBuffer(
                    frames.get(random.nextInt(frames.size())).byteArray().clone());
            for (int n = random.nextInt(4); n > 0; n--) {
                frame.putByte(random.nextInt(frame.capacity()), (byte) random.nextInt());
            }
            final int consumed = bot.session.onBytes(frame, 0, frame.capacity(), bot.nowNs);
            assertThat(consumed).as("seed %d mutation %d", SEED, i).isBetween(0, frame.capacity());
            bot.calls.clear();
        }
    }

    @Test
    void shouldAllocateNothingPerMessageWhenWarm() {
        // given
        final BotSession session = new BotSession(new BotSessionContext().botName("bot-1"));
        final UnsafeBuffer out = new UnsafeBuffer(new byte[64 * 1024]);
        session.onConnected(0);
        session.drainTo(out, 0, out.capacity(), 0, 0);
        final UnsafeBuffer logonAck = TestMessages.logonAck(1, 1, 1);
        session.onBytes(logonAck, 0, logonAck.capacity(), 0);
        final UnsafeBuffer message = TestMessages.reading(1.0);
        final UnsafeBuffer ack = TestMessages.ack(1, 1);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        pump(session, message, ack, out, WARM_UP);

        // when
        final long before = threads.getCurrentThreadAllocatedBytes();
        final long empty = threads.getCurrentThreadAllocatedBytes() - before;
        final long start = threads.getCurrentThreadAllocatedBytes();
        pump(session, message, ack, out, MEASURED);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - start - empty;

        // then
        assertThat(session.ackedSequence()).isEqualTo(WARM_UP + MEASURED);
        assertThat(allocated).as("bytes for %d messages", MEASURED).isLessThan(MEASURED / 10);
    }

    private static SessionHarness smallBot() {
        return new SessionHarness(
                new BotSessionContext().maxFrameLength(2048).storeLength(2048).telemetryLength(2048));
    }

    private static void pump(
            final BotSession session,
            final UnsafeBuffer message,
            final UnsafeBuffer ack,
            final UnsafeBuffer out,
            final int count) {
        for (int i = 0; i < count; i++) {
            final long sequence = session.offer(0, message, 0, message.capacity());
            session.drainTo(out, 0, out.capacity(), 0, 0);
            ack.putLong(FrameDescriptor.HEADER_LENGTH + Long.BYTES, sequence);
            session.onBytes(ack, 0, ack.capacity(), 0);
        }
    }

    private void engineTakes(final SessionHarness bot, final UnsafeBuffer frame, final Random random) {
        final long expected = journaled + 1;
        if (FrameDescriptor.channel(frame, 0) == FrameDescriptor.CHANNEL_SESSION) {
            if (FrameDescriptor.templateId(frame, 0) == LogonDecoder.TEMPLATE_ID) {
                logon.wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, header);
                final ResumeOutcome outcome =
                        ResumeRule.decide(isKnown, expected, logon.bootId(), logon.bootId(), logon.nextSequence());
                assertThat(outcome)
                        .as("seed %d", SEED)
                        .isIn(ResumeOutcome.FIRST, ResumeOutcome.LIVE, ResumeOutcome.DUPLICATES);
                isKnown = true;
                resumesBehind += outcome == ResumeOutcome.DUPLICATES ? 1 : 0;
                bot.receive(TestMessages.logonAck(1, expected, 1));
            }
            return;
        }
        final long sequence = FrameDescriptor.fullSequence(FrameDescriptor.sequence(frame, 0), expected);
        assertThat(sequence).as("no hole, nothing twice, seed %d", SEED).isEqualTo(expected);
        reading.wrapAndApplyHeader(frame, FrameDescriptor.SBE_OFFSET, header);
        assertThat(reading.value()).as("content, seed %d", SEED).isEqualTo(sequence);
        journaled = sequence;
        if (random.nextInt(3) == 0) {
            bot.receive(TestMessages.ack(journaled, journaled));
        }
    }
}
