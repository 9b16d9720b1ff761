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
package net.botclaw.ingest.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.ingest.stage.StageSample;
import net.botclaw.ingest.stage.StageSampler;
import net.botclaw.ingest.stage.StageSampling;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which samples a round of the sequencer hands on, and which it gives up. */
class StageMarkerTest {
    private static final int RING_LENGTH = 64 * 1024;
    private static final int FRAMES_LENGTH = 64;
    private static final int LOGON_LENGTH = 512;
    private static final int[] BOTS = {1, 2};
    private static final long[] CONNECTIONS = {ConnectionId.pack(1, 0, 3), ConnectionId.pack(1, 1, 3)};
    private static final long POSITION = 41;

    private final StageSampling sampling = new StageSampling(1, BOTS.length, SystemNanoClock.INSTANCE);
    private final LoopPort[] ports = {
        new LoopPort(RING_LENGTH, sampling.sampler(0)), new LoopPort(RING_LENGTH, sampling.sampler(1))
    };
    private final LiveSessions live = new LiveSessions();
    private final StageMarker marker = new StageMarker(ports, live);

    @BeforeEach
    void bindBots() {
        final ReplayedOutputs ignored = new ReplayedOutputs();
        final RoutingCore core = new RoutingCore(ignored);
        final SessionOpenedEncoder opened = new SessionOpenedEncoder();
        final UnsafeBuffer logon = new UnsafeBuffer(new byte[LOGON_LENGTH]);
        final CoreRecord record = new CoreRecord();
        for (int i = 0; i < BOTS.length; i++) {
            opened.wrapAndApplyHeader(logon, 0, new MessageHeaderEncoder())
                    .nextSequence(1)
                    .botName("bot-" + BOTS[i]);
            record.header(RecordKind.SESSION, 0, 0, 0, 0).at(BOTS[i], 1).payload(logon, 0, opened.limit());
            ignored.onApply(record);
            core.onRecord(record);
            live.bind(BOTS[i], CONNECTIONS[i], core.sessions());
        }
    }

    @Test
    void shouldHandOnTheSamplesOfAllLoopsWhoseFramesAreInTheRound() {
        // given
        offer(0);
        offer(1);
        drain(0);
        drain(1);

        // when
        marker.onDrained();
        marker.onAppended();
        marker.onApplied();
        live.touch(BOTS[0]);
        live.touch(BOTS[1]);
        marker.onPublishing(POSITION);

        // then
        complete(0);
        complete(1);
        assertThat(sampling.timings().completed()).isEqualTo(2);
    }

    @Test
    void shouldLeaveASampleToTheRoundThatDrainsItsFrames() {
        // given
        offer(0);
        offer(1);
        drain(1);

        // when
        marker.onDrained();
        marker.onAppended();
        marker.onApplied();
        live.touch(BOTS[0]);
        live.touch(BOTS[1]);
        marker.onPublishing(POSITION);

        // then
        complete(1);
        assertThat(isAnswered(0)).isFalse();
        drain(0);
        marker.onDrained();
        assertThat(sample(0).isDrained()).isTrue();
        marker.onAppended();
        marker.onApplied();
        marker.onPublishing(POSITION + 1);
        complete(0);
    }

    @Test
    void shouldGiveUpWhenNothingIsJournaled() {
        offer(0);
        drain(0);

        marker.onDrained();
        marker.onNothingAppended();

        assertGivenUp(0);
    }

    @Test
    void shouldGiveUpWhenNoAckIsOwed() {
        offer(0);
        drain(0);

        marker.onDrained();
        marker.onAppended();
        marker.onApplied();
        live.touch(BOTS[1]);
        marker.onPublishing(POSITION);

        assertGivenUp(0);
    }

    @Test
    void shouldGiveUpWhenTheAckGoesToANewerConnection() {
        offer(0);
        drain(0);

        marker.onDrained();
        marker.onAppended();
        marker.onApplied();
        live.touch(BOTS[0]);
        live.unbind(BOTS[0]);
        marker.onPublishing(POSITION);

        assertGivenUp(0);
    }

    private StageSample sample(final int loop) {
        return ports[loop].stages().sample();
    }

    private void offer(final int loop) {
        final StageSampler stages = ports[loop].stages();
        stages.onRead(CONNECTIONS[loop]);
        final int index = ports[loop].ingress().tryClaim(IngressDescriptor.FRAMES, FRAMES_LENGTH);
        assertThat(index).isPositive();
        stages.onClaimed(CONNECTIONS[loop], BOTS[loop], ports[loop].ingress());
        ports[loop].ingress().commit(index);
        stages.onReadEnd(CONNECTIONS[loop]);
        stages.onTurnEnd();
    }

    private void drain(final int loop) {
        ports[loop].ingress().read((type, buffer, index, length) -> {});
    }

    private boolean isAnswered(final int loop) {
        ports[loop].stages().onAck(CONNECTIONS[loop], Long.MAX_VALUE);
        return ports[loop].stages().isFlushAwaited(CONNECTIONS[loop]);
    }

    private void complete(final int loop) {
        assertThat(isAnswered(loop)).isTrue();
        ports[loop].stages().onFlushed(true);
    }

    private void assertGivenUp(final int loop) {
        assertThat(isAnswered(loop)).isFalse();
        assertThat(sample(loop).isDrained()).isFalse();
        ports[loop].stages().onTurnEnd();
        assertThat(sampling.timings().aborted()).isEqualTo(1);
    }
}
