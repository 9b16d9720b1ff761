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
    private static final int MAX_BYTES = 64 * 1024;

    private final ByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final WriteBuffers buffers = new WriteBuffers();

    @Test
    void shouldTakeABufferAgainWhenTheSocketHasWrittenIt() {
        final ByteBuf first = buffers.take(allocator, MAX_BYTES);
        first.writeLong(1);
        buffers.giveBack(first);

        final ByteBuf second = buffers.take(allocator, MAX_BYTES);

        assertThat(second).isSameAs(first);
        assertThat(second.refCnt()).isEqualTo(1);
        assertThat(second.isReadable()).isFalse();
        second.release();
    }

    @Test
    void shouldNotTouchABufferThatTheSocketStillHasToWrite() {
        final ByteBuf waiting = buffers.take(allocator, MAX_BYTES).writeLong(42);
        buffers.giveBack(waiting.retain());

        final ByteBuf next = buffers.take(allocator, MAX_BYTES);
        assertThat(next).isNotSameAs(waiting);
        next.release();
        assertThat(waiting.readLong()).isEqualTo(42);
        waiting.release();
        assertThat(waiting.refCnt()).isZero();
    }

    @Test
    void shouldKeepNoMoreThanItMay() {
        final ByteBuf grown = buffers.take(allocator, MAX_BYTES);
        grown.writeZero(WriteBuffers.MAX_KEPT_BYTES + 1);
        buffers.giveBack(grown);
        assertThat(grown.refCnt()).isZero();
        final List<ByteBuf> many = new ArrayList<>();
        for (int i = 0; i <= WriteBuffers.MAX_KEPT; i++) {
            many.add(buffers.take(allocator, MAX_BYTES));
        }

        many.forEach(buffers::giveBack);

        assertThat(many.stream().filter(buffer -> buffer.refCnt() == 1)).hasSize(WriteBuffers.MAX_KEPT);
        buffers.release();
        assertThat(many).allMatch(buffer -> buffer.refCnt() == 0);
    }
}
