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

import net.botclaw.protocol.codec.BotConnectedEncoder;
import net.botclaw.protocol.codec.BotDisconnectedEncoder;
import net.botclaw.protocol.codec.Channel;
import net.botclaw.protocol.codec.GapDetectedEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.ResumeOutcome;
import net.botclaw.protocol.codec.SessionOpenedDecoder;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import org.agrona.concurrent.UnsafeBuffer;

/** Tells downstream services which bots come and go, and what of their frames never came. */
final class BotPresencePublisher {
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int MAX_BLOCK_LENGTH = Math.max(
            BotConnectedEncoder.BLOCK_LENGTH,
            Math.max(BotDisconnectedEncoder.BLOCK_LENGTH, GapDetectedEncoder.BLOCK_LENGTH));

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[HEADER_LENGTH + MAX_BLOCK_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BotConnectedEncoder connected = new BotConnectedEncoder();
    private final BotDisconnectedEncoder disconnected = new BotDisconnectedEncoder();
    private final GapDetectedEncoder gap = new GapDetectedEncoder();
    private final SessionTable table;

    BotPresencePublisher(final SessionTable table) {
        this.table = table;
    }

    /** The bot's session as it is in the table is open. Name and firmware are copied from the record. */
    void connected(
            final CoreRecord record,
            final SessionOpenedDecoder opened,
            final int botId,
            final ResumeOutcome outcome,
            final CoreOutput output) {
        connected
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .cause(record.position())
                .botId(botId)
                .nextExpectedSequence(table.nextSequence(botId))
                .sessionEpoch(table.epoch(botId))
                .outcome(outcome);
        buffer.putBytes(
                HEADER_LENGTH + BotConnectedEncoder.botNameEncodingOffset(),
                record.buffer(),
                opened.offset() + SessionOpenedDecoder.botNameEncodingOffset(),
                BotConnectedEncoder.botNameEncodingLength());
        buffer.putBytes(
                HEADER_LENGTH + BotConnectedEncoder.firmwareEncodingOffset(),
                record.buffer(),
                opened.offset() + SessionOpenedDecoder.firmwareEncodingOffset(),
                BotConnectedEncoder.firmwareEncodingLength());
        output.event(botId, buffer, 0, HEADER_LENGTH + BotConnectedEncoder.BLOCK_LENGTH);
    }

    /** The bot's session as it is in the table has ended. */
    void disconnected(
            final CoreRecord record,
            final int botId,
            final long duplicatesDropped,
            final int code,
            final CoreOutput output) {
        disconnected
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .cause(record.position())
                .botId(botId)
                .framesReceived(table.framesReceived(botId))
                .duplicatesDropped(duplicatesDropped)
                .sessionEpoch(table.epoch(botId))
                .code(code);
        output.event(botId, buffer, 0, HEADER_LENGTH + BotDisconnectedEncoder.BLOCK_LENGTH);
    }

    /** The bot's frames from one sequence of channel 1 to another, both included, never came. */
    void gap(
            final CoreRecord record,
            final int botId,
            final long fromSequence,
            final long toSequence,
            final CoreOutput output) {
        gap.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .cause(record.position())
                .botId(botId)
                .fromSequence(fromSequence)
                .toSequence(toSequence)
                .sessionEpoch(table.epoch(botId))
                .channel(Channel.RELIABLE);
        output.event(botId, buffer, 0, HEADER_LENGTH + GapDetectedEncoder.BLOCK_LENGTH);
    }
}
