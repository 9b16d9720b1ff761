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
package net.botclaw.routing.session;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SequenceGapEncoder;
import net.botclaw.protocol.codec.SessionClosedEncoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.session.WalkLedger.Stored;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes the records that a sequencer stores. */
final class WalkRecords {
    private WalkRecords() {}

    /** A frame, without what only the wire needs. */
    static Stored inbound(
            final int botId, final int epoch, final long sequence, final UnsafeBuffer frame, final long timeNs) {
        final int flags = CoreRecord.packFlags(FrameDescriptor.flags(frame, 0), FrameDescriptor.channel(frame, 0));
        final int length = frame.capacity() - FrameDescriptor.SBE_OFFSET;
        final UnsafeBuffer payload = new UnsafeBuffer(new byte[length]);
        payload.putBytes(0, frame, FrameDescriptor.SBE_OFFSET, length);
        return new Stored(RecordKind.INBOUND, flags, botId, epoch, sequence, timeNs, payload);
    }

    /** A logon whose credential was checked. */
    static Stored opened(final UnsafeBuffer payload, final long timeNs) {
        return new Stored(RecordKind.SESSION, 0, 0, 0, 0, timeNs, payload);
    }

    /** A hole, both ends included. */
    static Stored gap(final int botId, final int epoch, final long from, final long to, final long timeNs) {
        final UnsafeBuffer payload = message(SequenceGapEncoder.BLOCK_LENGTH);
        new SequenceGapEncoder()
                .wrapAndApplyHeader(payload, 0, new MessageHeaderEncoder())
                .eventTimeNs(timeNs)
                .fromSequence(from)
                .toSequence(to)
                .channel(Channel.RELIABLE);
        return new Stored(RecordKind.SESSION, 0, botId, epoch, 0, timeNs, payload);
    }

    /** The end of a connection. */
    static Stored closed(final int botId, final int epoch, final int code, final long timeNs) {
        final UnsafeBuffer payload = message(SessionClosedEncoder.BLOCK_LENGTH);
        new SessionClosedEncoder()
                .wrapAndApplyHeader(payload, 0, new MessageHeaderEncoder())
                .eventTimeNs(timeNs)
                .framesReceived(0)
                .duplicatesDropped(0)
                .code(code);
        return new Stored(RecordKind.SESSION, 0, botId, epoch, 0, timeNs, payload);
    }

    private static UnsafeBuffer message(final int blockLength) {
        return new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + blockLength]);
    }
}
