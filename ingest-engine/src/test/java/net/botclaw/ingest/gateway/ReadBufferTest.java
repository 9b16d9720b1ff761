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
package net.botclaw.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import io.netty.channel.embedded.EmbeddedChannel;
import net.botclaw.ingest.sequencer.IngressDescriptor;
import org.junit.jupiter.api.Test;

class ReadBufferTest {
    private final ByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final ReadBuffer readBuffer = new ReadBuffer();
    private final ExtendedHandle one = readBuffer.newHandle();
    private final ExtendedHandle other = readBuffer.newHandle();

    @Test
    void shouldReadAllSocketsIntoOneBufferWhenEachIsDoneWithIt() {
        final ByteBuf first = one.allocate(allocator);
        first.writeLong(1);
        first.release();

        final ByteBuf second = other.allocate(allocator);

        assertThat(second).isSameAs(first);
        assertThat(second.readableBytes()).isZero();
        assertThat(second.writableBytes()).isEqualTo(IngressDescriptor.MAX_RUN_LENGTH);
        second.release();
        readBuffer.release();
        assertThat(second.refCnt()).isZero();
    }

    @Test
    void shouldLeaveTheBufferToAConnectionThatIsParked() {
        final ByteBuf parked = one.allocate(allocator);
        parked.writeLong(42);

        final ByteBuf next = other.allocate(allocator);
        next.writeLong(7);

        assertThat(next).isNotSameAs(parked);
        assertThat(parked.readLong()).isEqualTo(42);
        parked.release();
        assertThat(parked.refCnt()).isZero();
        next.release();
        readBuffer.release();
        assertThat(next.refCnt()).isZero();
    }

    @Test
    void shouldReadOncePerRound() {
        one.reset(new EmbeddedChannel().config());
        one.incMessagesRead(1);
        one.attemptedBytesRead(8);
        one.lastBytesRead(8);

        assertThat(one.continueReading(() -> true)).isFalse();
    }

    @Test
    void shouldKeepNothingWhenItIsReadAfterTheEnd() {
        readBuffer.release();

        final ByteBuf late = one.allocate(allocator);

        assertThat(late.refCnt()).isEqualTo(1);
        late.release();
        assertThat(late.refCnt()).isZero();
    }
}
