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
package net.botclaw.tools.load;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.agrona.CloseHelper;
import org.agrona.concurrent.EpochNanoClock;

/**
 * One connection of a load: sends messages that are due as far as its window lets, and notes when they are acked.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: nothing per message. <b>Failure</b>: a lost or refused connection is
 * remembered as one line and ends the load.
 */
final class LoadConnection implements AutoCloseable {
    private static final int MAX_OUT_LENGTH = 1024 * 1024;
    private static final int MIN_IN_LENGTH = 16 * 1024;
    private static final int MAX_IN_LENGTH = 128 * 1024;

    private final String name;
    private final Wire wire;
    private final LatencyRecorder recorder;
    private final EpochNanoClock epochClock;
    private final SocketChannel channel;
    private final int window;
    private final InFlight inFlight;
    private final ByteBuffer out;
    private final ByteBuffer in;
    private long due;
    private long sent;
    private long acked;
    private long lastWriteNs = System.nanoTime();
    private boolean isLeaving;
    private boolean isEnded;
    private String failure;

    private LoadConnection(
            final String name,
            final Wire wire,
            final int window,
            final LatencyRecorder recorder,
            final EpochNanoClock epochClock,
            final SocketChannel channel) {
        this.name = name;
        this.wire = wire;
        this.window = window;
        this.recorder = recorder;
        this.epochClock = epochClock;
        this.channel = channel;
        this.inFlight = new InFlight(window, recorder);
        final long windowLength = (long) window * wire.messageLength();
        final int outLength = (int) Math.max(wire.messageLength(), Math.min(windowLength, MAX_OUT_LENGTH));
        final int inLength = (int) Math.max(MIN_IN_LENGTH, Math.min(windowLength, MAX_IN_LENGTH));
        this.out = ByteBuffer.allocateDirect(outLength + Wire.MIN_ROOM_BYTES).order(LITTLE_ENDIAN);
        this.in = ByteBuffer.allocateDirect(inLength).order(LITTLE_ENDIAN);
    }

    /** Connects and sends the opening; the answer is yet to be polled for. */
    static LoadConnection open(
            final String name,
            final InetSocketAddress address,
            final Wire wire,
            final int window,
            final LatencyRecorder recorder,
            final EpochNanoClock epochClock)
            throws IOException {
        final SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(address);
            channel.configureBlocking(false);
            final LoadConnection connection = new LoadConnection(name, wire, window, recorder, epochClock, channel);
            wire.open(connection.out);
            connection.write(System.nanoTime());
            return connection;
        } catch (final IOException | RuntimeException e) {
            CloseHelper.quietClose(channel);
            throw e;
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Lets so many more messages be sent as soon as the window lets. */
    void addDue(final long count) {
        due += count;
    }

    /** No more messages are due than were sent. */
    void stop() {
        due = sent;
    }

    /** Sends messages that are due now, all with the same intended time. */
    int sendNow(final long nowNs) {
        final int count = putDue();
        for (int i = 0; i < count; i++) {
            inFlight.put(sent - i, nowNs, nowNs);
        }
        recorder.onSent(nowNs, count);
        return write(nowNs) + count;
    }

    /** Sends messages that are due, each with its intended time of the schedule. */
    int sendScheduled(final LoadSchedule schedule, final int connectionIndex, final long nowNs) {
        final long before = sent;
        final int count = putDue();
        for (int i = 0; i < count; i++) {
            final long intendedNs = schedule.intendedNs(before + i, connectionIndex);
            inFlight.put(before + i + 1, intendedNs, nowNs);
            recorder.onSent(intendedNs, 1);
        }
        return write(nowNs) + count;
    }

    /** Puts what is due, and fits into the window and the buffer; returns how many. */
    private int putDue() {
        final int count = (int) Math.min(window - (sent - acked), due - sent);
        final int room = out.capacity() - Wire.MIN_ROOM_BYTES;
        if (count <= 0 || isEnded || out.position() >= room) {
            return 0;
        }
        out.limit(room);
        final int put = wire.put(sent + 1, count, epochClock.nanoTime(), out);
        out.limit(out.capacity());
        sent += put;
        return put;
    }

    private int write(final long nowNs) {
        if (out.position() == 0 || isEnded) {
            return 0;
        }
        try {
            out.flip();
            final int written = channel.write(out);
            if (out.hasRemaining()) {
                out.compact();
            } else {
                out.clear();
                onAllWritten();
            }
            if (written > 0) {
                lastWriteNs = nowNs;
            }
            return written > 0 ? 1 : 0;
        } catch (final IOException e) {
            onWriteFailed(e);
            return 0;
        }
    }

    private void onAllWritten() {
        if (wire.isOneWay()) {
            onAcked(sent, System.nanoTime());
        }
    }

    /** What the server said last says more than a write that failed: it is read before that is reported. */
    private void onWriteFailed(final IOException e) {
        out.clear();
        int length = poll();
        while (length > 0) {
            length = poll();
        }
        fail("connection lost: " + e.getMessage());
    }

    /** Reads and handles what has come; returns bytes read. */
    int poll() {
        if (isEnded || out.remaining() < Wire.MIN_ROOM_BYTES) {
            return 0;
        }
        try {
            final int length = channel.read(in);
            if (length > 0) {
                take(System.nanoTime());
            } else if (length < 0) {
                onEndOfStream();
            }
            return Math.max(0, length);
        } catch (final IOException e) {
            fail(e.getMessage());
            return 0;
        }
    }

    private void take(final long nowNs) throws IOException {
        in.flip();
        final long ackedNow = wire.take(in, out);
        if (in.hasRemaining()) {
            if (in.position() == 0 && in.limit() == in.capacity()) {
                throw new IOException("an answer is longer than " + in.capacity() + " bytes");
            }
            in.compact();
        } else {
            in.clear();
        }
        onAcked(ackedNow, nowNs);
    }

    private void onAcked(final long ackedNow, final long nowNs) {
        if (ackedNow > acked) {
            inFlight.onAcked(acked + 1, ackedNow, nowNs);
            acked = ackedNow;
        }
    }

    private void onEndOfStream() {
        if (isLeaving) {
            isEnded = true;
        } else {
            fail("the server closed the connection");
        }
    }

    /** Keeps a silent connection open. */
    void keepAliveIfSilent(final long nowNs, final long afterNs) {
        if (wire.isOpen() && !isEnded && !hasUnwritten() && nowNs - lastWriteNs > afterNs) {
            lastWriteNs = nowNs;
            wire.keepAlive(sent, out);
            write(nowNs);
        }
    }

    /** Says goodbye; the server may then close the connection. */
    void leave() {
        isLeaving = true;
        if (!isEnded) {
            final boolean isAnswered = !hasUnwritten() && wire.bye(out);
            write(System.nanoTime());
            isEnded = isEnded || !isAnswered;
        }
    }

    private void fail(final String what) {
        if (!isLeaving && failure == null) {
            failure = name + ": " + what;
        }
        isEnded = true;
    }

    boolean isOpen() {
        return wire.isOpen();
    }

    /** Whether nothing more will come of this connection. */
    boolean isEnded() {
        return isEnded;
    }

    /** What ended the connection, or null. */
    String failure() {
        return failure;
    }

    /** Messages put. */
    long sent() {
        return sent;
    }

    /** Messages acked. */
    long acked() {
        return acked;
    }

    /** Messages that are due and were not sent. */
    long backlog() {
        return due - sent;
    }

    boolean hasUnwritten() {
        return out.position() > 0;
    }

    @Override
    public void close() {
        CloseHelper.quietClose(channel);
    }
}
