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
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One bot of a load on one connection: sends frames that are due as far as its window lets, and notes when they are
 * acked.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: nothing per frame. <b>Failure</b>: a lost or refused connection is
 * remembered as one line and ends the load.
 */
final class LoadConnection implements AutoCloseable {
    private static final int SESSION_FRAME_LENGTH = 512;
    private static final int BODY_OFFSET = FrameDescriptor.HEADER_LENGTH;
    private static final int U16_MASK = 0xFFFF;

    private final String botName;
    private final LatencyRecorder recorder;
    private final EpochNanoClock epochClock;
    private final SocketChannel channel;
    private final SendRing ring;
    private final int window;
    private final InFlight inFlight;
    private final FrameReceiver receiver = new FrameReceiver(this::onFrame);
    private final ByteBuffer sessionFrame = ByteBuffer.allocateDirect(SESSION_FRAME_LENGTH);
    private final UnsafeBuffer sessionBuffer = new UnsafeBuffer(sessionFrame);
    private long due;
    private long sent;
    private long acked;
    private long lastWriteNs = System.nanoTime();
    private boolean isLive;
    private boolean isLoggingOut;
    private boolean isEnded;
    private String failure;

    private LoadConnection(
            final String botName,
            final LoadOptions options,
            final LatencyRecorder recorder,
            final EpochNanoClock epochClock,
            final SocketChannel channel) {
        this.botName = botName;
        this.recorder = recorder;
        this.epochClock = epochClock;
        this.channel = channel;
        this.window = options.window();
        this.ring = new SendRing(options.frameLength(), window);
        this.inFlight = new InFlight(window, recorder);
    }

