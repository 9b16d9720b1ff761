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
package net.botclaw.tools.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import net.botclaw.ingest.control.ControlFile;
import net.botclaw.ingest.sequencer.CommandRing;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.CommandResponseDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonEncoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RejectDecoder;
import net.botclaw.protocol.codec.TaskStatusDecoder;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The operator's end of a control session: one command at a time.
 *
 * <p><b>Threading</b>: one thread; it blocks. <b>Failure</b>: every failure is a {@link CommandFailedException} with one line;
 * it says so when a command's outcome is unknown.
 */
public final class ControlClient implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int ANSWER_TIMEOUT_MS = 30_000;
    private static final String NAME = "botclaw-command";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int FIRST_BUSINESS_CODE = RejectCode.INVALID_VALUE.code();
    private static final int FIRST_ENGINE_CODE = RejectCode.SHUTTING_DOWN.code();
    private static final int MAX_COMMAND_LENGTH = CommandRing.MAX_COMMAND_LENGTH;

    private final Socket socket;
    private final DataInputStream in;
    private final FrameValidator validator = FrameValidator.fromEngine(FrameDescriptor.MAX_FRAME_LENGTH);
    private final UnsafeBuffer inbound = new UnsafeBuffer(new byte[FrameDescriptor.MAX_FRAME_LENGTH]);
    private final UnsafeBuffer outbound = new UnsafeBuffer(new byte[FrameDescriptor.SBE_OFFSET + MAX_COMMAND_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long lastSequence;
    private long engineOffsetNs;

    private ControlClient(final Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_TIMEOUT_MS);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /**
     * Logs on to the engine of a data directory.
     *
     * @param directory of the engine.
     * @return ready for commands.
     */
    public static ControlClient logOn(final Path directory) {
        final ControlFile file = readFile(directory);
        final Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByName(LOOPBACK), file.port()), CONNECT_TIMEOUT_MS);
            final ControlClient client = new ControlClient(socket);
            client.logOn(file.token());
            return client;
        } catch (final IOException e) {
            close(socket);
            throw new CommandFailedException(
                    "the engine of " + directory + " does not answer on port " + file.port() + ": "
                            + Failures.reason(e),
                    e);
        } catch (final CommandFailedException e) {
            close(socket);
            throw e;
        }
    }

    private static ControlFile readFile(final Path directory) {
        try {
            return ControlFile.read(directory);
        } catch (final NoSuchFileException e) {
            throw new CommandFailedException(
                    "no engine takes commands in " + directory + ": it is not running, or its control is off", e);
        } catch (final IOException e) {
            throw new CommandFailedException(Failures.line(e), e);
        }
    }

    private void logOn(final String token) throws IOException {
        final byte[] credential = token.getBytes(US_ASCII);
        final LogonEncoder logon = new LogonEncoder()
                .wrapAndApplyHeader(outbound, FrameDescriptor.SBE_OFFSET, new MessageHeaderEncoder())
                .eventTimeNs(0)
                .bootId(0)
                .nextSequence(1)
                .lastPushSequence(0)
                .heartbeatMs(0)
                .schemaVersion(MessageHeaderEncoder.SCHEMA_VERSION)
                .maxFrame(0)
                .ackLevel(AckLevel.JOURNALED)
                .authScheme(AuthScheme.TOKEN)
                .botName(NAME)
                .firmware("");
        logon.putCredential(credential, 0, credential.length);
        write(logon.limit(), FrameDescriptor.CHANNEL_SESSION, 0);
        final int templateId = read();
        if (templateId != LogonAckDecoder.TEMPLATE_ID) {
            throw refusedLogon(templateId);
        }
        engineOffsetNs = new LogonAckDecoder()
                        .wrapAndApplyHeader(inbound, FrameDescriptor.SBE_OFFSET, header)
                        .eventTimeNs()
                - System.nanoTime();
    }

    private CommandFailedException refusedLogon(final int templateId) {
        if (templateId == LogonRejectDecoder.TEMPLATE_ID) {
            final int code = new LogonRejectDecoder()
                    .wrapAndApplyHeader(inbound, FrameDescriptor.SBE_OFFSET, header)
                    .code();
            return new CommandFailedException("the engine refused the control session: " + text(code));
        }
        return new CommandFailedException("the engine answered the logon with template " + templateId);
    }

    /**
     * The engine's journal time now, which deadlines are compared with: this machine's clock may differ from it.
     *
     * @return epoch nanoseconds.
     */
    public long engineTimeNs() {
        return System.nanoTime() + engineOffsetNs;
    }

    /**
     * Sends a command and waits for its answer.
     *
     * @param message SBE message.
     * @param length  in bytes, header included; it begins at 0.
     * @return what became of it.
     * @throws CommandFailedException when the engine did not take it, or its outcome is unknown.
     */
    public CommandAnswer send(final DirectBuffer message, final int length) {
        final long sequence = lastSequence + 1;
        lastSequence = sequence;
        try {
            outbound.putBytes(FrameDescriptor.SBE_OFFSET, message, 0, length);
            write(FrameDescriptor.SBE_OFFSET + length, FrameDescriptor.CHANNEL_RELIABLE, sequence);
            return awaitAnswer(sequence);
        } catch (final IOException e) {
            throw outcomeUnknown(Failures.reason(e), e);
        }
    }

    /** Rejects with a business code are the core's, and a CommandResponse follows; all others are the last word. */
    private CommandAnswer awaitAnswer(final long sequence) throws IOException {
        long taskId = 0;
        while (true) {
            final int templateId = read();
            if (templateId == CommandResponseDecoder.TEMPLATE_ID) {
                final CommandResponseDecoder response =
                        new CommandResponseDecoder().wrapAndApplyHeader(inbound, FrameDescriptor.SBE_OFFSET, header);
                if (response.refSequence() == sequence) {
                    return new CommandAnswer(response.journalPosition(), response.code(), taskId);
                }
            } else if (templateId == TaskStatusDecoder.TEMPLATE_ID) {
                taskId = new TaskStatusDecoder()
                        .wrapAndApplyHeader(inbound, FrameDescriptor.SBE_OFFSET, header)
                        .taskId();
            } else if (templateId == RejectDecoder.TEMPLATE_ID) {
                final int code = new RejectDecoder()
                        .wrapAndApplyHeader(inbound, FrameDescriptor.SBE_OFFSET, header)
                        .code();
                if (code < FIRST_BUSINESS_CODE || code >= FIRST_ENGINE_CODE) {
                    throw new CommandFailedException("not taken: " + text(code));
                }
            } else if (templateId == LogoutDecoder.TEMPLATE_ID) {
                throw onLogout(sequence);
            }
        }
    }

    private CommandFailedException onLogout(final long sequence) {
        final LogoutDecoder logout =
                new LogoutDecoder().wrapAndApplyHeader(inbound, FrameDescriptor.SBE_OFFSET, header);
        return logout.lastReceived() < sequence
                ? new CommandFailedException("not taken: " + text(logout.code()))
                : outcomeUnknown(text(logout.code()), null);
    }

    private static CommandFailedException outcomeUnknown(final String reason, final Throwable cause) {
        return new CommandFailedException("no answer, so the outcome is unknown (" + reason + "): repeat it", cause);
    }

    private void write(final int length, final int channel, final long sequence) throws IOException {
        FrameDescriptor.putHeader(outbound, 0, length, 0, channel, sequence);
        socket.getOutputStream().write(outbound.byteArray(), 0, length);
    }

    /** Reads a frame and returns its template. */
    private int read() throws IOException {
        final byte[] bytes = inbound.byteArray();
        try {
            in.readFully(bytes, 0, FrameDescriptor.HEADER_LENGTH);
            final int length = FrameDescriptor.frameLength(inbound, 0);
            if (validator.validateLength(length) != FrameValidator.VALID) {
                throw new IOException("a frame of " + length + " bytes");
            }
            in.readFully(bytes, FrameDescriptor.HEADER_LENGTH, length - FrameDescriptor.HEADER_LENGTH);
            final int validity = validator.validate(inbound, 0, length);
            if (validity != FrameValidator.VALID && validity != RejectCode.UNKNOWN_TEMPLATE.code()) {
                throw new IOException("a frame that is not valid: " + text(validity));
            }
        } catch (final EOFException e) {
            throw new IOException("connection lost", e);
        }
        return FrameDescriptor.templateId(inbound, 0);
    }

    /** Number and words of a code. */
    static String text(final int code) {
        final RejectCode known = RejectCode.ofCode(code);
        return known == null ? Integer.toString(code) : code + " " + known.text();
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(final Socket socket) {
        try {
            socket.close();
        } catch (final IOException e) {
            throw new CommandFailedException("cannot close the control session: " + Failures.reason(e), e);
        }
    }
}
