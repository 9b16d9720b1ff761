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

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import net.botclaw.ingest.gateway.FrameMemory.Claim;
import net.botclaw.ingest.sequencer.IngressDescriptor;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Cuts a byte stream into frames where it lies: frames that are whole in a read are not copied here, only the piece of a
 * frame at its end is kept. Frames for the journal are handed on as runs, many at once.
 *
 * <p><b>Threading</b>: the connection's event loop. <b>Memory</b>: between reads at most one unfinished frame, in the
 * loop's {@link FrameMemory}; nothing when the stream stands at a frame's end.
 */
public final class FrameCutter {
    /** Where the frames go. */
    public interface Sink {
        /**
         * Whether frames of channels 1 and 2 are wanted now.
         *
         * @return true once the bot is logged on.
         */
        boolean isLive();

        /**
         * Whether telemetry is being dropped now.
         *
         * @return true under overload.
         */
        boolean isShedding();

        /** Counts a telemetry frame that was dropped. */
        void onShed();

        /**
         * A run of valid frames of channels 1 and 2.
         *
         * @param buffer holds them for the time of the call.
         * @param offset of the first one.
         * @param length of all of them in bytes, at most {@link IngressDescriptor#MAX_RUN_LENGTH}.
         * @return false when there is no room: it will be offered again.
         */
        boolean onRun(UnsafeBuffer buffer, int offset, int length);

        /**
         * A frame that is for the session, or is not valid.
         *
         * @param buffer   holds it for the time of the call.
         * @param offset   of it.
         * @param validity what {@link FrameValidator#validate} said of it.
         * @return false when it must be offered again.
         */
        boolean onFrame(UnsafeBuffer buffer, int offset, int validity);

        /** The length of the next frame is out of range; the stream cannot be cut any further. */
        void onBadLength();

        /** There is no memory for the unfinished frame; what was read of it is lost. */
        void onNoMemory();

        /**
         * Whether more is to be cut; what is left otherwise is dropped unseen.
         *
         * @return false once the connection is over.
         */
        boolean isOpen();
    }

    /** Longest frame of a connection that is not logged on, bytes: a Logon with the longest credential fits. */
    static final int MAX_LENGTH_BEFORE_LOGON = 2_048;

    private static final int LENGTH_FIELD = 2;
    private static final int BLOCKED = -1;

    private final FrameValidator validator;
    private final UnsafeBuffer view;
    private final FrameMemory memory;
    private final HeldBytes partial;

    /**
     * A cutter of one connection.
     *
     * @param validator of frames from bots.
     * @param view      scratch that the cutters of one event loop share.
     * @param memory    of unfinished frames, of the event loop.
     */
    public FrameCutter(final FrameValidator validator, final UnsafeBuffer view, final FrameMemory memory) {
        this.validator = validator;
        this.view = view;
        this.memory = memory;
        this.partial = new HeldBytes(memory);
    }

    /**
     * Cuts what is readable, and advances the reader index by what was taken.
     *
     * @param in   direct, what was read from the socket.
     * @param sink takes the frames.
     * @return false when the sink had no room: call again with the same bytes.
     */
    public boolean cut(final ByteBuf in, final Sink sink) {
        if (sink.isOpen() && !partial.isEmpty() && !completePartial(in, sink)) {
            return false;
        }
        if (!partial.isEmpty() || !sink.isOpen()) {
            return true;
        }
        final int taken = cutWhole(in, sink);
        if (taken == BLOCKED) {
            return false;
        }
        if (sink.isOpen() && in.isReadable()) {
            keepRest(in, sink);
        }
        return true;
    }

