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
package net.botclaw.benchmarks.rig.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Arrays;
import java.util.Random;
import net.botclaw.ingest.sequencer.LoopPort;
import org.junit.jupiter.api.Test;

class HopConnectionTest {
    private static final long SEED = 7;
    private static final int SAME = -1;
    private static final int MAX_ROUNDS = 1_000;
    private static final int RING_LENGTH = 1024 * 1024;
    private static final int READ_LENGTH = 60_000;
    private static final int READS = 40;

    private final LoopPort port = new LoopPort(RING_LENGTH);
    private final HopAgent agent = new HopAgent(port, ByteWork.NONE, true);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    void shouldWaitAndLoseNothingWhenTheRingIsFull() {
        // given: a second thread that does not run
        final HopLoop loop = new HopLoop(port, channel.eventLoop(), cause -> {
            throw new AssertionError(cause);
        });
        port.onWakeUp(loop::wakeUp);
        channel.pipeline().addLast(new HopConnection(loop));
        channel.pipeline().fireChannelActive();
        final byte[] bytes = new byte[READS * READ_LENGTH];
        new Random(SEED).nextBytes(bytes);

        // when
        for (int i = 0; i < READS; i++) {
            channel.writeInbound(Unpooled.directBuffer(READ_LENGTH).writeBytes(bytes, i * READ_LENGTH, READ_LENGTH));
        }

        // then
        assertThat(channel.config().isAutoRead()).isFalse();
        assertThat(channel.outboundMessages()).isEmpty();

        // when: it runs
        final ByteBuf echoed = Unpooled.buffer(bytes.length);
        for (int i = 0; i < MAX_ROUNDS && echoed.isWritable(); i++) {
            agent.doWork();
            channel.runPendingTasks();
            for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
                echoed.writeBytes(out);
                out.release();
            }
        }

        // then
        assertThat(Arrays.mismatch(echoed.array(), bytes)).isEqualTo(SAME);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void shouldForgetWhatIsOnItsWayWhenTheConnectionCloses() {
        // given
        final HopLoop loop = new HopLoop(port, channel.eventLoop(), cause -> {
            throw new AssertionError(cause);
        });
        port.onWakeUp(loop::wakeUp);
        channel.pipeline().addLast(new HopConnection(loop));
        channel.pipeline().fireChannelActive();
        final ByteBuf in = Unpooled.directBuffer(READ_LENGTH).writeZero(READ_LENGTH);
        channel.writeInbound(in);

        // when
        channel.close();
        agent.doWork();
        channel.runPendingTasks();

        // then
        assertThat(port.egress().size()).isZero();
        assertThat(in.refCnt()).isZero();
    }
}
