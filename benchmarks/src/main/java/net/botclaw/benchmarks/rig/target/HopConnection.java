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

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.agrona.DirectBuffer;

/**
 * A connection of a raw server with dedicated threading: what it reads goes to the second thread, and what comes from there
 * is written. While the ring is full or the peer does not read, it is not read from.
 */
final class HopConnection extends ChannelInboundHandlerAdapter {
    private final HopLoop loop;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>(2);
    private ChannelHandlerContext ctx;
    private int connectionId;
    private boolean isDirty;

    HopConnection(final HopLoop loop) {
        this.loop = loop;
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        ctx = context;
        connectionId = loop.add(this);
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        final ByteBuf in = (ByteBuf) message;
        if (waiting.isEmpty() && loop.offer(connectionId, in)) {
            in.release();
            return;
        }
        if (waiting.isEmpty()) {
            loop.park(this);
        }
        waiting.add(in);
        readOrNot();
    }

    /** Goes on where a full ring stopped it; false when it is stopped again. */
    boolean resume() {
        while (!waiting.isEmpty() && loop.offer(connectionId, waiting.peek())) {
            waiting.poll().release();
        }
        readOrNot();
        return waiting.isEmpty();
    }

    private void readOrNot() {
        ctx.channel().config().setAutoRead(waiting.isEmpty() && ctx.channel().isWritable());
    }

    /** Bytes to write; flushed at the end of the turn. */
    void write(final DirectBuffer source, final int index, final int length) {
        final ByteBuf out = ctx.alloc().directBuffer(length);
        final ByteBuffer bytes = out.internalNioBuffer(0, length);
        source.getBytes(index, bytes, bytes.position(), length);
        ctx.write(out.writerIndex(length), ctx.voidPromise());
        if (!isDirty) {
            isDirty = true;
            loop.dirty(this);
        }
    }

    void flush() {
        isDirty = false;
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        readOrNot();
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        loop.remove(connectionId);
        while (!waiting.isEmpty()) {
            waiting.poll().release();
        }
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        // A peer that has gone is nobody's failure.
        if (!(cause instanceof IOException)) {
            loop.onFailure(cause);
        }
        context.close();
    }
}
