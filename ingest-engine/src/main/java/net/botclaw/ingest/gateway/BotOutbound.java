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
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.ReferenceCountUtil;

/**
 * What a bot is sent: frames gather in one buffer and are flushed once per turn. For a bot that does not read, acks are
 * held back, for the next one says more; everything else is bounded, and beyond the bound the bot is a slow consumer.
 *
 * <p><b>Threading</b>: the connection's event loop. <b>Memory</b>: an idle connection holds no buffer.
 */
final class BotOutbound {
    /**
     * Bytes that may wait for a bot that does not read; beyond it the connection is closed. A resend of all that waits for
     * one bot ({@link net.botclaw.routing.CoreLimits#MAX_PUSH_BYTES_PER_BOT} and 8 bytes of header for each push) is far
     * below.
     */
    static final int MAX_BYTES = 256 * 1024;

    private final GatewayLoop loop;
    private final BotConnection connection;
    private final ChannelHandlerContext ctx;
    private ByteBuf gathered;
    private boolean isDirty;
    private boolean isAckPending;
    private long pendingSequence;
    private long pendingPosition;
    private long pendingTimeNs;
    private int pendingLevel;

    BotOutbound(final GatewayLoop loop, final BotConnection connection, final ChannelHandlerContext ctx) {
        this.loop = loop;
        this.connection = connection;
        this.ctx = ctx;
    }

    /** Adds a frame to what is flushed at the end of the turn. */
    void append(final byte[] frame, final int length) {
        if (gathered != null && gathered.readableBytes() + length > MAX_BYTES) {
            write();
        }
        if (gathered == null) {
            gathered = loop.writeBuffers().take(ctx.alloc(), MAX_BYTES);
        }
        gathered.writeBytes(frame, 0, length);
        if (!isDirty) {
            isDirty = true;
            loop.dirty(connection);
        }
    }

    /** Adds an ack, or keeps it until the bot reads again. */
    void ack(final long sequence, final long position, final long timeNs, final int level) {
        if (ctx.channel().isWritable()) {
            append(loop.frames().array(), loop.frames().ack(timeNs, sequence, position, level));
            return;
        }
        isAckPending = true;
        pendingSequence = sequence;
        pendingPosition = position;
        pendingTimeNs = timeNs;
        pendingLevel = level;
    }

    /** The bot reads again. */
    void onWritable() {
        if (isAckPending) {
            isAckPending = false;
            ack(pendingSequence, pendingPosition, pendingTimeNs, pendingLevel);
        }
    }

    /** Writes what has gathered in this turn; false when too much waits for the bot already. */
    boolean flush() {
        isDirty = false;
        if (!ctx.channel().isActive()) {
            // It has gone in this turn; a closed channel is not writable for ever, and that is nobody's slowness.
            release();
            return true;
        }
        if (ctx.channel().bytesBeforeWritable() > MAX_BYTES) {
            release();
            return false;
        }
        if (gathered != null) {
            write();
        }
        return true;
    }

    /** Whether nothing waits for the socket any more. A closed one takes nothing. */
    boolean isWritten() {
        final ChannelOutboundBuffer waiting = ctx.channel().unsafe().outboundBuffer();
        return waiting != null && waiting.isEmpty();
    }

    private void write() {
        final ByteBuf out = take();
        ctx.writeAndFlush(out.retain(), ctx.voidPromise());
        loop.writeBuffers().giveBack(out);
        connection.session().onSent(loop.nowNs());
    }

    /** Hands over what has gathered, to be written by the caller; null when there is nothing. */
    ByteBuf take() {
        final ByteBuf out = gathered;
        gathered = null;
        if (out != null) {
            loop.figures().bytesSent().getAndAdd(out.readableBytes());
        }
        return out;
    }

    /** Gives what has gathered back to the pool. */
    void release() {
        ReferenceCountUtil.release(gathered);
        gathered = null;
    }
}
