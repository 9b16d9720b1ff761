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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongFunction;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.BackpressureDecoder;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.InventoryResultDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.TaskCancelDecoder;
import net.botclaw.protocol.session.SessionFrameEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A well-behaved bot that keeps a window of frames on the way over a non-blocking socket, and acknowledges pushes.
 * Anything but acks that go up, pushes, heartbeats, backpressure and rejects that it is prepared for is an error.
 */
final class PipelinedBot implements AutoCloseable {
    private static final int MAX_BURST = 512;
    private static final int RECEIVE_LENGTH = 16 * 1024;

    private final String name;
    private final SocketChannel channel;
    private final LongFunction<byte[]> frameFactory;
    private final int frameLength;
    private final int window;
    private final ByteBuffer sendBuffer;
    private final UnsafeBuffer frames;
    private final ByteBuffer receiveBuffer =
            ByteBuffer.allocateDirect(RECEIVE_LENGTH).order(LITTLE_ENDIAN);
    private final UnsafeBuffer received = new UnsafeBuffer(receiveBuffer);
    private final AckDecoder ack = new AckDecoder();
    private final SessionFrameEncoder pushAcks = new SessionFrameEncoder();
    private final ByteBuffer pushAck = ByteBuffer.wrap(pushAcks.array()).limit(0);
    private boolean isRejectExpected;
    private long rejects;
    private int telemetryEvery;
    private boolean isLive;
    private boolean hasSeenShedding;
    private long sent;
    private long telemetrySent;
    private long acked;
    private long bytesWritten;
    private long pushes;
    private int lastPush;

    /** Sends opaque frames of one length. */
    PipelinedBot(final IngestEngine engine, final String name, final int frameLength, final int window) {
        this(engine, name, sequence -> BotFrames.vendorData(sequence, frameLength), window);
    }

    /** Sends these frames, all of one length, and then the first burst of them over and over with new sequences. */
    PipelinedBot(
            final IngestEngine engine, final String name, final LongFunction<byte[]> frameFactory, final int window) {
        this.name = name;
        this.frameFactory = frameFactory;
        this.frameLength = frameFactory.apply(1).length;
        this.window = window;
        try {
            channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", engine.tcpPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final int burst = Math.min(MAX_BURST, window);
        sendBuffer = ByteBuffer.allocateDirect(burst * frameLength);
        frames = new UnsafeBuffer(sendBuffer);
        sendBuffer.limit(0);
    }

    /** Every so many frames one more goes out on the telemetry channel. */
    PipelinedBot telemetryEvery(final int frameCount) {
        telemetryEvery = frameCount;
        return this;
    }

    /** Whether what it sends may be refused. */
    PipelinedBot expectRejects(final boolean isExpected) {
        isRejectExpected = isExpected;
        return this;
    }

    PipelinedBot logOn() {
        final ByteBuffer logon = ByteBuffer.wrap(new LogonFrame(name).bytes());
        Await.until(name + ": LogonAck", () -> {
            write(logon);
            receive();
            return isLive;
        });
        return this;
    }

    /** Sends what the window lets through of so many frames altogether, and takes acks. */
    int poll(final long target) {
        if (!sendBuffer.hasRemaining() && !pushAck.hasRemaining() && lastPush > 0) {
            pushAck.limit(pushAcks.ack(1, lastPush, 0, 0)).position(0);
            lastPush = 0;
        }
        if (pushAck.hasRemaining()) {
            return write(pushAck) + receive();
        }
        if (!sendBuffer.hasRemaining()) {
            fill(target);
        }
        return (sendBuffer.hasRemaining() ? write(sendBuffer) : 0) + receive();
    }

    /** Sends until so many frames altogether are acked. */
    void sendTo(final long target) {
        long deadlineNs = System.nanoTime() + Await.DEADLINE_NS;
        while (acked < target) {
            if (poll(target) > 0) {
                deadlineNs = System.nanoTime() + Await.DEADLINE_NS;
            } else if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError(name + ": no progress, sent " + sent + ", acked " + acked);
            } else {
                Thread.yield();
            }
        }
    }