    /** Returns {@link #BLOCKED} or 0; the reader index stands behind what was taken. */
    private int cutWhole(final ByteBuf in, final Sink sink) {
        final int base = in.readerIndex();
        final int length = in.readableBytes();
        wrap(in, base, length);
        final UnsafeBuffer bytes = view;
        int offset = 0;
        int runStart = 0;
        while (length - offset >= LENGTH_FIELD) {
            final int frameLength = FrameDescriptor.frameLength(bytes, offset);
            final boolean isBad = isBadLength(frameLength, sink);
            if (!isBad && length - offset < frameLength) {
                break;
            }
            final int validity = isBad ? RejectCode.BAD_LENGTH.code() : validator.validate(bytes, offset, frameLength);
            final boolean isForRun = isForRun(bytes, offset, validity, sink);
            final boolean isShed = isForRun && isShed(bytes, offset, sink);
            if (isForRun && !isShed && offset + frameLength - runStart <= IngressDescriptor.MAX_RUN_LENGTH) {
                offset += frameLength;
                continue;
            }
            if (offset > runStart && !sink.onRun(bytes, runStart, offset - runStart)) {
                in.readerIndex(base + runStart);
                return BLOCKED;
            }
            runStart = offset;
            if (isForRun && !isShed) {
                continue;
            }
            if (isBad) {
                sink.onBadLength();
                in.readerIndex(base + length);
                return 0;
            }
            if (isShed) {
                sink.onShed();
            } else if (!sink.onFrame(bytes, offset, validity)) {
                in.readerIndex(base + offset);
                return BLOCKED;
            }
            offset += frameLength;
            runStart = offset;
            if (!sink.isOpen()) {
                in.readerIndex(base + length);
                return 0;
            }
        }
        if (offset > runStart && !sink.onRun(bytes, runStart, offset - runStart)) {
            in.readerIndex(base + runStart);
            return BLOCKED;
        }
        in.readerIndex(base + offset);
        return 0;
    }

    /** Who is not logged on may not make the engine hold much. */
    private boolean isBadLength(final int frameLength, final Sink sink) {
        return validator.validateLength(frameLength) != FrameValidator.VALID
                || !sink.isLive() && frameLength > MAX_LENGTH_BEFORE_LOGON;
    }

    private static boolean isForRun(final UnsafeBuffer bytes, final int offset, final int validity, final Sink sink) {
        return sink.isLive()
                && (validity == FrameValidator.VALID || validity == RejectCode.UNKNOWN_TEMPLATE.code())
                && FrameDescriptor.channel(bytes, offset) != FrameDescriptor.CHANNEL_SESSION;
    }

    private static boolean isShed(final UnsafeBuffer bytes, final int offset, final Sink sink) {
        return FrameDescriptor.channel(bytes, offset) == FrameDescriptor.CHANNEL_TELEMETRY && sink.isShedding();
    }

    /** Claims all that the frame needs, so that a frame that has begun can be finished. */
    private void keepRest(final ByteBuf in, final Sink sink) {
        final int rest = in.readableBytes();
        final int wanted = rest >= LENGTH_FIELD ? in.getUnsignedShortLE(in.readerIndex()) : LENGTH_FIELD;
        hold(in, rest, wanted, sink);
    }

    private void hold(final ByteBuf in, final int count, final int frameLength, final Sink sink) {
        final Claim claim = sink.isLive() ? Claim.FRAME : Claim.STRANGER;
        if (!partial.tryClaim(frameLength, claim) || !partial.append(in, count)) {
            release();
            sink.onNoMemory();
        }
    }

    /** Fills the unfinished frame up and hands it on; false when the sink had no room for it, and nothing is taken then. */
    private boolean completePartial(final ByteBuf in, final Sink sink) {
        if (partial.length() < LENGTH_FIELD && in.isReadable()) {
            hold(in, 1, LENGTH_FIELD, sink);
        }
        if (partial.length() < LENGTH_FIELD) {
            return true;
        }
        final int frameLength = partial.unsignedShortLE();
        if (isBadLength(frameLength, sink)) {
            release();
            sink.onBadLength();
            return true;
        }
        final int missing = frameLength - partial.length();
        if (in.readableBytes() < missing) {
            hold(in, in.readableBytes(), frameLength, sink);
            return true;
        }
        final ByteBuf frame = memory.whole().clear();
        partial.copyTo(frame);
        frame.writeBytes(in, in.readerIndex(), missing);
        if (cutWhole(frame, sink) == BLOCKED) {
            return false;
        }
        in.skipBytes(missing);
        release();
        return true;
    }

    private void wrap(final ByteBuf in, final int index, final int length) {
        final ByteBuffer bytes = in.internalNioBuffer(index, length);
        view.wrap(bytes, bytes.position(), length);
    }

    /** Gives the memory of the unfinished frame back. */
    public void release() {
        partial.release();
    }
}
