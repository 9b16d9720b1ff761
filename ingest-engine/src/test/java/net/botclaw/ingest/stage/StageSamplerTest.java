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
package net.botclaw.ingest.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sample's way from hand to hand, with a clock that a test turns. */
@Timeout(60)
class StageSamplerTest {
    private static final long SEED = 20261121;
    private static final long CONNECTION = 77;
    private static final long OTHER_CONNECTION = 78;
    private static final int BOT = 5;
    private static final int RING_LENGTH = 64 * 1024;
    private static final int FRAMES = 1;

    private final OneToOneRingBuffer ingress = new OneToOneRingBuffer(
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(RING_LENGTH + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    private final Random random = new Random(SEED);
    private long nowNs;
    private long readings;
    private int maxStepNs = 1_000_000;
    private StageSampling sampling = every(1);
    private long position = 1_000;

    private StageSampling every(final int everyNthTurn) {
        return new StageSampling(everyNthTurn, 1, this::tick);
    }

    private long tick() {
        readings++;
        nowNs += random.nextInt(maxStepNs);
        return nowNs;
    }

    private StageSampler sampler() {
        return sampling.sampler(0);
    }

    private StageSample sample() {
        return sampler().sample();
    }

    @Test
    void shouldAddUpToTheTotalWhenASampleIsComplete() {
        for (int i = 1; i <= 1_000; i++) {
            // when
            goAllTheWay();

            // then
            long sumNs = 0;
            for (final Stage stage : Stage.values()) {
                assertThat(sample().durationNs(stage)).isNotNegative();
                sumNs += stage == Stage.TOTAL ? 0 : sample().durationNs(stage);
            }
            assertThat(sumNs).as("seed %d, sample %d", SEED, i).isEqualTo(sample().durationNs(Stage.TOTAL));
        }
        final StageTimings timings = sampling.timings();
        assertThat(timings.stages()).allMatch(timing -> timing.count() == 1_000 && timing.p50Ns() <= timing.p99Ns());
        assertThat(timings.of(Stage.TOTAL).maxNs())
                .isGreaterThan(timings.of(Stage.RING).maxNs());
    }

    @Test
    void shouldRecordEachStageUnderItsName() {
        // given: a clock whose steps tell the stages apart
        sampling = new StageSampling(1, 1, () -> nowNs);

        // when
        nowNs = 1_000;
        sampler().onRead(CONNECTION);
        nowNs += 1;
        claim();
        nowNs += 20;
        drain();
        nowNs += 300;
        sample().onAppended();
        nowNs += 1_001;
        sample().onApplied();
        nowNs += 1_502;
        sample().onPublishing(position);
        nowNs += 43;
        sampler().onAck(CONNECTION, position);
        nowNs += 7;
        sampler().onFlushed(true);

        // then: to three digits
        assertThat(sampling.timings().stages())
                .extracting(StageTiming::maxNs)
                .containsExactly(1L, 20L, 300L, 1_001L, 1_502L, 43L, 7L, 2_875L);
    }

    @Test
    void shouldCountAMinuteWhenAStageTookLonger() {
        sampling = new StageSampling(1, 1, () -> nowNs += 4 * StageRecorder.MAX_NS);

        goAllTheWay();

        assertThat(sampling.timings().of(Stage.CUT).p50Ns()).isGreaterThanOrEqualTo(StageRecorder.MAX_NS);
        assertThat(sampling.timings().of(Stage.CUT).maxNs()).isLessThan(StageRecorder.MAX_NS * 101 / 100);
    }

    @Test
    void shouldReadTheClockAsOftenAsItSaysWhenASampleIsComplete() {
        final long before = readings;

        goAllTheWay();

        assertThat(readings - before)
                .isEqualTo(StageSample.CLOCK_READINGS)
                .isEqualTo(sampling.timings().clockReadings());
    }

    @Test
    void shouldReadNoClockAndCountNothingWhenOff() {
        // given
        readings = 0;
        sampling = every(0);

        // when
        for (int i = 0; i < 100; i++) {
            sampler().onRead(CONNECTION);
            claim();
            sampler().onReadEnd(CONNECTION);
            ingress.read((type, buffer, index, length) -> {});
            assertThat(sample().tryDrain(ingress)).isFalse();
            sampler().onAck(CONNECTION, position);
            assertThat(sampler().isFlushAwaited(CONNECTION)).isFalse();
            sampler().onTurnEnd();
        }

        // then
        assertThat(readings).isZero();
        final StageTimings timings = sampling.timings();
        assertThat(timings.turns() + timings.taken() + timings.aborted() + timings.clockNs())
                .isZero();
        assertThat(timings.stages()).hasSameSizeAs(Stage.values()).allMatch(timing -> timing.count() == 0);
    }

    @Test
    void shouldSampleTheFirstReadOfEveryNthTurnThatHasReads() {
        // given
        sampling = every(3);

        for (int turn = 1; turn <= 10; turn++) {
            // when: a turn of three reads, then one without any
            sampler().onRead(CONNECTION);
            sampler().onReadEnd(CONNECTION);
            sampler().onRead(OTHER_CONNECTION);
            sampler().onReadEnd(OTHER_CONNECTION);
            sampler().onTurnEnd();
            sampler().onTurnEnd();

            // then
            assertThat(sampling.timings().turns()).isEqualTo(turn);
            assertThat(sampling.timings().taken()).isEqualTo(turn / 3);
        }
        assertThat(sampling.timings().sampledShare()).isEqualTo(0.3);
    }

    @Test
    void shouldBeginNoOtherSampleWhileOneIsInFlight() {
        // given
        sampler().onRead(CONNECTION);
        claim();
        sampler().onTurnEnd();

        // when
        for (int turn = 0; turn < 5; turn++) {
            sampler().onRead(OTHER_CONNECTION);
            sampler().onTurnEnd();
        }

        // then
        assertThat(sampling.timings().taken()).isEqualTo(1);
        assertThat(sampling.timings().turns()).isEqualTo(6);
        drain();
        answer();
        assertThat(sampling.timings().completed()).isEqualTo(1);
        goAllTheWay();
        assertThat(sampling.timings().completed()).isEqualTo(2);
    }

    @Test
    void shouldWaitForTheRoundThatDrainsTheSampledFrames() {
        // given: frames of an earlier read in the ring
        commit(ingress.tryClaim(FRAMES, 100));
        sampler().onRead(CONNECTION);
        claim();

        // when
        ingress.read((type, buffer, index, length) -> {}, 1);

        // then
        assertThat(sample().tryDrain(ingress)).isFalse();
        drain();
        assertThat(sample().isDrained()).isTrue();
    }

    @Test
    void shouldNotTakeAnotherAckForTheAnswer() {
        // given
        publish();

        // when: one of an earlier round, and one of another connection
        sampler().onAck(CONNECTION, position - 1);
        sampler().onAck(OTHER_CONNECTION, position);

        // then
        assertThat(sampler().isFlushAwaited(CONNECTION)).isFalse();
        sampler().onAck(CONNECTION, position);
        assertThat(sampler().isFlushAwaited(OTHER_CONNECTION)).isFalse();
        assertThat(sampler().isFlushAwaited(CONNECTION)).isTrue();
    }

    @Test
    void shouldGiveUpWhenAReadBringsNothingIntoTheRing() {
        sampler().onRead(CONNECTION);
        sampler().onReadEnd(CONNECTION);

        assertGivenUp();
    }

    @Test
    void shouldGiveUpWhenAReadHasFailedHalfway() {
        // given: no end of the read; a parked connection goes on in the turn
        sampler().onRead(CONNECTION);
        sampler().onClaimed(OTHER_CONNECTION, BOT, ingress);

        // when
        sampler().onTurnEnd();

        assertGivenUp();
    }

    @Test
    void shouldGiveUpWhenTheRoundHasNoAckForTheConnection() {
        sampler().onRead(CONNECTION);
        claim();
        drain();
        sample().onUnanswered();
        sampler().onTurnEnd();

        assertGivenUp();
    }

    @Test
    void shouldGiveUpWhenTheConnectionIsNotFlushedInTheTurnOfItsAck() {
        publish();
        sampler().onAck(CONNECTION, position);
        sampler().onTurnEnd();

        assertGivenUp();
    }

    @Test
    void shouldGiveUpWhenTheSocketDoesNotTakeAll() {
        publish();
        sampler().onAck(CONNECTION, position);
        sampler().onFlushed(false);

        assertGivenUp();
    }

    /** Counted once, nothing recorded, and the next sample can be taken. */
    private void assertGivenUp() {
        sampler().onTurnEnd();
        assertThat(sampling.timings().aborted()).isEqualTo(1);
        assertThat(sampling.timings().completed()).isZero();
        ingress.read((type, buffer, index, length) -> {});
        goAllTheWay();
        assertThat(sampling.timings().taken()).isEqualTo(2);
        assertThat(sampling.timings().aborted()).isEqualTo(1);
        assertThat(sampling.timings().completed()).isEqualTo(1);
    }

    @Test
    void shouldSayWhatTheClockCosts() {
        sampling = new StageSampling(1, 1, () -> nowNs += 7);

        assertThat(sampling.timings().clockNs()).isEqualTo(7);
    }

    @Test
    void shouldShowWholeSamplesOnlyWhenReadWhileTheyAreRecorded() throws InterruptedException {
        // given
        final int samples = 100_000;
        maxStepNs = 1_000;
        final AtomicBoolean isDone = new AtomicBoolean();
        final Thread loop = new Thread(() -> {
            for (int i = 0; i < samples; i++) {
                goAllTheWay();
            }
            isDone.set(true);
        });

        // when
        loop.start();
        long seen = 0;
        while (!isDone.get()) {
            final StageTimings timings = sampling.timings();

            // then
            assertThat(timings.stages()).allMatch(timing -> timing.count() == timings.completed());
            assertThat(timings.completed()).isGreaterThanOrEqualTo(seen).isLessThanOrEqualTo(timings.taken());
            assertThat(timings.taken()).isLessThanOrEqualTo(timings.turns());
            seen = timings.completed();
        }
        loop.join();
        assertThat(sampling.timings().completed()).isEqualTo(samples);
    }

    private void goAllTheWay() {
        publish();
        answer();
    }

    private void publish() {
        sampler().onRead(CONNECTION);
        claim();
        sampler().onReadEnd(CONNECTION);
        drain();
        sample().onAppended();
        sample().onApplied();
        position++;
        sample().onPublishing(position);
    }

    private void answer() {
        if (sample().isDrained()) {
            sample().onPublishing(position);
        }
        sampler().onAck(CONNECTION, position);
        assertThat(sampler().isFlushAwaited(CONNECTION)).isTrue();
        sampler().onFlushed(true);
        sampler().onTurnEnd();
    }

    private void claim() {
        final int index = ingress.tryClaim(FRAMES, 100);
        sampler().onClaimed(CONNECTION, BOT, ingress);
        commit(index);
    }

    private void commit(final int index) {
        assertThat(index).isPositive();
        ingress.commit(index);
    }

    private void drain() {
        while (ingress.size() > 0) {
            ingress.read((type, buffer, index, length) -> {});
        }
        assertThat(sample().tryDrain(ingress)).isTrue();
        assertThat(sample().botId()).isEqualTo(BOT);
        assertThat(sample().connectionId()).isEqualTo(CONNECTION);
    }
}