    private void fill(final long target) {
        sendBuffer.clear();
        final int limit = sendBuffer.capacity() / frameLength;
        int count = 0;
        while (count < limit && sent < target && sent - acked < window) {
            final boolean isTelemetry =
                    telemetryEvery > 0 && sent / telemetryEvery > telemetrySent && sent % telemetryEvery == 0;
            if (isTelemetry) {
                put(count, BotFrames.vendorData(FrameDescriptor.CHANNEL_TELEMETRY, ++telemetrySent, frameLength));
            } else {
                putNext(count);
            }
            count++;
        }
        sendBuffer.limit(count * frameLength).position(0);
    }

    private void putNext(final int index) {
        sent++;
        final int offset = index * frameLength;
        if (frames.getInt(offset, LITTLE_ENDIAN) == 0 || telemetryEvery > 0) {
            put(index, frameFactory.apply(sent));
        } else {
            FrameDescriptor.putHeader(frames, offset, frameLength, 0, FrameDescriptor.CHANNEL_RELIABLE, sent);
        }
    }

    private void put(final int index, final byte[] frame) {
        frames.putBytes(index * frameLength, frame);
    }

    private int write(final ByteBuffer bytes) {
        try {
            final int written = channel.write(bytes);
            bytesWritten += written;
            return written;
        } catch (final IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private int receive() {
        final int length;
        try {
            length = channel.read(receiveBuffer);
        } catch (final IOException e) {
            throw new UncheckedIOException(name, e);
        }
        if (length < 0) {
            throw new AssertionError(name + ": closed by the engine, sent " + sent + ", acked " + acked);
        }
        if (length > 0) {
            final int consumed = onBytes(receiveBuffer.position());
            receiveBuffer.flip().position(consumed);
            receiveBuffer.compact();
        }
        return length;
    }

    private int onBytes(final int available) {
        int offset = 0;
        while (available - offset >= FrameDescriptor.HEADER_LENGTH
                && available - offset >= FrameDescriptor.frameLength(received, offset)) {
            onFrame(offset);
            offset += FrameDescriptor.frameLength(received, offset);
        }
        return offset;
    }

    private void onFrame(final int offset) {
        final int body = offset + FrameDescriptor.HEADER_LENGTH;
        switch (FrameDescriptor.templateId(received, offset)) {
            case AckDecoder.TEMPLATE_ID:
                ack.wrap(received, body, AckDecoder.BLOCK_LENGTH, AckDecoder.SCHEMA_VERSION);
                onAck(ack.cumulativeSequence());
                break;
            case LogonAckDecoder.TEMPLATE_ID:
                isLive = true;
                break;
            case HeartbeatDecoder.TEMPLATE_ID:
                break;
            case TaskCancelDecoder.TEMPLATE_ID:
            case InventoryResultDecoder.TEMPLATE_ID:
            case RoutePlanDecoder.TEMPLATE_ID:
                pushes++;
                lastPush = FrameDescriptor.sequence(received, offset);
                break;
            case BackpressureDecoder.TEMPLATE_ID:
                hasSeenShedding |= new BackpressureDecoder()
                                .wrap(
                                        received,
                                        body,
                                        BackpressureDecoder.BLOCK_LENGTH,
                                        BackpressureDecoder.SCHEMA_VERSION)
                                .level()
                        == BackpressureLevel.SHEDDING;
                break;
            case RejectDecoder.TEMPLATE_ID:
                if (!isRejectExpected) {
                    throw new AssertionError(name + ": rejected, sent " + sent);
                }
                rejects++;
                break;
            default:
                throw new AssertionError(name + ": unexpected template " + FrameDescriptor.templateId(received, offset)
                        + ", sent " + sent);
        }
    }

    private void onAck(final long cumulative) {
        if (cumulative < acked || cumulative > sent) {
            throw new AssertionError(name + ": ack of " + cumulative + " after " + acked + ", sent " + sent);
        }
        acked = cumulative;
    }

    long sent() {
        return sent;
    }

    long telemetrySent() {
        return telemetrySent;
    }

    long acked() {
        return acked;
    }

    long pushes() {
        return pushes;
    }

    long rejects() {
        return rejects;
    }

    long bytesWritten() {
        return bytesWritten;
    }

    boolean hasSeenShedding() {
        return hasSeenShedding;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
