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

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import net.botclaw.benchmarks.rig.floor.PreToucher;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.ingest.gateway.EventLoops;
import net.botclaw.ingest.gateway.ReadBuffer;
import net.botclaw.ingest.sequencer.LoopPort;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * Echo, echo-disk and sink: one event loop of the engine's kind, its socket options and, with dedicated threading,
 * its two rings and a second thread. It reads as the engine does, once a round into one buffer: anything else would be a floor that
 * is not one.
 *
 * <p><b>Failure</b>: whatever throws is kept as the server's failure and printed once.
 */
final class RawServer implements TargetServer {
    private static final int BACKLOG = 4_096;
    private static final int RING_LENGTH = 4 * 1024 * 1024;
    /** Beyond this a peer that does not read is not read from; far above what a load has in flight. */
    private static final int HIGH_WATER_BYTES = 1024 * 1024;

    private static final int LOW_WATER_BYTES = HIGH_WATER_BYTES / 4;
    private static final long STOP_TIMEOUT_S = 10;

    private final EventLoops loops;
    private final List<AgentRunner> agents = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ReadBuffer readBuffer = new ReadBuffer();
    private final MappedLog log;
    private final Channel server;

    RawServer(final TargetOptions options) throws IOException {
        loops = EventLoops.create(1, true, options.idle() == IdleMode.SPIN);
        log = options.kind() == TargetKind.ECHO_DISK ? openLog(options) : null;
        server = listen(handlers(options, work(options)));
    }

    private MappedLog openLog(final TargetOptions options) throws IOException {
        final MappedLog opened = new MappedLog(
                options.dataDirectory().resolve("echo.dat"), options.diskFactor(), MappedLog.BLOCK_LENGTH);
        start(new PreToucher(opened), new SleepingMillisIdleStrategy(1), "target-pretouch");
        return opened;
    }

    private ByteWork work(final TargetOptions options) {
        if (log != null) {
            return log;
        }
        return options.injectDelayNs() > 0 ? ByteWork.delay(options.injectDelayNs()) : ByteWork.NONE;
    }

    private Supplier<ChannelHandler> handlers(final TargetOptions options, final ByteWork work) {
        final boolean isEchoing = options.kind() != TargetKind.SINK;
        if (options.threading() == ThreadingMode.SHARED) {
            return () -> new RawConnection(work, isEchoing, this::onFailure);
        }
        final LoopPort port = new LoopPort(RING_LENGTH);
        final HopLoop hop = new HopLoop(port, loops.next(), this::onFailure);
        port.onWakeUp(hop::wakeUp);
        start(new HopAgent(port, work, isEchoing), options.idle().newIdleStrategy(), "target-hop");
        return () -> new HopConnection(hop);
    }

    private void start(final Agent agent, final IdleStrategy idle, final String threadName) {
        final AgentRunner runner = new AgentRunner(idle, this::onFailure, null, agent);
        agents.add(runner);
        final Thread thread = new Thread(runner, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    private Channel listen(final Supplier<ChannelHandler> handlers) throws IOException {
        final ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(LOW_WATER_BYTES, HIGH_WATER_BYTES))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(final Channel channel) {
                        channel.config().setRecvByteBufAllocator(readBuffer);
                        channel.pipeline().addLast(handlers.get());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen: " + bound.cause().getMessage(), bound.cause());
        }
        return bound.channel();
    }

    private void onFailure(final Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            cause.printStackTrace();
        }
    }

    @Override
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public Throwable failure() {
        return failure.get();
    }

    /** The loop first, for it appends to the file; the file itself last, after the agents that append to it or touch it. */
    @Override
    public void close() {
        server.close().syncUninterruptibly();
        loops.shutdownGracefully(0, STOP_TIMEOUT_S, TimeUnit.SECONDS).syncUninterruptibly();
        CloseHelper.closeAll(agents);
        CloseHelper.close(log);
    }
}