    /** Connects and sends the Logon; the answer is yet to be polled for. */
    static LoadConnection open(
            final String botName,
            final long bootId,
            final LoadOptions options,
            final LatencyRecorder recorder,
            final EpochNanoClock epochClock)
            throws IOException {
        final SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(options.host(), options.port()));
            channel.configureBlocking(false);
            final LoadConnection connection = new LoadConnection(botName, options, recorder, epochClock, channel);
            connection.writeSessionFrame(
                    LoadFrames.putLogon(connection.sessionBuffer, botName, bootId, epochClock.nanoTime()));
            return connection;
        } catch (final IOException | RuntimeException e) {
            CloseHelper.quietClose(channel);
            throw e;
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Lets so many more frames be sent as soon as the window lets. */
    void addDue(final long count) {
        due += count;
    }

    /** No more frames are due than were sent. */
    void stop() {
        due = sent;
    }

    /** Sends frames that are due now, all with the same intended time. */
    int sendNow(final long nowNs) {
        final int count = (int) Math.min(room(), due - sent);
        if (count > 0) {
            final long epochNs = epochClock.nanoTime();
            for (int i = 0; i < count; i++) {
                put(nowNs, epochNs);
            }
            recorder.onSent(nowNs, count);
        }
        return write(nowNs) + Math.max(0, count);
    }

    /** Sends frames that are due, each with its intended time of the schedule. */
    int sendScheduled(final LoadSchedule schedule, final int connectionIndex, final long nowNs) {
        final int count = (int) Math.min(room(), due - sent);
        if (count > 0) {
            final long epochNs = epochClock.nanoTime();
            for (int i = 0; i < count; i++) {
                final long frameNs = schedule.intendedNs(sent, connectionIndex);
                put(frameNs, epochNs);
                recorder.onSent(frameNs, 1);
            }
        }
        return write(nowNs) + Math.max(0, count);
    }

    private int room() {
        return (int) Math.min(window - (sent - acked), ring.room());
    }

    private void put(final long frameNs, final long epochNs) {
        final long sequence = ++sent;
        inFlight.put(sequence, frameNs);
        ring.put(sequence, epochNs);
    }

    private int write(final long nowNs) {
        if (!ring.hasUnwritten() || isEnded) {
            return 0;
        }
        try {
            final long written = ring.writeTo(channel);
            if (written > 0) {
                lastWriteNs = nowNs;
            }
            return written > 0 ? 1 : 0;
        } catch (final IOException e) {
            onWriteFailed(e);
            return 0;
        }
    }

    /** What the engine said last says more than a write that failed: it is read before that is reported. */
    private void onWriteFailed(final IOException e) {
        int length = poll();
        while (length > 0) {
            length = poll();
        }
        fail("connection lost: " + e.getMessage());
    }

    /** Reads and handles what has come; returns bytes read. */
    int poll() {
        if (isEnded) {
            return 0;
        }
        try {
            final int length = receiver.receive(channel);
            if (length < 0) {
                onEndOfStream();
            }
            return Math.max(0, length);
        } catch (final IOException e) {
            fail("connection lost: " + e.getMessage());
            return 0;
        }
    }

    private void onEndOfStream() {
        if (isLoggingOut) {
            isEnded = true;
        } else {
            fail("the engine closed the connection");
        }
    }

    private void onFrame(final DirectBuffer buffer, final int offset, final long nowNs) {
        final int body = offset + BODY_OFFSET;
        switch (FrameDescriptor.templateId(buffer, offset)) {
            case AckDecoder.TEMPLATE_ID:
                onAck(buffer.getLong(body + AckDecoder.cumulativeSequenceEncodingOffset(), LITTLE_ENDIAN), nowNs);
                break;
            case LogonAckDecoder.TEMPLATE_ID:
                onLogonAck(buffer.getLong(body + LogonAckDecoder.nextExpectedSequenceEncodingOffset(), LITTLE_ENDIAN));
                break;
            case LogonRejectDecoder.TEMPLATE_ID:
                fail("logon refused: " + reason(buffer, body + LogonRejectDecoder.codeEncodingOffset()));
                break;
            case LogoutDecoder.TEMPLATE_ID:
                if (!isLoggingOut) {
                    fail("logged out by the engine: " + reason(buffer, body + LogoutDecoder.codeEncodingOffset()));
                }
                break;
            case RejectDecoder.TEMPLATE_ID:
                fail("frame refused: " + reason(buffer, body + RejectDecoder.codeEncodingOffset()));
                break;
            default:
                break;
        }
    }

    private void onLogonAck(final long nextExpected) {
        if (nextExpected == 1) {
            isLive = true;
        } else {
            fail("the engine expects sequence " + nextExpected + " of a bot that has just started");
        }
    }

    private void onAck(final long cumulativeSequence, final long nowNs) {
        if (cumulativeSequence > sent) {
            fail("the engine acked sequence " + cumulativeSequence + ", sent were " + sent);
            return;
        }
        inFlight.onAcked(acked + 1, cumulativeSequence, nowNs);
        acked = Math.max(acked, cumulativeSequence);
    }

    private static String reason(final DirectBuffer buffer, final int codeOffset) {
        final int code = buffer.getShort(codeOffset, LITTLE_ENDIAN) & U16_MASK;
        final RejectCode reason = RejectCode.ofCode(code);
        return reason == null ? Integer.toString(code) : code + " " + reason.text();
    }

    /** Keeps a silent connection open. */
    void heartbeatIfSilent(final long nowNs, final long afterNs) {
        if (isLive && !isEnded && !ring.hasUnwritten() && nowNs - lastWriteNs > afterNs) {
            lastWriteNs = nowNs;
            tryWriteSessionFrame(LoadFrames.putHeartbeat(sessionBuffer, sent, epochClock.nanoTime()));
        }
    }

    /** Says goodbye; the engine then closes the connection. */
    void logout() {
        isLoggingOut = true;
        if (!isEnded && !ring.hasUnwritten()) {
            tryWriteSessionFrame(LoadFrames.putLogout(sessionBuffer, epochClock.nanoTime()));
        } else {
            isEnded = true;
        }
    }

    private void tryWriteSessionFrame(final int length) {
        try {
            writeSessionFrame(length);
        } catch (final IOException e) {
            onWriteFailed(e);
        }
    }

    /** The socket's buffer is empty whenever this is called, so a frame this short fits. */
    private void writeSessionFrame(final int length) throws IOException {
        sessionFrame.limit(length).position(0);
        if (channel.write(sessionFrame) != length) {
            throw new IOException("the socket takes no frame");
        }
    }

    private void fail(final String what) {
        if (!isLoggingOut && failure == null) {
            failure = botName + ": " + what;
        }
        isEnded = true;
    }

    boolean isLive() {
        return isLive;
    }

    /** Whether nothing more will come of this connection. */
    boolean isEnded() {
        return isEnded;
    }

    /** What ended the connection, or null. */
    String failure() {
        return failure;
    }

    /** Frames handed to the connection's ring. */
    long sent() {
        return sent;
    }

    /** Frames acked. */
    long acked() {
        return acked;
    }

    /** Frames that are due and were not sent. */
    long backlog() {
        return due - sent;
    }

    boolean hasUnwritten() {
        return ring.hasUnwritten();
    }

    @Override
    public void close() {
        CloseHelper.quietClose(channel);
    }
}
