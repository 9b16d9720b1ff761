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

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import net.botclaw.ingest.sequencer.LoopPort;
import net.botclaw.protocol.RejectCode;

/**
 * Listens for bots and spreads their connections over the event loops.
 *
 * <p><b>Threading</b>: start and stop from one thread. <b>Failure</b>: a port that cannot be bound throws.
 */
public final class TcpGateway implements AutoCloseable {
    private static final int BACKLOG = 4_096;
    /** A channel is writable as long as its socket has taken all that it was given. */
    private static final WriteBufferWaterMark ALL_WRITTEN = new WriteBufferWaterMark(1, 1);

    private static final long STOP_TIMEOUT_S = 10;

    private static final int PAGE_LENGTH = 8 * 1024;
    private static final int PAGES_PER_CHUNK_SHIFT = 7;
    private static final int KEPT_PER_THREAD = 64;

    /**
     * Allocator of all buffers of sockets. It grows by a chunk of a megabyte for each event loop, outside the heap.
     */
    public static final PooledByteBufAllocator ALLOCATOR = new PooledByteBufAllocator(
            true,
            0,
            Runtime.getRuntime().availableProcessors(),
            PAGE_LENGTH,
            PAGES_PER_CHUNK_SHIFT,
            KEPT_PER_THREAD,
            0,
            false);

    private final GatewayContext ctx;
    private final LoopPort[] ports;
    private final EventLoops loops;
    private final Map<EventExecutor, GatewayLoop> byEventLoop = new HashMap<>();
    private final EventExecutor[] eventLoops;
    private Channel server;

    /**
     * Prepares one event loop for each port.
     *
     * @param ctx    settings.
     * @param ports  to the sequencer.
     * @param inline what each loop runs once per turn, and gives the work done: the sequencer, or nothing when that has
     *     its own thread.
     * @param disk   whether frames may still be taken.
     */
    public TcpGateway(
            final GatewayContext ctx, final LoopPort[] ports, final IntSupplier inline, final DiskState disk) {
        this.ctx = ctx;
        this.ports = ports;
        this.loops = EventLoops.create(ports.length, ctx.isNative(), ctx.isSpinning());
        int index = 0;
        for (final EventExecutor executor : loops) {
            final GatewayLoop loop = new GatewayLoop(index, ports[index], ctx, inline, disk);
            byEventLoop.put(executor, loop);
            index++;
        }
        eventLoops = byEventLoop.keySet().toArray(new EventExecutor[0]);
        byEventLoop.forEach((executor, loop) -> loop.start((EventLoop) executor));
    }

    /**
     * Begins to listen.
     *
     * @return the port, also when any was asked for.
     * @throws IllegalStateException when it cannot listen there.
     */
    public int start() {
        final ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new AcceptErrors(byEventLoop.values().iterator().next()))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, ALLOCATOR)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, ALL_WRITTEN)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(final Channel channel) {
                        final GatewayLoop loop = byEventLoop.get(channel.eventLoop());
                        channel.config().setRecvByteBufAllocator(loop.readBuffer());
                        channel.pipeline().addLast(new BotConnection(loop));
                    }
                })
                .bind(new InetSocketAddress(ctx.host(), ctx.port()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            final Throwable cause = bound.cause();
            final String reason = cause instanceof UnresolvedAddressException ? "unknown host" : cause.getMessage();
            throw new IllegalStateException("cannot listen on " + ctx.host() + ':' + ctx.port() + ": " + reason, cause);
        }
        server = bound.channel();
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /**
     * How sockets are polled.
     *
     * @return epoll or nio.
     */
    public String transport() {
        return loops.transport();
    }

    /**
     * Looks at the event loops.
     *
     * @return false also once they are closed.
     */
    public boolean isAlive() {
        for (final EventExecutor loop : eventLoops) {
            if (loop.isShuttingDown()) {
                return false;
            }
        }
        return true;
    }

    /** Stops listening and says Logout to every bot. Their ends still go to the sequencer. */
    public void logoutAll() {
        if (server != null) {
            server.close().syncUninterruptibly();
        }
        byEventLoop.forEach((executor, loop) -> executor.submit(() -> loop.logoutAll(RejectCode.SHUTTING_DOWN.code()))
                .syncUninterruptibly());
    }

    /** Ends the event loops; the sequencer has nobody to wake any more. */
    @Override
    public void close() {
        for (final LoopPort port : ports) {
            port.onWakeUp(() -> {});
        }
        // An event loop that is told to stop may do so without closing what is registered with it.
        byEventLoop.forEach((executor, loop) -> executor.submit(loop::closeAll).syncUninterruptibly());
        loops.shutdownGracefully(0, STOP_TIMEOUT_S, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Reports failures to accept a connection; the next one is accepted all the same. */
    private static final class AcceptErrors extends ChannelInboundHandlerAdapter {
        private final GatewayLoop loop;

        private AcceptErrors(final GatewayLoop loop) {
            this.loop = loop;
        }

        @Override
        public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
            loop.onError(cause);
            context.fireExceptionCaught(cause);
        }
    }
}
