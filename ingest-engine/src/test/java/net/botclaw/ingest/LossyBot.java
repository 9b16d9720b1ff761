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
package net.botclaw.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.TaskCancelDecoder;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionContext;
import net.botclaw.protocol.session.BotSessionState;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A bot's session over a socket that a test can break anywhere: in the midst of a frame, between a push and its ack. */
final class LossyBot implements BotListener, AutoCloseable {
    private static final int BUFFER_LENGTH = 64 * 1024;
    private static final long LONGEST_BACK_OFF_NS = TimeUnit.HOURS.toNanos(1);

    private final List<Long> sequences = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final TaskCancelDecoder cancel = new TaskCancelDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_LENGTH);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_LENGTH);
    private final BotSession session;
    private SocketChannel channel;
    private long skewNs;

    /** Remembers what it is pushed, which is numbered TaskCancels. */
    LossyBot(final String name, final long bootId) {
        session = session(name, bootId, this);
        out.limit(0);
    }

    /** Leaves what it is told to somebody else. */
    LossyBot(final String name, final long bootId, final BotListener listener) {
        session = session(name, bootId, listener);
        out.limit(0);
    }

    private static BotSession session(final String name, final long bootId, final BotListener listener) {
        return new BotSession(new BotSessionContext()
                .botName(name)
                .bootId(bootId)
                .seed(bootId)
                .listener(listener));
    }

    LossyBot connect(final IngestEngine engine) {
        assertThat(channel).isNull();
        skewNs += LONGEST_BACK_OFF_NS;
        assertThat(session.shouldConnect(nowNs())).isTrue();
        try {
            channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", engine.tcpPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        in.clear();
        out.clear().limit(0);
        session.onConnected(nowNs());
        return this;
    }

    LossyBot logOn(final IngestEngine engine) {
        connect(engine);
        Await.until("the bot is live", () -> {
            work();
            return session.state() == BotSessionState.LIVE;
        });
        return this;
    }

    void offer(final UnsafeBuffer message) {
        assertThat(session.offer(0, message, 0, message.capacity())).isPositive();
    }

    /** Reads, handles and sends what there is; the engine may have closed the link behind it. */
    void work() {
        if (channel != null) {
            try {
                receive();
                send(Integer.MAX_VALUE);
            } catch (final IOException e) {
                drop();
            }
        }
    }

    /** Reads and handles, and sends nothing: a link that is dropped then takes the acks with it. */
    void workWithoutSending() {
        try {
            receive();
        } catch (final IOException e) {
            drop();
        }
    }

    /** Sends a part of what is due at most, then the link is gone, in order or with a reset. */
    void dropAnywhere(final Random random) {
        try {
            if (random.nextBoolean()) {
                receive();
            }
            if (channel != null && random.nextBoolean()) {
                send(random.nextInt(100));
            }
            if (channel != null && random.nextBoolean()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (final IOException e) {
            // The engine was first.
        }
        drop();
    }

    void drop() {
        if (channel != null) {
            close();
            session.onDisconnected(nowNs());
        }
    }

    private void receive() throws IOException {
        final int read = channel.read(in);
        if (read < 0) {
            drop();
            return;
        }
        final int consumed = session.onBytes(new UnsafeBuffer(in), 0, in.position(), nowNs());
        in.flip().position(consumed);
        in.compact();
        if (session.shouldClose()) {
            drop();
        }
    }

    private void send(final int limit) throws IOException {
        if (channel == null) {
            return;
        }
        if (!out.hasRemaining()) {
            out.clear();
            out.limit(session.drainTo(new UnsafeBuffer(out), 0, BUFFER_LENGTH, nowNs(), nowNs()));
        }
        final int end = out.limit();
        out.limit(Math.min(end, limit == Integer.MAX_VALUE ? end : out.position() + limit));
        channel.write(out);
        out.limit(end);
    }

    private long nowNs() {
        return System.nanoTime() + skewNs;
    }

    @Override
    public void onPush(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        sequences.add(sequence);
        numbers.add(cancel.wrapAndApplyHeader(buffer, offset, header).taskId());
    }

    BotSession session() {
        return session;
    }

    int botId() {
        return (int) session.botId();
    }

    boolean isConnected() {
        return channel != null;
    }

    /** Sequences of the pushes it was given. */
    List<Long> sequences() {
        return sequences;
    }

    /** Numbers of the pushes it was given. */
    List<Long> numbers() {
        return numbers;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = null;
    }
}
