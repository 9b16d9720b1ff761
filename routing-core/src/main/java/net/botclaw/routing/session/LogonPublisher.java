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

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.LogonAckEncoder;
import net.botclaw.protocol.codec.LogonRejectEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SessionOpenedDecoder;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers a logon. */
final class LogonPublisher {
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int MAX_TEXT_LENGTH = 128;
    private static final int MAX_LENGTH = HEADER_LENGTH
            + Math.max(
                    LogonAckEncoder.BLOCK_LENGTH,
                    LogonRejectEncoder.BLOCK_LENGTH + LogonRejectEncoder.textHeaderLength() + MAX_TEXT_LENGTH);

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LogonAckEncoder ack = new LogonAckEncoder();
    private final LogonRejectEncoder reject = new LogonRejectEncoder();

    /** Accepts. What the gateway has granted stands in the record and is passed on. */
    void accept(
            final CoreRecord record,
            final SessionOpenedDecoder opened,
            final SessionTable table,
            final int botId,
            final long nextPushSequence,
            final CoreOutput output) {
        ack.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .botId(botId)
                .nextExpectedSequence(table.nextSequence(botId))
                .nextPushSequence(nextPushSequence)
                .sessionEpoch(table.epoch(botId))
                .heartbeatMs(opened.heartbeatMs())
                .maxFrame(opened.maxFrame());
        // As a number: a level of a newer version is no reason to stop the core.
        buffer.putByte(HEADER_LENGTH + LogonAckEncoder.ackLevelEncodingOffset(), (byte) opened.ackLevelRaw());
        output.reply(buffer, 0, HEADER_LENGTH + LogonAckEncoder.BLOCK_LENGTH);
    }

    void refuse(final CoreRecord record, final RejectCode code, final int retryAfterMs, final CoreOutput output) {
        reject.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .retryAfterMs(retryAfterMs)
                .code(code.code())
                .putText(code.textAscii(), 0, code.textAscii().capacity());
        output.reply(buffer, 0, HEADER_LENGTH + reject.encodedLength());
    }
}
