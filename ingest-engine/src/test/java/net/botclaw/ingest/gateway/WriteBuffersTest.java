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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteBuffersTest {
    private static final int BUDGET = 4;

    private final ByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final WriteBuffers buffers = new WriteBuffers(allocator, BUDGET * WriteBuffers.LENGTH);

    @Test
    void shouldTakeABufferAgainWhenTheSocketHasWrittenIt() {
        final ByteBuf first = buffers.take();
        first.writeLong(1);
        buffers.giveBack(first);

        final ByteBuf second = buffers.take();

        assertThat(second).isSameAs(first);
        assertThat(second.refCnt()).isEqualTo(1);
        assertThat(second.isReadable()).isFalse();
        second.release();
    }

    @Test
    void shouldNotTouchABufferThatTheSocketStillHasToWrite() {
        final ByteBuf waiting = buffers.take().writeLong(42);
        buffers.giveBack(waiting.retain());

        final ByteBuf next = buffers.take();
        assertThat(next).isNotSameAs(waiting);
        next.release();
        assertThat(waiting.readLong()).isEqualTo(42);
        waiting.release();
        assertThat(waiting.refCnt()).isZero();
    }

    @Test
    void shouldKeepNoMoreThanItMay() {
        final List<ByteBuf> many = new ArrayList<>();
        for (int i = 0; i <= WriteBuffers.MAX_KEPT; i++) {
            many.add(buffers.take());
        }

        many.forEach(buffers::giveBack);

        assertThat(many.stream().filter(buffer -> buffer.refCnt() == 1)).hasSize(WriteBuffers.MAX_KEPT);
        buffers.release();
        assertThat(many).allMatch(buffer -> buffer.refCnt() == 0);
    }

    @Test
    void shouldRefuseTheNewestHolderWhenTheBudgetIsUsedUp() {
        assertThat(buffers.onHeld(0, BUDGET - 1)).isTrue();
        assertThat(buffers.onHeld(0, 1)).isTrue();

        assertThat(buffers.onHeld(0, 1)).isFalse();
        assertThat(buffers.heldBytes()).isEqualTo((BUDGET + 1) * WriteBuffers.LENGTH);
        assertThat(buffers.onHeld(1, 0)).isTrue();

        // Who holds less than before is never refused, nor who comes once there is room.
        assertThat(buffers.onHeld(BUDGET - 1, BUDGET - 2)).isTrue();
        assertThat(buffers.onHeld(0, 1)).isTrue();
    }
}
