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
package net.botclaw.protocol.session;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A bounded ring of encoded frames of one channel with consecutive sequences: what a sender may still have to send
 * again.
 *
 * <pre>
 *            released        sent, not acked          to be sent           free
 *   ring  ...........|#########################|++++++++++++++++++++|..............
 *                    ^ firstSequence           ^ sequenceToSend     ^ nextSequence
 *                      (oldest kept)             (send cursor)        (next append)
 * </pre>
 *
 * A frame is kept in one piece, padded to eight bytes; where it does not fit before the end of the ring, a frame length
 * of zero says that the rest up to the end is padding.
 *
 * <p><b>Threading</b>: one thread. <b>Memory</b>: the ring is allocated once, nothing per frame. <b>Failure</b>: a full
 * ring is a return value, a malformed message an exception that leaves the store as it was.
 */
public final class FrameStore {
    /** There is no room until older frames are released; try again later. */
    public static final long BACK_PRESSURED = -1;

    private static final int FRAME_ALIGNMENT = 8;
    private static final int PADDING = 0;

    private final UnsafeBuffer ring;
    private final int capacity;
    private final int mask;
    private final int channel;
    private final FrameValidator validator;

    private long headPosition;
    private long cursorPosition;
    private long tailPosition;
    private long firstSequence;
    private long sequenceToSend;
    private long nextSequence;
    private long highestSent;

    /**
     * An empty store.
     *
     * @param capacity      of the ring in bytes, a power of two and at least 64.
     * @param channel       that is written into the frames.
     * @param firstSequence sequence of the first frame, at least 1.
     * @param validator     that every frame must pass before it is kept; frames of unknown messages are kept too.
     */
    public FrameStore(final int capacity, final int channel, final long firstSequence, final FrameValidator validator) {
        if (!BitUtil.isPowerOfTwo(capacity) || capacity < BitUtil.CACHE_LINE_LENGTH) {
            throw new IllegalArgumentException("capacity must be a power of two of at least 64: " + capacity);
        }
        if (firstSequence < 1) {
            throw new IllegalArgumentException("firstSequence must be at least 1: " + firstSequence);
        }
        this.ring = new UnsafeBuffer(new byte[capacity]);
        this.capacity = capacity;
        this.mask = capacity - 1;
        this.channel = channel;
        this.validator = validator;
        this.firstSequence = firstSequence;
        this.sequenceToSend = firstSequence;
        this.nextSequence = firstSequence;
        this.highestSent = firstSequence - 1;
    }

    /**
     * Adds a frame at the end.
     *
     * @param flags   of the frame.
     * @param message holds an SBE message, its header first.
     * @param offset  of the SBE header.
     * @param length  of header and body in bytes.
     * @return the frame's sequence or {@link #BACK_PRESSURED}.
     * @throws IllegalArgumentException when the message is malformed or could never fit; nothing was added.
     */
    public long append(final int flags, final DirectBuffer message, final int offset, final int length) {
        final int frameLength = FrameDescriptor.SBE_OFFSET + length;
        if (length < FrameDescriptor.SBE_HEADER_LENGTH
                || frameLength > FrameDescriptor.MAX_FRAME_LENGTH
                || frameLength > capacity) {
            throw new IllegalArgumentException("message length out of range: " + length);
        }
        if (headPosition == tailPosition) {
            headPosition = 0;
            cursorPosition = 0;
            tailPosition = 0;
        }
        final int alignedLength = BitUtil.align(frameLength, FRAME_ALIGNMENT);
        final int tailIndex = index(tailPosition);
        final int toEnd = capacity - tailIndex;
        final int padding = alignedLength > toEnd ? toEnd : 0;
        if (tailPosition + padding + alignedLength - headPosition > capacity) {
            return BACK_PRESSURED;
        }
        final int frameIndex = index(tailPosition + padding);
        FrameDescriptor.putHeader(ring, frameIndex, frameLength, flags, channel, nextSequence);
        ring.putBytes(frameIndex + FrameDescriptor.SBE_OFFSET, message, offset, length);
        requireValid(frameIndex, frameLength);
        if (padding > 0) {
            FrameDescriptor.putHeader(ring, tailIndex, PADDING, 0, 0, 0);
        }
        tailPosition += padding + alignedLength;
        return nextSequence++;
    }

    /**
     * Drops all frames up to a sequence, whether they were sent or not.
     *
     * @param sequence last one to drop; nothing happens when it is below {@link #firstSequence()}, and at most
     *                 everything is dropped when it is above the last.
     */
    public void release(final long sequence) {
        long head = headPosition;
        long first = firstSequence;
        while (first <= sequence && first < nextSequence) {
            head = skipPadding(head);
            head += BitUtil.align(FrameDescriptor.frameLength(ring, index(head)), FRAME_ALIGNMENT);
            first++;
        }
        headPosition = head;
        firstSequence = first;
        if (sequenceToSend < first) {
            cursorPosition = head;
            sequenceToSend = first;
        }
    }

