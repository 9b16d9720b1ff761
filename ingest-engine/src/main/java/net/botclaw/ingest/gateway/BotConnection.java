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
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.session.EngineSession;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One bot's socket: what it sends goes through the {@link FrameCutter}, what it is sent gathers in one buffer and is
 * flushed once per turn.
 *
 * <p><b>Threading</b>: its event loop. <b>Memory</b>: an idle connection holds no buffer. <b>Failure</b>: ends this
 * connection only, with a code where the bot can still be told.
 */
final class BotConnection extends ChannelInboundHandlerAdapter implements FrameCutter.Sink {
    /** Bytes that may wait for a bot that does not read; beyond it the connection is closed. */
    static final int MAX_OUTBOUND_BYTES = 256 * 1024;

    private static final int FIRST_OUTBOUND_BYTES = 256;

    private final GatewayLoop loop;
    private final EngineSession session;
    private final FrameCutter cutter;
    private ChannelHandlerContext ctx;
    private long connectionId;
    private int botId;
    private ByteBuf parked;
    private ByteBuf outbound;
    private boolean isDirty;
    private boolean isClosing;
    private boolean isEndSubmitted;
    private int endCode = RejectCode.CONNECTION_LOST.code();
    private BackpressureLevel toldLevel = BackpressureLevel.NORMAL;
    private PendingAck pendingAck;

    BotConnection(final GatewayLoop loop) {
        this.loop = loop;
        this.session = loop.newSession();
        this.cutter = loop.newCutter();
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        ctx = context;
        connectionId = loop.add(this);
        if (connectionId == 0) {
            refuseLogon(RejectCode.TOO_MANY_CONNECTIONS.code());
        } else if (loop.isDiskFull()) {
            refuseLogon(RejectCode.DISK_FULL.code());
        }
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        final ByteBuf in = (ByteBuf) message;
        if (isClosing) {
            in.release();
            return;
        }
        loop.figures().bytesReceived().getAndAdd(in.readableBytes());
        session.onReceived(loop.nowNs());
        if (parked == null) {
            take(in);
        } else {
            parked = append(parked, in);
        }
        tellBackpressure();
    }

    private ByteBuf append(final ByteBuf first, final ByteBuf second) {
        final ByteBuf both = ctx.alloc().directBuffer(first.readableBytes() + second.readableBytes());
        both.writeBytes(first).writeBytes(second);
        first.release();
        second.release();
        return both;
    }

    private void take(final ByteBuf in) {
        boolean isTaken = true;
        try {
            isTaken = cutter.cut(in, ctx.alloc(), this);
        } finally {
            if (isTaken) {
                in.release();
            }
        }
        if (!isTaken) {
            parked = in;
            ctx.channel().config().setAutoRead(false);
            loop.park(this);
        }
    }

    /** Goes on where a full ring stopped it; false when it is stopped again. */
    boolean resume() {
        final ByteBuf in = parked;
        if (in == null) {
            return true;
        }
        parked = null;
        session.onReceived(loop.nowNs());
        boolean isTaken = true;
        try {
            isTaken = cutter.cut(in, ctx.alloc(), this);
        } finally {
            if (isTaken) {
                in.release();
            }
        }
        if (!isTaken) {
            parked = in;
            return false;
        }
        ctx.channel().config().setAutoRead(true);
        return true;
    }

    @Override
    public boolean isLive() {
        return session.isLive();
    }

    @Override
    public boolean isOpen() {
        return !isClosing;
    }

    @Override
    public boolean isShedding() {
        return loop.level() == BackpressureLevel.SHEDDING;
    }

    @Override
    public void onShed() {
        loop.figures().telemetryShed().increment();
    }

    @Override
    public boolean onRun(final UnsafeBuffer buffer, final int offset, final int length) {
        return loop.offerFrames(connectionId, botId, buffer, offset, length);
    }

    @Override
    public void onBadLength() {
        refuse(RejectCode.BAD_LENGTH.code(), 0, 0);
    }

    @Override
    public boolean onFrame(final UnsafeBuffer buffer, final int offset, final int validity) {
        if (!loop.hasRoomForSessionMessage()) {
            return false;
        }
        final int verdict = session.onFrame(buffer, offset, validity);
        if (verdict == EngineSession.LOGON) {
            final int code = loop.submitLogon(this);
            if (code != FrameValidator.VALID) {
                refuseLogon(code);
            }
        } else if (verdict == EngineSession.LOGOUT) {
            submitEnd(RejectCode.OK.code());
        } else if (verdict > FrameValidator.VALID) {
            final boolean hasHeader = validity != RejectCode.BAD_LENGTH.code();
            refuse(
                    verdict,
                    hasHeader ? FrameDescriptor.unsigned(FrameDescriptor.sequence(buffer, offset)) : 0,
                    hasHeader ? FrameDescriptor.templateId(buffer, offset) : 0);
        }
        return true;
    }

    private void refuse(final int code, final long refSequence, final int refTemplate) {
        if (session.state() == EngineSession.State.AWAITING_LOGON
                || session.state() == EngineSession.State.LOGON_PENDING) {
            refuseLogon(code);
            return;
        }
        loop.figures().onRefused(code);
        append(loop.frames().array(), loop.frames().reject(loop.epochNs(), refSequence, refTemplate, code));
        close(code);
    }

