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
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import net.botclaw.ingest.gateway.FrameMemory.Claim;
import net.botclaw.ingest.sequencer.ConnectionId;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.session.EngineSession;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One bot's socket: what it sends goes through the {@link FrameCutter}, what it is sent through {@link BotOutbound}.
 *
 * <p><b>Threading</b>: its event loop. <b>Memory</b>: an idle connection holds none of its loop's. <b>Failure</b>: ends this
 * connection only, with a code where the bot can still be told.
 */
final class BotConnection extends ChannelInboundHandlerAdapter implements FrameCutter.Sink {
    /** How long a bot may take to close its end after the engine has said its last word, milliseconds. */
    private static final int LINGER_MS = 1_000;

    private static final ChannelFutureListener SHUTDOWN_OUTPUT = write -> {
        if (write.isSuccess()) {
            ((DuplexChannel) write.channel()).shutdownOutput();
        } else {
            write.channel().close();
        }
    };

    private final GatewayLoop loop;
    private final EngineSession session;
    private final FrameCutter cutter;
    private ChannelHandlerContext ctx;
    private BotOutbound outbound;
    private long connectionId;
    private int botId;
    private final HeldBytes parked;
    private boolean isClosing;
    private boolean isBound;
    private boolean isEndSubmitted;
    private boolean hasReceived;
    private long pushAckSubmitted;
    private ScheduledFuture<?> linger;
    private int endCode = RejectCode.CONNECTION_LOST.code();
    private BackpressureLevel toldLevel = BackpressureLevel.NORMAL;

    BotConnection(final GatewayLoop loop) {
        this.loop = loop;
        this.session = loop.newSession();
        this.cutter = loop.newCutter();
        this.parked = new HeldBytes(loop.frameMemory());
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        ctx = context;
        outbound = new BotOutbound(loop, this, context);
        connectionId = loop.add(this);
        if (connectionId == ConnectionId.NONE) {
            refuseLogon(RejectCode.TOO_MANY_CONNECTIONS.code(), 0);
        } else if (loop.isDiskFull()) {
            refuseLogon(RejectCode.DISK_FULL.code(), GatewayLoop.DISK_FULL_RETRY_MS);
        }
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        final ByteBuf in = (ByteBuf) message;
        if (isClosing) {
            in.release();
            return;
        }
        loop.stages().onRead(connectionId);
        loop.figures().bytesReceived().getAndAdd(in.readableBytes());
        try {
            if (isParked() || !cutter.cut(in, this)) {
                park(in);
            }
        } finally {
            in.release();
        }
        loop.stages().onReadEnd(connectionId);
        submitPushAck();
        tellBackpressure();
    }

    /** The ring takes nothing now: what is left of a read is held back, and nothing more is read. */
    private void park(final ByteBuf in) {
        if (!hold(in)) {
            onNoMemory();
        } else if (parked.length() > 0 && ctx.channel().config().isAutoRead()) {
            ctx.channel().config().setAutoRead(false);
            loop.park(this);
        }
    }

    private boolean hold(final ByteBuf in) {
        final int length = parked.length() + in.readableBytes();
        return length <= loop.frameMemory().resumed().capacity()
                && parked.tryClaim(length, Claim.PARKED)
                && parked.append(in, in.readableBytes());
    }

    /** Goes on where a full ring stopped it; false when it is stopped again. */
    boolean resume() {
        if (!isParked()) {
            return true;
        }
        final ByteBuf in = loop.frameMemory().resumed().clear();
        parked.copyTo(in);
        parked.release();
        if (!cutter.cut(in, this)) {
            // What it had before is enough for what is left.
            hold(in);
            return false;
        }
        ctx.channel().config().setAutoRead(true);
        submitPushAck();
        return true;
    }

    @Override
    public boolean isLive() {
        return session.isLive();
    }

    @Override
    public boolean isOpen() {
        return !isClosing && session.state() != EngineSession.State.LOGGING_OUT;
    }

    @Override
    public boolean isShedding() {
        return loop.level() == BackpressureLevel.SHEDDING;
    }

    @Override
    public void onShed() {
        hasReceived = true;
        loop.figures().telemetryShed().increment();
    }

    @Override
    public boolean onRun(final UnsafeBuffer buffer, final int offset, final int length) {
        final boolean isOffered = loop.offerFrames(connectionId, botId, buffer, offset, length);
        hasReceived |= isOffered;
        return isOffered;
    }

