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
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A connection of a raw server with shared threading: the event loop does it all. Answers are flushed once per round of
 * reads. A peer that does not read is not read from either.
 */
final class RawConnection extends ChannelInboundHandlerAdapter {
    private final ByteWork work;
    private final boolean isEchoing;
    private final Consumer<Throwable> onFailure;
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);

    RawConnection(final ByteWork work, final boolean isEchoing, final Consumer<Throwable> onFailure) {
        this.work = work;
        this.isEchoing = isEchoing;
        this.onFailure = onFailure;
    }

    @Override
    public void channelRead(final ChannelHandlerContext ctx, final Object message) {
        final ByteBuf in = (ByteBuf) message;
        boolean isHandedOn = false;
        try {
            if (work != ByteWork.NONE) {
                final int length = in.readableBytes();
                final ByteBuffer bytes = in.internalNioBuffer(in.readerIndex(), length);
                view.wrap(bytes, bytes.position(), length);
                work.onBytes(view, 0, length);
            }
            isHandedOn = isEchoing;
        } finally {
            if (!isHandedOn) {
                in.release();
            }
        }
        if (isHandedOn) {
            ctx.write(in, ctx.voidPromise());
        }
    }

    @Override
    public void channelReadComplete(final ChannelHandlerContext ctx) {
        if (isEchoing) {
            ctx.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
        // A peer that has gone is nobody's failure.
        if (!(cause instanceof IOException)) {
            onFailure.accept(cause);
        }
        ctx.close();
    }
}