    private void refuseLogon(final int code) {
        loop.figures().onRefused(code);
        final int retryAfterMs = code == RejectCode.DISK_FULL.code() ? GatewayLoop.DISK_FULL_RETRY_MS : 0;
        append(loop.frames().array(), loop.frames().logonReject(loop.epochNs(), code, retryAfterMs));
        close(code);
    }

    /** Says Logout and closes. */
    void logout(final int code, final int retryAfterMs) {
        if (isClosing) {
            return;
        }
        if (code != RejectCode.OK.code()) {
            loop.figures().onRefused(code);
        }
        append(loop.frames().array(), loop.frames().logout(loop.epochNs(), code, retryAfterMs));
        close(code);
    }

    /** Closes once everything that was said is on its way. */
    void close(final int code) {
        if (isClosing) {
            return;
        }
        isClosing = true;
        if (endCode == RejectCode.CONNECTION_LOST.code()) {
            endCode = code;
        }
        if (outbound == null) {
            ctx.close();
        } else {
            final ByteBuf last = outbound;
            outbound = null;
            ctx.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The core has taken the logon. */
    void onBound(final int newBotId) {
        botId = newBotId;
        session.onBound();
        loop.figures().sessionsLive().increment();
    }

    EngineSession session() {
        return session;
    }

    long connectionId() {
        return connectionId;
    }

    boolean isParked() {
        return parked != null;
    }

    /** Adds a frame to what is flushed at the end of the turn. */
    void append(final byte[] frame, final int length) {
        final ByteBuf out = outbound();
        if (out != null) {
            out.writeBytes(frame, 0, length);
        }
    }

    /** Room for another frame, or null when the connection is closing. */
    ByteBuf outbound() {
        if (isClosing) {
            return null;
        }
        if (outbound == null) {
            outbound = ctx.alloc().directBuffer(FIRST_OUTBOUND_BYTES, 2 * MAX_OUTBOUND_BYTES);
        }
        if (!isDirty) {
            isDirty = true;
            loop.dirty(this);
        }
        return outbound;
    }

    /** An ack for a bot that does not read waits here: the next one says more. */
    void onAck(final long sequence, final long position, final long timeNs, final int level) {
        if (!ctx.channel().isWritable()) {
            if (pendingAck == null) {
                pendingAck = new PendingAck();
            }
            pendingAck.set(sequence, position, timeNs, level);
            return;
        }
        append(loop.frames().array(), loop.frames().ack(timeNs, sequence, position, level));
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        if (context.channel().isWritable() && pendingAck != null) {
            final PendingAck ack = pendingAck;
            pendingAck = null;
            onAck(ack.sequence, ack.position, ack.timeNs, ack.level);
            loop.scheduleTurn();
        }
    }

    /** Writes what has gathered in this turn. */
    void flush() {
        isDirty = false;
        if (outbound == null || isClosing) {
            return;
        }
        if (ctx.channel().bytesBeforeWritable() > MAX_OUTBOUND_BYTES) {
            outbound.release();
            outbound = null;
            loop.figures().onRefused(RejectCode.SLOW_CONSUMER.code());
            close(RejectCode.SLOW_CONSUMER.code());
            return;
        }
        final ByteBuf out = outbound;
        outbound = null;
        loop.figures().bytesSent().getAndAdd(out.readableBytes());
        ctx.writeAndFlush(out, ctx.voidPromise());
        session.onSent(loop.nowNs());
    }

    private void tellBackpressure() {
        if (toldLevel != loop.level() && session.isLive()) {
            toldLevel = loop.level();
            append(loop.frames().array(), loop.backpressureFrame());
            loop.scheduleTurn();
        }
    }

    /** Lets time pass; called about ten times a second. */
    void onTick(final long nowNs) {
        if (isClosing || isParked()) {
            return;
        }
        final int verdict = session.onTick(nowNs);
        if (verdict == EngineSession.SEND_HEARTBEAT) {
            append(loop.frames().array(), loop.frames().heartbeat(loop.epochNs(), 0, session.echoTimeNs()));
        } else if (verdict == RejectCode.LOGON_TIMEOUT.code()) {
            refuseLogon(verdict);
        } else if (verdict > 0) {
            logout(verdict, 0);
        }
        tellBackpressure();
    }

    private void submitEnd(final int code) {
        if (!isEndSubmitted) {
            isEndSubmitted = true;
            endCode = code;
            loop.submitEnd(connectionId, botId, code);
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        isClosing = true;
        if (botId != 0) {
            submitEnd(endCode);
            loop.figures().sessionsLive().decrement();
        }
        session.onClosed();
        cutter.release();
        ReferenceCountUtil.release(parked);
        ReferenceCountUtil.release(outbound);
        parked = null;
        outbound = null;
        loop.remove(this);
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        if (!(cause instanceof IOException)) {
            loop.figures().onError(cause);
        }
        isClosing = true;
        context.close();
    }

    /** The newest ack that could not be written. */
    private static final class PendingAck {
        private long sequence;
        private long position;
        private long timeNs;
        private int level;

        private void set(final long newSequence, final long newPosition, final long newTimeNs, final int newLevel) {
            sequence = newSequence;
            position = newPosition;
            timeNs = newTimeNs;
            level = newLevel;
        }
    }
}