    @Override
    public void onNoMemory() {
        logout(RejectCode.NO_MEMORY.code(), GatewayLoop.NO_MEMORY_RETRY_MS);
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
        hasReceived = true;
        final int verdict = session.onFrame(buffer, offset, validity);
        if (verdict == EngineSession.LOGON) {
            final int code = loop.submitLogon(this);
            if (code != FrameValidator.VALID) {
                refuseLogon(code, 0);
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
        if (isLoggingOn()) {
            refuseLogon(code, 0);
            return;
        }
        loop.figures().onRefused(code);
        append(loop.frames().array(), loop.frames().reject(loop.epochNs(), refSequence, refTemplate, code));
        close(code);
    }

    private boolean isLoggingOn() {
        return session.state() == EngineSession.State.AWAITING_LOGON
                || session.state() == EngineSession.State.LOGON_PENDING;
    }

    private void refuseLogon(final int code, final int retryAfterMs) {
        loop.figures().onRefused(code);
        append(loop.frames().array(), loop.frames().logonReject(loop.epochNs(), code, retryAfterMs));
        close(code);
    }

    /** The sequencer has ended the session: a bad frame is answered as one, anything else is a Logout. */
    void end(final int code, final int retryAfterMs) {
        if (isClosing) {
            return;
        }
        if (code >= RejectCode.BAD_LENGTH.code() && code <= RejectCode.BAD_SEQUENCE.code()) {
            refuse(code, 0, 0);
        } else {
            logout(code, retryAfterMs);
        }
    }

    /** Says Logout and closes; a bot that is not logged on yet is refused instead. */
    void logout(final int code, final int retryAfterMs) {
        if (isClosing) {
            return;
        }
        if (isLoggingOn()) {
            refuseLogon(code, retryAfterMs);
            return;
        }
        if (code != RejectCode.OK.code()) {
            loop.figures().onRefused(code);
        }
        append(loop.frames().array(), loop.frames().logout(loop.epochNs(), session.lastAcked(), code, retryAfterMs));
        close(code);
    }

    /**
     * Closes once everything that was said is on its way. What the bot has in flight is read and dropped until it closes
     * its end too: closing over unread bytes resets the connection, and a reset can overtake the last word.
     */
    void close(final int code) {
        if (isClosing) {
            return;
        }
        isClosing = true;
        if (endCode == RejectCode.CONNECTION_LOST.code()) {
            endCode = code;
        }
        endSession();
        final ByteBuf last = outbound.take();
        if (last == null) {
            ctx.close();
        } else {
            final boolean isCounted = connectionId != ConnectionId.NONE;
            if (isCounted) {
                linger = ctx.executor().schedule(this::closeNow, LINGER_MS, TimeUnit.MILLISECONDS);
            }
            // Over the limit of connections nothing lingers, for nothing would bound how many do.
            ctx.writeAndFlush(last).addListener(isCounted ? SHUTDOWN_OUTPUT : ChannelFutureListener.CLOSE);
            if (!outbound.updateHeld()) {
                ctx.close();
            }
        }
    }

    /** Closes without waiting for anything. */
    void closeNow() {
        isClosing = true;
        ctx.close();
    }

    private void endSession() {
        if (isBound) {
            isBound = false;
            submitEnd(endCode);
            loop.figures().sessionsLive().decrement();
        }
    }

    /** The core has taken the logon. */
    void onBound(final int newBotId, final long nextSequence) {
        botId = newBotId;
        isBound = true;
        session.onBound(nextSequence);
        loop.figures().sessionsLive().increment();
        if (isClosing) {
            endSession();
        }
    }

    EngineSession session() {
        return session;
    }

    long connectionId() {
        return connectionId;
    }

    boolean isParked() {
        return !parked.isEmpty();
    }

    /** Adds a frame to what is flushed at the end of the turn. */
    void append(final byte[] frame, final int length) {
        if (!isClosing) {
            outbound.append(frame, length);
        }
    }

    /** Everything up to a sequence is journaled. */
    void onAck(final long sequence, final long position, final long timeNs, final int level) {
        if (!isClosing) {
            session.onAcked(sequence);
            outbound.ack(sequence, position, timeNs, level);
        }
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        if (context.channel().isWritable() && !isClosing) {
            outbound.onWritable();
        }
    }

    /** Writes what has gathered in this turn. */
    void flush() {
        if (isClosing) {
            return;
        }
        final int code = outbound.flush();
        if (code != RejectCode.OK.code()) {
            loop.figures().onRefused(code);
            close(code);
        }
    }

    /** Whether the socket has taken all that was flushed. */
    boolean isWritten() {
        return outbound.isWritten();
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
        outbound.updateHeld();
        if (isClosing || isParked()) {
            return;
        }
        submitPushAck();
        if (hasReceived) {
            // Not where the bytes came: a reading of the clock for each read costs more than a tick of leniency.
            hasReceived = false;
            session.onReceived(nowNs);
        }
        final int verdict = session.onTick(nowNs);
        if (verdict == EngineSession.SEND_HEARTBEAT && !outbound.isWritten()) {
            // What waits for the bot is as good a sign of life, once it reads.
            session.onSent(nowNs);
        } else if (verdict == EngineSession.SEND_HEARTBEAT) {
            append(
                    loop.frames().array(),
                    loop.frames().heartbeat(loop.epochNs(), session.lastAcked(), session.echoTimeNs()));
        } else if (verdict == RejectCode.LOGON_TIMEOUT.code()) {
            refuseLogon(verdict, 0);
        } else if (verdict > 0) {
            logout(verdict, 0);
        }
        tellBackpressure();
    }

    /** Hands on what the bot has acknowledged since the last time. A full ring is offered it again with the next tick. */
    private void submitPushAck() {
        final long sequence = session.pushesAcked();
        if (sequence > pushAckSubmitted && !isEndSubmitted && loop.offerPushAck(connectionId, botId, sequence)) {
            pushAckSubmitted = sequence;
        }
    }

    private void submitEnd(final int code) {
        if (!isEndSubmitted) {
            isEndSubmitted = true;
            endCode = code;
            final long sequence = session.pushesAcked();
            loop.submitEnd(connectionId, botId, code, sequence > pushAckSubmitted ? sequence : 0);
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        isClosing = true;
        endSession();
        if (linger != null) {
            linger.cancel(false);
        }
        session.onClosed();
        cutter.release();
        parked.release();
        outbound.onClosed();
        loop.remove(this);
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        if (!(cause instanceof IOException)) {
            loop.onError(cause);
        }
        isClosing = true;
        context.close();
    }
}
