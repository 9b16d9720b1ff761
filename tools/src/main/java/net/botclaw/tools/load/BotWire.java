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

import java.io.IOException;
import java.nio.ByteBuffer;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/** The engine's own protocol: a bot that logs on and sends frames of one length on the reliable channel. */
public final class BotWire implements Wire {
    /** Smallest frame, bytes. */
    public static final int MIN_FRAME_LENGTH = 32;

    private static final int BODY_OFFSET = FrameDescriptor.HEADER_LENGTH;
    private static final int U16_MASK = 0xFFFF;

    private final String botName;
    private final long bootId;
    private final AckLevel ackLevel;
    private final EpochNanoClock epochClock = new OffsetEpochNanoClock();
    private final byte[] frame;
    private final byte[] sessionFrame = new byte[MIN_ROOM_BYTES];
    private final UnsafeBuffer sessionBuffer = new UnsafeBuffer(sessionFrame);
    private final UnsafeBuffer received = new UnsafeBuffer(0, 0);
    private long lastSequence;
    private long acked;
    private boolean isOpen;
    private boolean isLoggingOut;

    /**
     * Makes a bot.
     *
     * @param botName     1 to 32 printable ASCII characters.
     * @param bootId      of this life of it: another one gives it a new session epoch.
     * @param frameLength of each message, {@link #MIN_FRAME_LENGTH} to 65,535 bytes; 40 is a SensorReading, all others are
     *                    VendorData.
     * @param ackLevel    asked for.
     */
    public BotWire(final String botName, final long bootId, final int frameLength, final AckLevel ackLevel) {
        if (frameLength < MIN_FRAME_LENGTH || frameLength > FrameDescriptor.MAX_FRAME_LENGTH) {
            throw new IllegalArgumentException("frame length out of range: " + frameLength);
        }
        this.botName = botName;
        this.bootId = bootId;
        this.ackLevel = ackLevel;
        this.frame = new byte[frameLength];
        LoadFrames.putPayload(new UnsafeBuffer(frame), 0, frameLength);
    }

    @Override
    public int messageLength() {
        return frame.length;
    }

    @Override
    public void open(final ByteBuffer out) {
        putSessionFrame(out, LoadFrames.putLogon(sessionBuffer, botName, bootId, epochClock.nanoTime(), ackLevel));
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public int put(final long firstSequence, final int count, final long epochNs, final ByteBuffer out) {
        final byte[] template = frame;
        final int length = template.length;
        final int fitting = Math.min(count, out.remaining() / length);
        int offset = out.position();
        for (int i = 0; i < fitting; i++) {
            out.put(template, 0, length);
            out.putInt(offset + LoadFrames.SEQUENCE_OFFSET, (int) (firstSequence + i));
            out.putLong(offset + LoadFrames.EVENT_TIME_OFFSET, epochNs);
            offset += length;
        }
        lastSequence = firstSequence + fitting - 1;
        return fitting;
    }

    @Override
    public long take(final ByteBuffer in, final ByteBuffer out) throws IOException {
        received.wrap(in, 0, in.limit());
        while (in.remaining() >= FrameDescriptor.HEADER_LENGTH) {
            final int offset = in.position();
            final int frameLength = FrameDescriptor.frameLength(received, offset);
            if (frameLength < FrameDescriptor.HEADER_LENGTH) {
                throw new IOException("the engine sent a frame of length " + frameLength);
            }
            if (frameLength > in.remaining()) {
                break;
            }
            onFrame(in, offset);
            in.position(offset + frameLength);
        }
        return acked;
    }

    private void onFrame(final ByteBuffer in, final int offset) throws IOException {
        final int body = offset + BODY_OFFSET;
        switch (FrameDescriptor.templateId(received, offset)) {
            case AckDecoder.TEMPLATE_ID:
                onAck(in.getLong(body + AckDecoder.cumulativeSequenceEncodingOffset()));
                break;
            case LogonAckDecoder.TEMPLATE_ID:
                onLogonAck(in.getLong(body + LogonAckDecoder.nextExpectedSequenceEncodingOffset()));
                break;
            case LogonRejectDecoder.TEMPLATE_ID:
                throw new IOException("logon refused: " + reason(in, body + LogonRejectDecoder.codeEncodingOffset()));
            case LogoutDecoder.TEMPLATE_ID:
                if (!isLoggingOut) {
                    throw new IOException(
                            "logged out by the engine: " + reason(in, body + LogoutDecoder.codeEncodingOffset()));
                }
                break;
            case RejectDecoder.TEMPLATE_ID:
                throw new IOException("frame refused: " + reason(in, body + RejectDecoder.codeEncodingOffset()));
            default:
                break;
        }
    }

    private void onLogonAck(final long nextExpected) throws IOException {
        if (nextExpected != 1) {
            throw new IOException("the engine expects sequence " + nextExpected + " of a bot that has just started");
        }
        isOpen = true;
    }

    private void onAck(final long cumulativeSequence) throws IOException {
        if (cumulativeSequence > lastSequence) {
            throw new IOException("the engine acked sequence " + cumulativeSequence + ", sent were " + lastSequence);
        }
        acked = Math.max(acked, cumulativeSequence);
    }

    private static String reason(final ByteBuffer in, final int codeOffset) {
        return RejectCode.describe(in.getShort(codeOffset) & U16_MASK);
    }

    @Override
    public void keepAlive(final long lastPut, final ByteBuffer out) {
        putSessionFrame(out, LoadFrames.putHeartbeat(sessionBuffer, lastPut, epochClock.nanoTime()));
    }

    @Override
    public boolean bye(final ByteBuffer out) {
        isLoggingOut = true;
        putSessionFrame(out, LoadFrames.putLogout(sessionBuffer, epochClock.nanoTime()));
        return true;
    }

    private void putSessionFrame(final ByteBuffer out, final int length) {
        out.put(sessionFrame, 0, length);
    }
}
