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

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** A blocking socket that sends whatever bytes a test wants and reads frames, each within a deadline. */
final class RawBot implements AutoCloseable {
    private static final int READ_TIMEOUT_MS = 10_000;

    private final FrameValidator validator = FrameValidator.fromEngine(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH);
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawBot(final Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    static RawBot connect(final IngestEngine engine) {
        return connect(engine, 0);
    }

    /** With a receive buffer of so many bytes, 0: as the system does it. */
    static RawBot connect(final IngestEngine engine, final int receiveBufferLength) {
        return connectTo(engine.tcpPort(), receiveBufferLength);
    }

    static RawBot connectTo(final int port, final int receiveBufferLength) {
        try {
            final Socket socket = new Socket();
            if (receiveBufferLength > 0) {
                socket.setReceiveBufferSize(receiveBufferLength);
            }
            socket.connect(new InetSocketAddress("127.0.0.1", port), READ_TIMEOUT_MS);
            return new RawBot(socket);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawBot logOn(final IngestEngine engine, final String name) {
        return logOn(engine, new LogonFrame(name));
    }

    static RawBot logOn(final IngestEngine engine, final LogonFrame logon) {
        return connect(engine).send(logon.bytes()).awaitLive();
    }

    RawBot send(final byte[]... frames) {
        try {
            out.write(frames.length == 1 ? frames[0] : BotFrames.join(frames));
            return this;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False when the engine has closed the connection. */
    boolean trySend(final byte[] frames) {
        try {
            out.write(frames);
            return true;
        } catch (final IOException e) {
            return false;
        }
    }

    /** The next frame; it must be well formed. */
    RawFrame read() {
        final RawFrame frame = tryRead();
        assertThat(frame).as("the engine has closed the connection").isNotNull();
        return frame;
    }

    /** The next frame, or null when the engine has closed the connection. */
    RawFrame tryRead() {
        try {
            final int low = in.read();
            if (low < 0) {
                return null;
            }
            final int length = in.readUnsignedByte() << Byte.SIZE | low;
            final byte[] bytes = new byte[Math.max(length, FrameDescriptor.HEADER_LENGTH)];
            bytes[0] = (byte) low;
            bytes[1] = (byte) (length >>> Byte.SIZE);
            in.readFully(bytes, 2, bytes.length - 2);
            final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
            assertThat(validator.validate(buffer, 0, length)).isEqualTo(FrameValidator.VALID);
            return new RawFrame(buffer);
        } catch (final EOFException | SocketException e) {
            return null;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on until a frame of this template comes. */
    RawFrame await(final int templateId) {
        while (true) {
            final RawFrame frame = tryRead();
            if (frame == null) {
                throw new AssertionError("closed before template " + templateId + " came");
            }
            if (frame.template() == templateId) {
                return frame;
            }
            if (frame.code() >= 0) {
                throw new AssertionError("waited for template " + templateId + ", there came " + frame);
            }
        }
    }

    RawBot awaitLive() {
        await(LogonAckDecoder.TEMPLATE_ID);
        return this;
    }

    /** Reads on until this sequence is acked; a refusal on the way is an error. */
    void awaitAck(final long sequence) {
        long acked = -1;
        while (acked < sequence) {
            final RawFrame frame = read();
            if (frame.template() == AckDecoder.TEMPLATE_ID) {
                final long cumulative = frame.ack().cumulativeSequence();
                assertThat(cumulative).as("cumulative ack").isGreaterThanOrEqualTo(acked);
                acked = cumulative;
            } else {
                assertThat(frame.code()).as("%s", frame).isNegative();
            }
        }
        assertThat(acked).as("cumulative ack").isEqualTo(sequence);
    }

    /** Reads to the end of the connection and returns the frames. */
    List<RawFrame> readToEnd() {
        final List<RawFrame> frames = new ArrayList<>();
        for (RawFrame frame = tryRead(); frame != null; frame = tryRead()) {
            frames.add(frame);
        }
        return frames;
    }

    /** The code of the last Reject, LogonReject or Logout before the engine closed the connection. */
    RawFrame awaitRefusal() {
        final List<RawFrame> frames = readToEnd();
        assertThat(frames).as("frames before the end of the connection").isNotEmpty();
        return frames.get(frames.size() - 1);
    }

    void awaitReject(final long refSequence, final int code) {
        final RejectDecoder reject = await(RejectDecoder.TEMPLATE_ID).reject();
        assertThat(reject.code()).isEqualTo(code);
        assertThat(reject.refSequence()).isEqualTo(refSequence);
    }

    /** Logs out in order: everything sent is journaled when this returns. */
    void logOut() {
        send(BotFrames.logout());
        final RawFrame last = awaitRefusal();
        assertThat(last.template()).as("%s", last).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(last.code()).isZero();
        close();
    }

    /** Ends this end's stream only. */
    void shutdownOutput() {
        try {
            socket.shutdownOutput();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes with a reset: nothing is said, nothing in flight is kept. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (final SocketException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
