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
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import io.netty.util.internal.PlatformDependent;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.Executor;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/**
 * The event loops: Netty's, with task queues of fixed length that allocate nothing, over epoll where there is epoll and
 * NIO otherwise.
 *
 * <p>Public so that a server that the engine is compared with can poll its sockets in exactly the same way.
 *
 * <p><b>Threading</b>: any. <b>Failure</b>: a task beyond {@link #MAX_TASKS} waiting ones is rejected with a
 * RejectedExecutionException.
 */
public final class EventLoops extends MultiThreadIoEventLoopGroup {
    /** Tasks that may wait in a loop: turns, wake-ups, registrations of accepted connections. */
    public static final int MAX_TASKS = 65_536;

    private static final SelectStrategyFactory NEVER_PARK = () -> (supplier, hasTasks) -> supplier.get();

    private EventLoops(final int count, final IoHandlerFactory factory) {
        super(count, new DefaultThreadFactory("botclaw-loop", true), factory);
    }

    /**
     * Makes event loops; their threads start with the first task.
     *
     * @param count      of loops, each with a thread.
     * @param isNative   whether to poll with epoll where there is epoll.
     * @param isSpinning whether loops never park.
     * @return the loops, to be shut down by the caller.
     */
    public static EventLoops create(final int count, final boolean isNative, final boolean isSpinning) {
        if (isNative && Epoll.isAvailable()) {
            return new EventLoops(
                    count, isSpinning ? EpollIoHandler.newFactory(0, NEVER_PARK) : EpollIoHandler.newFactory());
        }
        return new EventLoops(
                count,
                isSpinning
                        ? NioIoHandler.newFactory(SelectorProvider.provider(), NEVER_PARK)
                        : NioIoHandler.newFactory());
    }

    /**
     * Why sockets cannot be polled with epoll on a system that has it.
     *
     * @return one line; null where epoll is available, and on systems without it.
     */
    public static String epollProblem() {
        if (Epoll.isAvailable() || !PlatformDependent.normalizedOs().equals("linux")) {
            return null;
        }
        Throwable cause = Epoll.unavailabilityCause();
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * The kind of channel that listens on these loops.
     *
     * @return class for a server's bootstrap.
     */
    public Class<? extends ServerChannel> serverChannel() {
        return isIoType(EpollIoHandler.class) ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /**
     * How sockets are polled.
     *
     * @return epoll or nio.
     */
    public String transport() {
        return isIoType(EpollIoHandler.class) ? "epoll" : "nio";
    }

    @Override
    protected IoEventLoop newChild(
            final Executor executor, final IoHandlerFactory ioHandlerFactory, final Object... args) {
        return new Loop(this, executor, ioHandlerFactory);
    }

    /**
     * Does something after each round of reads, on a loop of this group.
     *
     * @param loop   of this group; on its thread.
     * @param action called once per round, whether there was anything to read or not; it must not throw, for that would
     *               end the loop.
     */
    static void afterReads(final EventLoop loop, final AfterReads action) {
        ((Loop) loop).afterReads = action;
    }

    /** What is done around a round of reads. */
    interface AfterReads {
        /** A round begins: what comes of it can wait for its end. */
        void onRoundBegin();

        /**
         * The round has ended.
         *
         * @param handled sockets that it had something to do for.
         */
        void onRoundEnd(int handled);

        /**
         * The round was broken off; its end follows.
         *
         * @param cause what no connection has caught.
         */
        void onError(Throwable cause);
    }

    private static final class Loop extends SingleThreadIoEventLoop {
        private static final AfterReads NOTHING = new AfterReads() {
            @Override
            public void onRoundBegin() {}

            @Override
            public void onRoundEnd(final int handled) {}

            @Override
            public void onError(final Throwable cause) {}
        };

        private AfterReads afterReads = NOTHING;

        private Loop(final EventLoops parent, final Executor executor, final IoHandlerFactory factory) {
            super(
                    parent,
                    executor,
                    factory,
                    new ManyToOneConcurrentArrayQueue<>(MAX_TASKS),
                    new ManyToOneConcurrentArrayQueue<>(2),
                    RejectedExecutionHandlers.reject());
        }

        @Override
        protected int runIo() {
            final AfterReads action = afterReads;
            action.onRoundBegin();
            int handled = 0;
            try {
                handled = super.runIo();
            } catch (final Throwable t) {
                if (action == NOTHING) {
                    throw t;
                }
                // It would end the thread, and with it the service of its sockets.
                action.onError(t);
            }
            action.onRoundEnd(handled);
            return handled;
        }
    }
}
