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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import net.botclaw.ingest.IdleMode;

/**
 * Reads and drops with nothing but the JDK: the cheapest server there is, so that what a load reaches against it is the
 * load's own limit.
 *
 * <p><b>Threading</b>: its own thread; close from any. <b>Failure</b>: an error of a connection ends that connection, any
 * other ends the server.
 */
final class NullSinkServer implements TargetServer, Runnable {
    private static final int BACKLOG = 4_096;
    private static final int READ_LENGTH = 256 * 1024;

    private final boolean isSpinning;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final int port;
    private final ByteBuffer dropped = ByteBuffer.allocateDirect(READ_LENGTH);
    private final Consumer<SelectionKey> onReady = this::onReady;
    private final Thread thread = new Thread(this, "target-null-sink");
    private volatile boolean isStopped;
    private volatile Throwable failure;

    NullSinkServer(final IdleMode idle) throws IOException {
        isSpinning = idle == IdleMode.SPIN;
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!isStopped) {
                if (isSpinning) {
                    selector.selectNow(onReady);
                } else {
                    selector.select(onReady);
                }
            }
        } catch (final IOException | RuntimeException e) {
            failure = e;
            e.printStackTrace();
        }
    }

    private void onReady(final SelectionKey key) {
        if (key.isAcceptable()) {
            accept();
        } else {
            read(key);
        }
    }

    private void accept() {
        try {
            final SocketChannel channel = server.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(final SelectionKey key) {
        final SocketChannel channel = (SocketChannel) key.channel();
        dropped.clear();
        boolean isOpen = false;
        try {
            isOpen = channel.read(dropped) >= 0;
        } catch (final IOException e) {
            // A peer that has gone is nobody's failure.
            isOpen = false;
        }
        if (!isOpen) {
            close(channel);
        }
    }

    private static void close(final SocketChannel channel) {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        isStopped = true;
        selector.wakeup();
        try {
            thread.join();
            for (final SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
