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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.UncheckedBooleanSupplier;
import net.botclaw.ingest.sequencer.IngressDescriptor;

/**
 * The one buffer that all sockets of an event loop are read into. A connection is done with it when its read returns;
 * should one keep it, the loop goes on with another.
 *
 * <p>A buffer of this length from the pool is more than the pool keeps at hand for a thread, and would take the arena's
 * lock for each read.
 *
 * <p>Public so that a server that the engine is compared with can read as the engine does.
 *
 * <p><b>Threading</b>: the event loop. <b>Memory</b>: one buffer of {@link IngressDescriptor#MAX_RUN_LENGTH} bytes for
 * each loop.
 */
public final class ReadBuffer implements RecvByteBufAllocator {
    /** Bytes of a short read: a connection can always hold them. */
    static final int SHORT_LENGTH = FrameMemory.BLOCK_LENGTH;

    private static final int LENGTH = IngressDescriptor.MAX_RUN_LENGTH;

    private final RecvByteBufAllocator oneReadPerRound = new FixedRecvByteBufAllocator(LENGTH).maxMessagesPerRead(1);
    private ByteBuf buffer;
    private boolean isReleased;
    private boolean isShort;

    @Override
    @SuppressWarnings("deprecation")
    public ExtendedHandle newHandle() {
        return new SharingHandle(oneReadPerRound.newHandle());
    }

    private ByteBuf take(final ByteBufAllocator allocator) {
        if (buffer != null && buffer.refCnt() > 1) {
            giveUp();
        }
        if (isReleased) {
            return allocator.directBuffer(LENGTH, LENGTH);
        }
        if (buffer == null) {
            buffer = allocator.directBuffer(LENGTH, LENGTH);
        }
        buffer.clear();
        if (isShort) {
            // A read takes what is writable.
            buffer.setIndex(LENGTH - SHORT_LENGTH, LENGTH - SHORT_LENGTH);
        }
        return buffer.retain();
    }

    /** Reads a few bytes at a time only, as long as a full ring takes nothing. */
    void readShort(final boolean isShortWanted) {
        isShort = isShortWanted;
    }

    /** Gives the loop's share of the buffer back to the pool for good; who still reads gets a buffer of its own. */
    public void release() {
        isReleased = true;
        giveUp();
    }

    private void giveUp() {
        ReferenceCountUtil.release(buffer);
        buffer = null;
    }

    /** Netty's own handles are built on the deprecated interface, too. */
    @SuppressWarnings("deprecation")
    private final class SharingHandle extends DelegatingHandle implements ExtendedHandle {
        private SharingHandle(final Handle delegate) {
            super(delegate);
        }

        @Override
        public ByteBuf allocate(final ByteBufAllocator allocator) {
            return take(allocator);
        }

        @Override
        public boolean continueReading(final UncheckedBooleanSupplier maybeMoreData) {
            return ((ExtendedHandle) delegate()).continueReading(maybeMoreData);
        }
    }
}
