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

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import net.botclaw.ingest.sequencer.IngressDescriptor;
import net.botclaw.ingest.sequencer.LoopPort;
import net.botclaw.ingest.stage.StageSampler;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.session.EngineSession;
import net.botclaw.protocol.session.SessionFrameEncoder;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * What the connections of one event loop share: the rings, the turn, the tables.
 *
 * <p>A turn follows a round of reads that brought something, without a way through the loop's task queue; in between it
 * is a task that the loop queues to itself. A turn: run the inline sequencer (shared threading), carry out what came from
 * the sequencer, let parked connections go on, flush.
 *
 * <p><b>Threading</b>: the event loop, except {@link #wakeUp()}. <b>Memory</b>: a turn allocates nothing.
 */
final class GatewayLoop implements EventLoops.AfterReads {
    /** When a bot that was refused for a full disk may come back, milliseconds. */
    static final int DISK_FULL_RETRY_MS = 5_000;
    /** When a bot that was refused for want of memory may come back, milliseconds. */
    static final int NO_MEMORY_RETRY_MS = 5_000;
    /** Fill of the ingress ring from which bots are asked to slow down, permille. */
    static final int SLOW_DOWN_PERMILLE = 500;
    /** Fill from which telemetry is dropped, permille. */
    static final int SHEDDING_PERMILLE = 750;
    /** Fill below which all is well again, permille. */
    static final int NORMAL_PERMILLE = 250;
    /** What a bot that is to slow down is asked for, milliseconds between frames. */
    static final int SLOW_DOWN_INTERVAL_MS = 20;

    /**
     * A loop whose ticks are farther apart has itself stood still: what bots have said meanwhile lies in their sockets, and
     * is to be read before anybody is judged silent.
     */
    private static final long MAX_TICK_NS = 2 * LoopTimer.TICK_NS;

    private static final int MAX_EGRESS_PER_TURN = 16_384;
    /** Free bytes of the ring from which on any session message fits. */
    private static final int SESSION_MESSAGE_ROOM = 1_024;

    private final LoopPort port;
    private final GatewayContext ctx;
    private final GatewayFigures figures;
    private final StageSampler stages;
    private final IntSupplier inline;
    private final EgressAdapter egress = new EgressAdapter(this);
    private final LogonAdapter logons;
    private final FrameValidator validator;
    private final UnsafeBuffer cutterView = new UnsafeBuffer(0, 0);
    private final SessionFrameEncoder frames = new SessionFrameEncoder();
    private final ConnectionTable connections;
    private final ArrayDeque<BotConnection> parked = new ArrayDeque<>();
    private final List<BotConnection> dirty = new ArrayList<>();
    private final ArrayDeque<long[]> pendingEnds = new ArrayDeque<>();
    private final Runnable turn = this::turn;
    private final AtomicBoolean isWakeUpPending = new AtomicBoolean();
    private final Runnable wokenTurn = this::wokenTurn;
    private final DiskState disk;
    private final ReadBuffer readBuffer = new ReadBuffer();
    private final WriteBuffers writeBuffers;
    private final FrameMemory frameMemory;
    private final LoopTimer timer;
    private EventLoop eventLoop;
    private boolean isTurnScheduled;
    private boolean isReading;
    private boolean isFlushing;
    private long lastTickNs;
    private BackpressureLevel level = BackpressureLevel.NORMAL;

    GatewayLoop(
            final int index,
            final LoopPort port,
            final GatewayContext ctx,
            final IntSupplier inline,
            final DiskState disk) {
        this.port = port;
        this.ctx = ctx;
        this.stages = port.stages();
        this.inline = inline;
        this.disk = disk;
        this.figures = new GatewayFigures(ctx.counters());
        this.logons = new LogonAdapter(ctx);
        this.validator = FrameValidator.fromBot(ctx.maxFrameLength());
        this.frameMemory = new FrameMemory(ctx.memory().inboundBytesPerLoop(), ctx.maxConnections());
        this.writeBuffers = new WriteBuffers(TcpGateway.ALLOCATOR, ctx.memory().outboundBytesPerLoop());
        this.connections = new ConnectionTable(index, ctx.maxConnections());
        this.timer = new LoopTimer(this::tick, ctx.isSequencerInline() ? turn : null);
        this.lastTickNs = ctx.nanoClock().nanoTime();
    }

    void start(final EventLoop loop) {
        eventLoop = loop;
        port.onWakeUp(this::wakeUp);
        loop.execute(() -> EventLoops.afterReads(loop, this));
        if (!ctx.isSpinning()) {
            timer.schedule(loop);
        }
    }

    /** Makes the loop take a turn. Any thread. */
    private void wakeUp() {
        if (eventLoop.inEventLoop()) {
            scheduleTurn();
        } else if (isWakeUpPending.compareAndSet(false, true)) {
            try {
                eventLoop.execute(wokenTurn);
            } catch (final RejectedExecutionException e) {
                // Its task queue is full, so it is awake; or it has ended. The next tick takes a turn anyway.
                isWakeUpPending.set(false);
            }
        }
    }

    private void wokenTurn() {
        isWakeUpPending.set(false);
        turn();
    }

    @Override
    public void onRoundBegin() {
        isReading = true;
    }

    @Override
    public void onRoundEnd(final int handled) {
        isReading = false;
        try {
            if (isTurnScheduled) {
                turn();
            }
            if (ctx.isSpinning()) {
                timer.onRound(handled);
            }
        } catch (final Throwable t) {
            // The loop must live on: the next tick takes a turn.
            isTurnScheduled = false;
            onError(t);
        }
    }

    FrameMemory frameMemory() {
        return frameMemory;
    }

    @Override
    public void onError(final Throwable cause) {
        ctx.onError().accept(cause);
    }

    ReadBuffer readBuffer() {
        return readBuffer;
    }

    WriteBuffers writeBuffers() {
        return writeBuffers;
    }

    /** Takes a turn after this round of reads, or as soon as may be when none is under way. */
    void scheduleTurn() {
        if (!isTurnScheduled) {
            isTurnScheduled = true;
            if (!isReading) {
                eventLoop.execute(turn);
            }
        }
    }

    private void turn() {
        isTurnScheduled = false;
        try {
            takeTurn();
        } catch (final Throwable t) {
            // Netty would only log it. What the rings still hold is for the next turn.
            onError(t);
            scheduleTurn();
        }
    }

    private void takeTurn() {
        final int inlineWork = inline.getAsInt();
        port.egress().read(egress, MAX_EGRESS_PER_TURN);
        submitPendingEnds();
        resumeParked();
        flush();
        stages.onTurnEnd();
        updateLevel();
        // Also when a read has ended at the ring's edge: the rest is at its beginning.
        if (inlineWork > 0 || port.egress().size() > 0) {
            scheduleTurn();
        }
    }

    private void resumeParked() {
        for (int i = parked.size(); i > 0; i--) {
            final BotConnection connection = parked.poll();
            if (!connection.resume()) {
                parked.addFirst(connection);
                break;
            }
        }
        if (parked.isEmpty()) {
            readBuffer.readShort(false);
            if (pendingEnds.isEmpty()) {
                port.waitingForRoom(false);
            }
        }
    }

    private void flush() {
        isFlushing = true;
        try {
            final List<BotConnection> connectionsToFlush = dirty;
            for (int i = 0; i < connectionsToFlush.size(); i++) {
                final BotConnection connection = connectionsToFlush.get(i);
                connection.flush();
                if (stages.isFlushAwaited(connection.connectionId())) {
                    stages.onFlushed(connection.isWritten());
                }
            }
            connectionsToFlush.clear();
        } finally {
            isFlushing = false;
        }
    }

    private void tick() {
        try {
            tickConnections();
        } catch (final Throwable t) {
            // Netty would cancel the ticks for good.
            onError(t);
        }
        scheduleTurn();
    }

    private void tickConnections() {
        figures.showInboundHeld(frameMemory.heldBytes());
        final long nowNs = nowNs();
        final boolean wasDeaf = nowNs - lastTickNs > MAX_TICK_NS;
        lastTickNs = nowNs;
        final int slots = connections.slots();
        for (int slot = 0; slot < slots; slot++) {
            final BotConnection connection = connections.at(slot);
            if (connection != null) {
                if (!wasDeaf) {
                    connection.onTick(nowNs);
                }
                if (disk.isFull()) {
                    connection.logout(RejectCode.DISK_FULL.code(), DISK_FULL_RETRY_MS);
                }
            }
        }
    }

    private void updateLevel() {
        final int permille = port.ingressPermille();
        if (permille >= SHEDDING_PERMILLE) {
            level = BackpressureLevel.SHEDDING;
        } else if (permille < NORMAL_PERMILLE) {
            level = BackpressureLevel.NORMAL;
        } else if (permille >= SLOW_DOWN_PERMILLE && level == BackpressureLevel.NORMAL) {
            level = BackpressureLevel.SLOW_DOWN;
        }
    }

    BackpressureLevel level() {
        return level;
    }

    int backpressureFrame() {
        final boolean isNormal = level == BackpressureLevel.NORMAL;
        return frames.backpressure(
                epochNs(),
                level,
                isNormal ? 0 : SLOW_DOWN_INTERVAL_MS,
                port.ingressPermille(),
                level == BackpressureLevel.SHEDDING ? FrameDescriptor.CHANNEL_TELEMETRY : 0);
    }

    /** Offers a run of frames to the sequencer; false when the ring is full. */
    boolean offerFrames(
            final long connectionId, final int botId, final UnsafeBuffer source, final int offset, final int length) {
        final OneToOneRingBuffer ring = port.ingress();
        final int index = ring.tryClaim(IngressDescriptor.FRAMES, IngressDescriptor.FRAMES_OFFSET + length);
        if (index < 0) {
            return false;
        }
        final AtomicBuffer buffer = ring.buffer();
        buffer.putLong(index + IngressDescriptor.CONNECTION_ID_OFFSET, connectionId);
        buffer.putInt(index + IngressDescriptor.BOT_ID_OFFSET, botId);
        buffer.putBytes(index + IngressDescriptor.FRAMES_OFFSET, source, offset, length);
        // Before the commit: whoever drains the frames must see that they are sampled.
        stages.onClaimed(connectionId, botId, ring);
        ring.commit(index);
        updateLevel();
        scheduleTurn();
        return true;
    }

    /** Whether a logon or an end fits into the ring now. */
    boolean hasRoomForSessionMessage() {
        final OneToOneRingBuffer ring = port.ingress();
        return ring.capacity() - ring.size() >= SESSION_MESSAGE_ROOM;
    }

    /** Submits the Logon the connection's session stands on; returns 0 or the code to refuse it with. */
    int submitLogon(final BotConnection connection) {
        final int code = logons.adapt(epochNs());
        if (code != FrameValidator.VALID) {
            return code;
        }
        final UnsafeBuffer message = logons.message();
        final OneToOneRingBuffer ring = port.ingress();
        final int index =
                ring.tryClaim(IngressDescriptor.LOGON, IngressDescriptor.LOGON_MESSAGE_OFFSET + message.capacity());
        if (index < 0) {
            throw new IllegalStateException("ingress ring overflow: its room was checked");
        }
        ring.buffer().putLong(index + IngressDescriptor.CONNECTION_ID_OFFSET, connection.connectionId());
        ring.buffer().putBytes(index + IngressDescriptor.LOGON_MESSAGE_OFFSET, message, 0, message.capacity());
        ring.commit(index);
        connection.session().onLogonSubmitted(logons.heartbeatMs());
        scheduleTurn();
        return FrameValidator.VALID;
    }

    /** Offers what a bot has acknowledged of its pushes to the sequencer; false when the ring is full. */
    boolean offerPushAck(final long connectionId, final int botId, final long sequence) {
        final OneToOneRingBuffer ring = port.ingress();
        final int index = ring.tryClaim(IngressDescriptor.PUSH_ACK, IngressDescriptor.PUSH_ACK_LENGTH);
        if (index < 0) {
            return false;
        }
        final AtomicBuffer buffer = ring.buffer();
        buffer.putLong(index + IngressDescriptor.CONNECTION_ID_OFFSET, connectionId);
        buffer.putInt(index + IngressDescriptor.BOT_ID_OFFSET, botId);
        buffer.putLong(index + IngressDescriptor.SEQUENCE_OFFSET, sequence);
        ring.commit(index);
        scheduleTurn();
        return true;
    }

    /**
     * Tells the sequencer that a bound connection has ended, and before that what it has acknowledged of its pushes last,
     * 0: nothing new; waits in line when the ring is full.
     */
    void submitEnd(final long connectionId, final int botId, final int code, final long pushAck) {
        pendingEnds.add(new long[] {connectionId, botId, code, pushAck});
        submitPendingEnds();
        scheduleTurn();
    }

    private void submitPendingEnds() {
        while (!pendingEnds.isEmpty()) {
            if (!offerEnd(pendingEnds.peek())) {
                port.waitingForRoom(true);
                return;
            }
            pendingEnds.poll();
        }
    }

    private boolean offerEnd(final long[] end) {
        if (end[3] != 0 && !offerPushAck(end[0], (int) end[1], end[3])) {
            return false;
        }
        end[3] = 0;
        final OneToOneRingBuffer ring = port.ingress();
        final int index = ring.tryClaim(IngressDescriptor.CLOSED, IngressDescriptor.CLOSED_LENGTH);
        if (index < 0) {
            return false;
        }
        ring.buffer().putLong(index + IngressDescriptor.CONNECTION_ID_OFFSET, end[0]);
        ring.buffer().putInt(index + IngressDescriptor.BOT_ID_OFFSET, (int) end[1]);
        ring.buffer().putInt(index + IngressDescriptor.CODE_OFFSET, (int) end[2]);
        ring.commit(index);
        return true;
    }

    long add(final BotConnection connection) {
        figures.onOpened();
        return connections.add(connection);
    }

    void remove(final BotConnection connection) {
        figures.onClosed();
        connections.remove(connection.connectionId());
        parked.remove(connection);
    }

    BotConnection connection(final long connectionId) {
        return connections.get(connectionId);
    }

    /** The ring is full: the connection goes on when there is room. */
    void park(final BotConnection connection) {
        figures.readsStopped().increment();
        parked.add(connection);
        readBuffer.readShort(true);
        port.waitingForRoom(true);
        scheduleTurn();
    }

    void dirty(final BotConnection connection) {
        if (dirty.size() >= WriteBuffers.MAX_GATHERING && !isFlushing) {
            flush();
        }
        flushLater(connection);
    }

    /** As {@link #dirty}, but flushes no other connection now. */
    void flushLater(final BotConnection connection) {
        dirty.add(connection);
        scheduleTurn();
    }

    /** Says Logout to everybody and closes. The event loop's thread. */
    void logoutAll(final int code) {
        for (int slot = 0; slot < connections.slots(); slot++) {
            final BotConnection connection = connections.at(slot);
            if (connection != null) {
                connection.logout(code, 0);
            }
        }
    }

    /** Closes everybody without a word. The event loop's thread. */
    void closeAll() {
        for (int slot = 0; slot < connections.slots(); slot++) {
            final BotConnection connection = connections.at(slot);
            if (connection != null) {
                connection.closeNow();
            }
        }
        readBuffer.release();
        writeBuffers.release();
    }

    EngineSession newSession() {
        return new EngineSession(logons.decoder(), ctx.ackLevel().value(), ctx.logonTimeoutMs(), nowNs());
    }

    FrameCutter newCutter() {
        return new FrameCutter(validator, cutterView, frameMemory);
    }

    SessionFrameEncoder frames() {
        return frames;
    }

    StageSampler stages() {
        return stages;
    }

    GatewayFigures figures() {
        return figures;
    }

    boolean isDiskFull() {
        return disk.isFull();
    }

    long nowNs() {
        return ctx.nanoClock().nanoTime();
    }

    long epochNs() {
        return ctx.epochClock().nanoTime();
    }
}
