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
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.session.SessionFrameEncoder;

/**
 * What a bot is sent: frames gather in a buffer and are flushed once per turn. While the socket does not take what was
 * flushed, the next buffer waits here, and acks are held back, for the next one says more. Everything else is bounded,
 * for this bot, beyond which it is a slow consumer, and for all bots of the loop together.
 *
 * <p><b>Threading</b>: the connection's event loop. <b>Memory</b>: an idle connection holds no buffer; one whose bot does
 * not read holds full ones, and two others at most.
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
    private int unflushed;
    private int held;
    private int uncounted;
    private boolean isDirty;
    private boolean isOver;
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
        if (isOver) {
            return;
        }
        if (!isDirty) {
            isDirty = true;
            loop.dirty(connection);
        }
        gather(frame, length);
    }

    private void gather(final byte[] frame, final int length) {
        uncounted += length;
        int done = 0;
        while (done < length) {
            if (gathered == null) {
                gathered = loop.writeBuffers().take();
            }
            final int part = Math.min(length - done, gathered.writableBytes());
            gathered.writeBytes(frame, done, part);
            done += part;
            if (!gathered.isWritable()) {
                handOver();
            }
        }
    }

    /** A full buffer goes to the channel at once, and a few of them to the socket. */
    private void handOver() {
        final ByteBuf full = gathered;
        gathered = null;
        ctx.write(full, ctx.voidPromise());
        unflushed++;
        if (unflushed == WriteBuffers.MAX_UNFLUSHED) {
            unflushed = 0;
            ctx.flush();
            isOver = isOverLimit();
        }
    }

    private void gatherPendingAck() {
        if (isAckPending) {
            isAckPending = false;
            final SessionFrameEncoder frames = loop.writeBuffers().pendingAckFrames();
            gather(frames.array(), frames.ack(pendingTimeNs, pendingSequence, pendingPosition, pendingLevel));
        }
    }

    private boolean isOverLimit() {
        return ctx.channel().bytesBeforeWritable() > MAX_BYTES;
    }

    /** Adds an ack, or keeps it until the bot reads again. */
    void ack(final long sequence, final long position, final long timeNs, final int level) {
        if (ctx.channel().isWritable()) {
            isAckPending = false;
            append(loop.frames().array(), loop.frames().ack(timeNs, sequence, position, level));
            return;
        }
        isAckPending = true;
        pendingSequence = sequence;
        pendingPosition = position;
        pendingTimeNs = timeNs;
        pendingLevel = level;
    }

    /** The socket has taken all that was flushed. */
    void onWritable() {
        updateHeld();
        // It may be in the midst of a frame that this is called: nothing is added to the buffer here.
        if ((isAckPending || gathered != null) && !isDirty) {
            isDirty = true;
            loop.flushLater(connection);
        }
    }

    /**
     * Writes what has gathered in this turn.
     *
     * @return 0, or the code to close the connection with: too much waits for this bot, or for all.
     */
    int flush() {
        isDirty = false;
        countBytes();
        if (!ctx.channel().isActive()) {
            // It has gone in this turn; a closed channel is not writable for ever, and that is nobody's slowness.
            release();
            return RejectCode.OK.code();
        }
        if (isOver || isOverLimit()) {
            release();
            return RejectCode.SLOW_CONSUMER.code();
        }
        if (unflushed > 0) {
            unflushed = 0;
            ctx.flush();
        }
        if (ctx.channel().isWritable()) {
            gatherPendingAck();
            if (gathered != null) {
                write();
            }
        }
        if (unflushed > 0) {
            // The ack has filled a buffer to its end, which was handed over and not flushed.
            unflushed = 0;
            ctx.flush();
        }
        if (!updateHeld()) {
            release();
            return RejectCode.NO_MEMORY.code();
        }
        return RejectCode.OK.code();
    }

    /** Counts the buffers that wait; false when there are more than before, and too many in all connections. */
    boolean updateHeld() {
        final ChannelOutboundBuffer waiting = ctx.channel().unsafe().outboundBuffer();
        final int now = (gathered == null ? 0 : 1) + (waiting == null ? 0 : waiting.size());
        final int before = held;
        if (now == before) {
            return true;
        }
        held = now;
        loop.figures().onOutboundHeld((now - before) * WriteBuffers.LENGTH);
        return loop.writeBuffers().onHeld(before, now);
    }

    /** Whether nothing waits for the socket any more. A closed one takes nothing. */
    boolean isWritten() {
        final ChannelOutboundBuffer waiting = ctx.channel().unsafe().outboundBuffer();
        return waiting != null && waiting.isEmpty();
    }

    private void write() {
        final ByteBuf out = gathered;
        gathered = null;
        ctx.writeAndFlush(out.retain(), ctx.voidPromise());
        loop.writeBuffers().giveBack(out);
        connection.session().onSent(loop.nowNs());
    }

    /** Hands over what has gathered, to be written by the caller; null when there is nothing. */
    ByteBuf take() {
        final ByteBuf out = gathered;
        gathered = null;
        countBytes();
        return out;
    }

    private void countBytes() {
        if (uncounted > 0) {
            loop.figures().bytesSent().getAndAdd(uncounted);
            uncounted = 0;
        }
    }

    /** Gives what has gathered back to the pool. */
    void release() {
        ReferenceCountUtil.release(gathered);
        gathered = null;
    }

    /** The channel is closed: nothing is held for it. */
    void onClosed() {
        release();
        loop.figures().onOutboundHeld(-held * WriteBuffers.LENGTH);
        loop.writeBuffers().onHeld(held, 0);
        held = 0;
    }
}
