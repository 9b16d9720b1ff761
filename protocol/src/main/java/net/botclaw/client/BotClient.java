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
package net.botclaw.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionContext;
import org.agrona.CloseHelper;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Drives one {@link BotSession} over a non-blocking socket. It has no thread of its own: call {@link #doWork} often, and
 * offer through {@link #session()} from the same thread.
 *
 * <pre>{@code
 * final BotClient client = new BotClient(ctx);
 * final BotSession session = client.session();
 * while (running) {
 *     if (sensor.hasReading()) {
 *         sensor.encodeTo(reading.wrapAndApplyHeader(buffer, 0, header));
 *         session.offer(0, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + reading.encodedLength());
 *     }
 *     idleStrategy.idle(client.doWork(System.nanoTime()));
 * }
 * client.close();
 * }</pre>
 *
 * <p><b>Threading</b>: one thread for everything, session and listener included; {@link BotClientRunner} is for more than
 * one. <b>Time</b>: {@code System.nanoTime()} or any other monotone clock, as an argument. <b>Memory</b>: two direct
 * buffers, nothing per message; a connect allocates. <b>Failure</b>: nothing the network does comes out of
 * {@link #doWork}; it is counted, and tried again after the back-off. An engine that refuses the bot for good is not tried
 * again: the link is closed, the state is {@link net.botclaw.protocol.session.BotSessionState#REFUSED}, and
 * {@link #doWork} does nothing any more. What a listener throws comes out, after the link was dropped: the engine then
 * sends again what was not handled.
 */
public final class BotClient implements AutoCloseable {
    private static final long NS_PER_MS = 1_000_000;
    private static final int MIN_BUFFER_LENGTH = 64 * 1024;
    private static final int END_OF_STREAM = -1;

    private final BotClientContext ctx;
    private final BotSession session;
    private final EpochNanoClock epochClock;
    private final ByteBuffer receiveBuffer;
    private final ByteBuffer sendBuffer;
    private final UnsafeBuffer received;
    private final UnsafeBuffer sent;

    private SocketChannel channel;
    private boolean isConnecting;
    private boolean isClosed;
    private long connectStartNs;
    private long connectFailures;
    private long linkErrors;
    private IOException lastError;

    /**
     * A client that connects in its first duty cycle.
     *
     * @param ctx is concluded here and belongs to this client from now on.
     */
    public BotClient(final BotClientContext ctx) {
        ctx.conclude();
        this.ctx = ctx;
        final BotSessionContext sessionContext = ctx.session();
        session = new BotSession(sessionContext);
        epochClock = ctx.epochClock();
        final int bufferLength = Math.max(MIN_BUFFER_LENGTH, sessionContext.maxFrameLength());
        receiveBuffer = ByteBuffer.allocateDirect(bufferLength);
        sendBuffer = ByteBuffer.allocateDirect(bufferLength);
        received = new UnsafeBuffer(receiveBuffer);
        sent = new UnsafeBuffer(sendBuffer);
        sendBuffer.limit(0);
    }

    /**
     * Starts a client on a daemon thread.
     *
     * @param ctx is concluded here.
     * @return a running client that any thread may use; close it.
     */
    public static BotClientRunner launch(final BotClientContext ctx) {
        return BotClientRunner.launch(new BotClient(ctx));
    }

    /**
     * One duty cycle: connects when it is time, reads, handles what came, writes what is due, closes when it must. Costs
     * one read when there is nothing to do. Looking up a host's name may block; an address never does.
     *
     * @param nowNs monotone time.
     * @return bytes and connects handled; 0 when there was nothing to do.
     */
    public int doWork(final long nowNs) {
        if (isClosed) {
            return 0;
        }
        try {
            return channel == null ? tryConnect(nowNs) : serve(nowNs);
        } catch (final IOException ex) {
            if (!isClosed) {
                onLinkError(nowNs, ex);
            }
            return 1;
        } catch (final RuntimeException ex) {
            if (!isClosed) {
                disconnect(nowNs);
            }
            throw ex;
        }
    }

    /** The session: offer through it, and read its figures. */
    public BotSession session() {
        return session;
    }

    /** Whether there is a link, logged on or not. */
    public boolean isConnected() {
        return channel != null && !isConnecting;
    }

    /** Count of connects that failed: refused, timed out, or of a name that cannot be resolved. */
    public long connectFailures() {
        return connectFailures;
    }

    /** Count of links that an error ended. */
    public long linkErrors() {
        return linkErrors;
    }

    /** The last error of the network; null when there was none. */
    public IOException lastError() {
        return lastError;
    }

    /**
     * Drops the link at once and without a Logout, as a radio does that leaves its coverage; the client comes back by
     * itself and resumes. Does nothing when there is no link.
     *
     * @param nowNs monotone time.
     */
    public void dropLink(final long nowNs) {
        if (channel != null) {
            disconnect(nowNs);
        }
    }

    /** Closes the link at once and for good, without a Logout; the listener is not called, and may call this. */
    @Override
    public void close() {
        isClosed = true;
        CloseHelper.quietClose(channel);
        channel = null;
    }

    BotClientContext context() {
        return ctx;
    }

    private int tryConnect(final long nowNs) throws IOException {
        if (!session.shouldConnect(nowNs)) {
            return 0;
        }
        isConnecting = true;
        connectStartNs = nowNs;
        final InetSocketAddress address = new InetSocketAddress(ctx.host(), ctx.port());
        if (address.isUnresolved()) {
            throw new IOException("cannot resolve " + ctx.host());
        }
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (channel.connect(address)) {
            onLinked(nowNs);
        }
        return 1;
    }

    private int serve(final long nowNs) throws IOException {
        if (isConnecting) {
            return finishConnect(nowNs);
        }
        int work = receive(nowNs);
        if (isClosed) {
            return 1;
        }
        if (work == END_OF_STREAM) {
            disconnect(nowNs);
            return 1;
        }
        session.onTick(nowNs);
        if (session.shouldClose()) {
            disconnect(nowNs);
            return 1;
        }
        work += send(nowNs);
        return work;
    }

    private int finishConnect(final long nowNs) throws IOException {
        if (channel.finishConnect()) {
            onLinked(nowNs);
            return 1 + send(nowNs);
        }
        if (nowNs - connectStartNs > ctx.connectTimeoutMs() * NS_PER_MS) {
            throw new IOException("connect timed out");
        }
        return 0;
    }

    private void onLinked(final long nowNs) {
        isConnecting = false;
        receiveBuffer.clear();
        sendBuffer.clear().limit(0);
        session.onConnected(nowNs);
    }

    private int receive(final long nowNs) throws IOException {
        final int length = channel.read(receiveBuffer);
        if (length > 0) {
            final int available = receiveBuffer.position();
            final int consumed = session.onBytes(received, 0, available, nowNs);
            if (consumed > 0) {
                receiveBuffer.flip().position(consumed);
                receiveBuffer.compact();
            }
        }
        return length;
    }

    private int send(final long nowNs) throws IOException {
        int work = 0;
        if (!sendBuffer.hasRemaining()) {
            final int length = session.drainTo(sent, 0, sendBuffer.capacity(), nowNs, epochClock.nanoTime());
            sendBuffer.limit(length).position(0);
        }
        if (sendBuffer.hasRemaining() && !isClosed) {
            work = channel.write(sendBuffer);
        }
        return work;
    }

    private void onLinkError(final long nowNs, final IOException error) {
        lastError = error;
        if (isConnecting) {
            connectFailures++;
        } else {
            linkErrors++;
        }
        disconnect(nowNs);
    }

    private void disconnect(final long nowNs) {
        CloseHelper.quietClose(channel);
        channel = null;
        if (isConnecting) {
            isConnecting = false;
            session.onConnectFailed(nowNs);
        } else {
            session.onDisconnected(nowNs);
        }
    }
}
