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
package net.botclaw.benchmarks.rig.peer;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import net.botclaw.tools.load.Wire;

/** One connection that sends as fast as a window of unacked messages lets it. */
final class PeerClient implements Closeable {
    private static final int BUFFER_LENGTH = 1 << 21;
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);

    private final Wire wire;
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private long put;
    private long acked;
    private boolean isClosedByServer;

    PeerClient(final int port, final Wire wire) throws IOException {
        this.wire = wire;
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        wire.open(out);
        turnUntil(wire::isOpen, "the opening");
    }

    /** Sends more messages and waits for all their acks. */
    void send(final int count, final int window) throws IOException {
        final long last = put + count;
        final long deadlineNs = System.nanoTime() + TIMEOUT_NS;
        while (acked < last) {
            final int due = (int) Math.min(last - put, window - (put - acked));
            if (due > 0 && out.remaining() >= Math.max(wire.messageLength(), Wire.MIN_ROOM_BYTES)) {
                put += wire.put(put + 1, due, System.nanoTime(), out);
            }
            turn();
            if (isClosedByServer || System.nanoTime() - deadlineNs > 0) {
                throw new IOException("acked " + acked + " of " + put + (isClosedByServer ? ", closed" : ", too late"));
            }
        }
    }

    long acked() {
        return acked;
    }

    /** The last words, and the server's closing where the wire says that it closes. */
    void bye() throws IOException {
        if (wire.bye(out)) {
            turnUntil(() -> isClosedByServer, "the server's closing");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void turnUntil(final BooleanSupplier condition, final String what) throws IOException {
        final long deadlineNs = System.nanoTime() + TIMEOUT_NS;
        while (!condition.getAsBoolean()) {
            turn();
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IOException("waited in vain for " + what);
            }
        }
    }

    private void turn() throws IOException {
        out.flip();
        channel.write(out);
        out.compact();
        isClosedByServer |= channel.read(in) < 0;
        in.flip();
        acked = wire.take(in, out);
        in.compact();
    }
}
