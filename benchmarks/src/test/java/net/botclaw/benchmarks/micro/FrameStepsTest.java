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
package net.botclaw.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.session.EngineSession;
import net.botclaw.routing.CoreLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each benchmark does, once, the work that it is named after. */
class FrameStepsTest {
    private static final int ACK_LENGTH = 42;

    @Test
    void shouldFindFrameValidWhenItWasEncoded() {
        final FrameBenchmark benchmark = new FrameBenchmark();
        benchmark.writeFrame();

        assertThat(benchmark.validate()).isEqualTo(FrameValidator.VALID);
        assertThat(benchmark.encode()).isEqualTo(ReadingFrame.LENGTH);
        assertThat(benchmark.copyFloor()).isEqualTo((byte) 1);
    }

    @Test
    void shouldHandOnEveryByteWhenReadIsCutWholeOrSplit() {
        final FrameCutBenchmark benchmark = new FrameCutBenchmark();
        benchmark.write();

        assertThat(benchmark.cut()).isEqualTo(FrameCutBenchmark.READ_LENGTH);
        assertThat(benchmark.cutSplit()).isEqualTo(2L * FrameCutBenchmark.READ_LENGTH);
        assertThat(benchmark.cut()).isEqualTo(3L * FrameCutBenchmark.READ_LENGTH);
        benchmark.release();
    }

    @Test
    void shouldDeliverDataAndHandleHeartbeatWhenSessionIsLive() {
        final SessionBenchmark benchmark = new SessionBenchmark();
        benchmark.logOn();

        assertThat(benchmark.dataFrame()).isEqualTo(EngineSession.DELIVER);
        assertThat(benchmark.heartbeatFrame()).isEqualTo(EngineSession.HANDLED);
    }

    @Test
    void shouldReadEveryMessageWhenRingWrapsAround() {
        final RingBenchmark benchmark = new RingBenchmark();
        benchmark.length = 1_344;
        benchmark.prepare();

        for (int count = 1; count <= 2_000; count++) {
            assertThat(benchmark.claimCommitRead()).isEqualTo(count);
        }
    }

    @Test
    @Timeout(20)
    void shouldGetBackWhatWasSentWhenOtherThreadEchoes() throws InterruptedException {
        final RingHopBenchmark benchmark = new RingHopBenchmark();
        final RingHopBenchmark.Sender sender = new RingHopBenchmark.Sender();
        final RingHopBenchmark.Rings rings = new RingHopBenchmark.Rings();
        final RingHopBenchmark.Cells cells = new RingHopBenchmark.Cells();
        rings.start();
        cells.start();

        assertThat(benchmark.roundTrip(rings, sender)).isEqualTo(1);
        assertThat(benchmark.roundTripFloor(cells, sender)).isEqualTo(2);
        assertThat(benchmark.roundTrip(rings, sender)).isEqualTo(3);
        rings.stop();
        cells.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 256})
    void shouldAppendAllFramesWhenBatchIsBuilt(final int frames) throws IOException {
        final JournalBenchmark benchmark = new JournalBenchmark();
        benchmark.frames = frames;
        benchmark.open();

        assertThat(benchmark.build()).isEqualTo(JournalBenchmark.batchLength(frames));
        assertThat(benchmark.append()).isEqualTo(frames - 1);
        assertThat(benchmark.append()).isEqualTo(2 * frames - 1);
        final long firstEnd = benchmark.appendFloor();
        assertThat(benchmark.appendFloor() - firstEnd).isGreaterThanOrEqualTo(JournalBenchmark.batchLength(frames));
        benchmark.close();
    }

    @Test
    void shouldSumUpWhatTheJournalAppendsWhenLengthsAreCompared() {
        final ChecksumBenchmark benchmark = new ChecksumBenchmark();
        benchmark.length = JournalBenchmark.batchLength(16);
        benchmark.prepare();

        assertThat(benchmark.crc32c()).isNotZero().isEqualTo(benchmark.crc32c());
        assertThat(new int[] {80, 920, 14_360})
                .containsExactly(
                        JournalBenchmark.batchLength(1),
                        JournalBenchmark.batchLength(16),
                        JournalBenchmark.batchLength(256));
    }

    @Test
    void shouldJournalFreshFramesOnlyWhenDuplicatesFollow() {
        // given
        final SequencerWorkload workload = new SequencerWorkload();
        final long before = workload.recordCount();

        // when
        final long ackedFresh = workload.runOfFresh();
        final long afterFresh = workload.recordCount();
        final long ackedDuplicate = workload.runOfDuplicates();

        // then
        assertThat(afterFresh - before).isEqualTo(SequencerWorkload.FRAMES);
        assertThat(workload.recordCount()).isEqualTo(afterFresh);
        assertThat(ackedFresh).isEqualTo(SequencerWorkload.FRAMES).isEqualTo(ackedDuplicate);
        assertThat(workload.runThroughRing()).isGreaterThan(SequencerWorkload.FRAMES * ReadingFrame.LENGTH);
        workload.close();
    }

    @Test
    void shouldRaiseAndClearAlertWhenValueCrossesThreshold() {
        // given
        final SensorWorkload workload = new SensorWorkload();
        final long before = workload.eventCount();

        // when
        workload.pass();
        workload.read(SensorWorkload.THRESHOLD + 1);
        workload.readBatch(3, (float) SensorWorkload.THRESHOLD + 1);
        final long afterHarmless = workload.eventCount();
        workload.read(SensorWorkload.THRESHOLD - 1);
        workload.read(SensorWorkload.THRESHOLD + 1);

        // then
        assertThat(afterHarmless).isEqualTo(before);
        assertThat(workload.eventCount()).isEqualTo(before + 2);
    }

    @Test
    void shouldTakeUnhandledMessagesWhenCoreHasOtherWork() {
        final InventoryBenchmark inventory = new InventoryBenchmark();
        inventory.prepare();
        final TaskWorkload tasks = new TaskWorkload(3);

        assertThat(inventory.recordFloor()).isZero();
        assertThat(inventory.stockMoved()).isZero();
        assertThat(inventory.inventoryLookup()).isZero();
        tasks.pass(tasks.turn(), 3);
        tasks.request(tasks.turn());
        assertThat(tasks.newestBot()).isPositive().isLessThan(CoreLimits.MAX_BOTS);
    }

    @Test
    void shouldGatherAckAfterAckWhenTurnGoesOn() {
        final EgressBenchmark benchmark = new EgressBenchmark();
        benchmark.encode();

        assertThat(benchmark.ack()).isEqualTo(ACK_LENGTH);
        assertThat(benchmark.ack()).isEqualTo(2 * ACK_LENGTH);
        assertThat(benchmark.ackFloor()).isEqualTo(3 * ACK_LENGTH);
        benchmark.release();
    }
}
