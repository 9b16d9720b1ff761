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
package net.botclaw.routing;

import net.botclaw.protocol.FrameDescriptor;
import org.agrona.ExpandableArrayBuffer;

/** Inputs as bytes: they can be applied again. */
public final class InputLog {
    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(1 << 20);
    private int length;

    /** Keeps a record. */
    public void append(final CoreRecord record) {
        final int frameFlags = (record.isAckRequested() ? FrameDescriptor.FLAG_ACK_REQ : 0)
                | (record.isFromBeforeSession() ? FrameDescriptor.FLAG_FROM_STORE : 0);
        bytes.putInt(length, record.kind().code());
        bytes.putInt(length + 4, CoreRecord.packFlags(frameFlags, record.channel()));
        bytes.putInt(length + 8, record.botId());
        bytes.putInt(length + 12, record.epoch());
        bytes.putLong(length + 16, record.sequence());
        bytes.putLong(length + 24, record.position());
        bytes.putLong(length + 32, record.timeNs());
        bytes.putInt(length + 40, record.payloadLength());
        bytes.putBytes(length + 44, record.buffer(), record.payloadOffset(), record.payloadLength());
        length += 44 + record.payloadLength();
    }

    /** Applies all of them to another core. */
    public void replay(final RoutingCore core) {
        final CoreRecord record = new CoreRecord();
        int at = 0;
        while (at < length) {
            final int payloadLength = bytes.getInt(at + 40);
            record.header(
                            RecordKind.ofCode(bytes.getInt(at)),
                            bytes.getInt(at + 4),
                            bytes.getInt(at + 8),
                            bytes.getInt(at + 12),
                            bytes.getLong(at + 16))
                    .at(bytes.getLong(at + 24), bytes.getLong(at + 32))
                    .payload(bytes, at + 44, payloadLength);
            core.onRecord(record);
            at += 44 + payloadLength;
        }
    }
}