    /** Drops everything; the sequence of the next append stays. */
    public void clear() {
        release(nextSequence);
    }

    /** Puts the send cursor back to the oldest frame. */
    public void rewind() {
        cursorPosition = headPosition;
        sequenceToSend = firstSequence;
    }

    /**
     * Lets an empty store go on with a higher sequence.
     *
     * @param sequence of the next append, not below {@link #nextSequence()}.
     */
    public void jumpTo(final long sequence) {
        if (firstSequence != nextSequence || sequence < nextSequence) {
            throw new IllegalStateException(
                    "cannot jump from " + firstSequence + ".." + nextSequence + " to " + sequence);
        }
        firstSequence = sequence;
        sequenceToSend = sequence;
        nextSequence = sequence;
        highestSent = sequence - 1;
    }

    /**
     * Whether the send cursor is at a frame.
     *
     * @return false when everything kept was sent.
     */
    public boolean hasNext() {
        return sequenceToSend < nextSequence;
    }

    /**
     * Length of the frame at the send cursor. Call only when {@link #hasNext()}.
     *
     * @return whole frame in bytes.
     */
    public int nextLength() {
        cursorPosition = skipPadding(cursorPosition);
        return FrameDescriptor.frameLength(ring, index(cursorPosition));
    }

    /**
     * Template of the frame at the send cursor. Call only when {@link #hasNext()}.
     *
     * @return template id.
     */
    public int nextTemplateId() {
        cursorPosition = skipPadding(cursorPosition);
        return FrameDescriptor.templateId(ring, index(cursorPosition));
    }

    /**
     * Copies the frame at the send cursor out, which then counts as sent, and moves the cursor on. Call only when
     * {@link #hasNext()}.
     *
     * @param target   to copy to, with room for {@link #nextLength()} bytes.
     * @param offset   in the target.
     * @param addFlags bits to set in the copy.
     * @return the frame's length in bytes.
     */
    public int takeNext(final MutableDirectBuffer target, final int offset, final int addFlags) {
        final int frameLength = nextLength();
        target.putBytes(offset, ring, index(cursorPosition), frameLength);
        if (addFlags != 0) {
            FrameDescriptor.addFlags(target, offset, addFlags);
        }
        highestSent = Math.max(highestSent, sequenceToSend);
        skipNext();
        return frameLength;
    }

    /** Moves the cursor past a frame without sending it; the frame stays until it is released. */
    public void skipNext() {
        cursorPosition += BitUtil.align(nextLength(), FRAME_ALIGNMENT);
        sequenceToSend++;
    }

    /**
     * Length of the oldest frame kept.
     *
     * @return whole frame in bytes, or 0 when the store is empty.
     */
    public int oldestLength() {
        return firstSequence == nextSequence ? 0 : FrameDescriptor.frameLength(ring, index(skipPadding(headPosition)));
    }

    /**
     * Oldest sequence kept.
     *
     * @return the sequence, or {@link #nextSequence()} when the store is empty.
     */
    public long firstSequence() {
        return firstSequence;
    }

    /**
     * Sequence at the send cursor.
     *
     * @return the sequence, or {@link #nextSequence()} when everything was sent.
     */
    public long sequenceToSend() {
        return sequenceToSend;
    }

    /**
     * Sequence of the next append.
     *
     * @return at least 1.
     */
    public long nextSequence() {
        return nextSequence;
    }

    /**
     * Highest sequence that was ever taken to be sent.
     *
     * @return the sequence, or one below the first when nothing was sent.
     */
    public long highestSent() {
        return highestSent;
    }

    /**
     * Frames kept.
     *
     * @return count.
     */
    public long size() {
        return nextSequence - firstSequence;
    }

    /**
     * Room in use, padding included.
     *
     * @return bytes.
     */
    public int usedLength() {
        return (int) (tailPosition - headPosition);
    }

    /**
     * The limit.
     *
     * @return bytes.
     */
    public int capacity() {
        return capacity;
    }

    private void requireValid(final int frameIndex, final int frameLength) {
        final int code = validator.validate(ring, frameIndex, frameLength);
        if (code != FrameValidator.VALID && code != RejectCode.UNKNOWN_TEMPLATE.code()) {
            throw new IllegalArgumentException("malformed message, code " + code + ": "
                    + RejectCode.ofCode(code).text());
        }
    }

    private long skipPadding(final long position) {
        final int index = index(position);
        return FrameDescriptor.frameLength(ring, index) == PADDING ? position + (capacity - index) : position;
    }

    private int index(final long position) {
        return (int) position & mask;
    }
}
