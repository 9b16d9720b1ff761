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

import static net.botclaw.ingest.sequencer.EgressDescriptor.ACK;
import static net.botclaw.ingest.sequencer.EgressDescriptor.BIND;
import static net.botclaw.ingest.sequencer.EgressDescriptor.BOT_ID_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.CLOSE;
import static net.botclaw.ingest.sequencer.EgressDescriptor.CODE_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.CONNECTION_ID_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.FLAGS_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.LEVEL_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.MESSAGE_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.NEXT_SEQUENCE_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.POSITION_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.PUSH;
import static net.botclaw.ingest.sequencer.EgressDescriptor.PUSH_MESSAGE_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.RETRY_AFTER_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.SEND;
import static net.botclaw.ingest.sequencer.EgressDescriptor.SEQUENCE_OFFSET;
import static net.botclaw.ingest.sequencer.EgressDescriptor.TIME_OFFSET;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;

/** Carries out what the sequencer says. Its event loop's thread; allocates nothing. */
final class EgressAdapter implements MessageHandler {
    private final GatewayLoop loop;
    private final byte[] frame;
    private final UnsafeBuffer frameView;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LogonRejectDecoder logonReject = new LogonRejectDecoder();
    private final RejectDecoder reject = new RejectDecoder();

    EgressAdapter(final GatewayLoop loop) {
        this.loop = loop;
        this.frame = new byte[FrameDescriptor.MAX_FRAME_LENGTH];
        this.frameView = new UnsafeBuffer(frame);
    }

    @Override
    public void onMessage(
            final int messageTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
        final long connectionId = buffer.getLong(index + CONNECTION_ID_OFFSET);
        if (loop.stages().isOn() && messageTypeId == ACK) {
            loop.stages().onAck(connectionId, buffer.getLong(index + POSITION_OFFSET));
        }
        final BotConnection connection = loop.connection(connectionId);
        if (connection == null) {
            if (messageTypeId == BIND) {
                final int botId = buffer.getInt(index + BOT_ID_OFFSET);
                loop.submitEnd(connectionId, botId, RejectCode.CONNECTION_LOST.code(), 0);
            }
            return;
        }
        switch (messageTypeId) {
            case ACK:
                connection.onAck(
                        buffer.getLong(index + SEQUENCE_OFFSET),
                        buffer.getLong(index + POSITION_OFFSET),
                        buffer.getLong(index + TIME_OFFSET),
                        buffer.getInt(index + LEVEL_OFFSET));
                break;
            case SEND:
                send(connection, buffer, index + MESSAGE_OFFSET, length - MESSAGE_OFFSET);
                break;
            case PUSH:
                push(connection, buffer, index, length);
                break;
            case BIND:
                connection.onBound(buffer.getInt(index + BOT_ID_OFFSET), buffer.getLong(index + NEXT_SEQUENCE_OFFSET));
                break;
            case CLOSE:
                connection.end(buffer.getInt(index + CODE_OFFSET), buffer.getInt(index + RETRY_AFTER_OFFSET));
                break;
            default:
                throw new IllegalStateException("unknown egress message " + messageTypeId);
        }
    }

    private void push(
            final BotConnection connection, final MutableDirectBuffer buffer, final int index, final int length) {
        final long sequence = buffer.getLong(index + SEQUENCE_OFFSET);
        final int messageLength = length - PUSH_MESSAGE_OFFSET;
        final int frameLength = FrameDescriptor.SBE_OFFSET + messageLength;
        FrameDescriptor.putHeader(
                frameView, 0, frameLength, buffer.getInt(index + FLAGS_OFFSET), FrameDescriptor.CHANNEL_RELIABLE, (int)
                        sequence);
        frameView.putBytes(FrameDescriptor.SBE_OFFSET, buffer, index + PUSH_MESSAGE_OFFSET, messageLength);
        connection.append(frame, frameLength);
        connection.session().onPushed(sequence);
    }

    private void send(
            final BotConnection connection, final MutableDirectBuffer buffer, final int offset, final int length) {
        final int frameLength = FrameDescriptor.SBE_OFFSET + length;
        FrameDescriptor.putHeader(frameView, 0, frameLength, 0, FrameDescriptor.CHANNEL_SESSION, 0);
        frameView.putBytes(FrameDescriptor.SBE_OFFSET, buffer, offset, length);
        connection.append(frame, frameLength);
        switch (header.wrap(buffer, offset).templateId()) {
            case LogonRejectDecoder.TEMPLATE_ID:
                final int code =
                        logonReject.wrapAndApplyHeader(buffer, offset, header).code();
                loop.figures().onRefused(code);
                connection.close(code);
                break;
            case RejectDecoder.TEMPLATE_ID:
                loop.figures()
                        .onRefused(reject.wrapAndApplyHeader(buffer, offset, header)
                                .code());
                break;
            default:
                break;
        }
    }
}
