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

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.BitSet;
import java.util.List;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Very many bots that do the same thing at once, with one buffer between them: they hold no memory of their own. */
final class BulkBots {
    private final List<SocketChannel> channels;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024).order(LITTLE_ENDIAN);
    private final UnsafeBuffer view = new UnsafeBuffer(buffer);

    BulkBots(final List<SocketChannel> channels) {
        this.channels = channels;
    }

    void logOnAll() {
        for (int i = 0; i < channels.size(); i++) {
            write(i, new LogonFrame("bot-" + i).bytes());
        }
        awaitAll("LogonAck", LogonAckDecoder.TEMPLATE_ID);
    }

    void sendAllAndAwaitAcks(final int frameLength) {
        final byte[] frame = BotFrames.vendorData(1, frameLength);
        for (int i = 0; i < channels.size(); i++) {
            write(i, frame);
        }
        awaitAll("Ack", AckDecoder.TEMPLATE_ID);
    }

    private void write(final int index, final byte[] frame) {
        try {
            assertThat(channels.get(index).write(ByteBuffer.wrap(frame))).isEqualTo(frame.length);
        } catch (final IOException e) {
            throw new UncheckedIOException("bot " + index, e);
        }
    }

    private void awaitAll(final String what, final int templateId) {
        final BitSet missing = new BitSet();
        missing.set(0, channels.size());
        Await.until(() -> what + " for " + missing.cardinality() + " bots", () -> {
            for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
                if (hasReceived(i, templateId)) {
                    missing.clear(i);
                }
            }
            return missing.isEmpty();
        });
    }

    /** On loopback a frame this short comes whole. */
    private boolean hasReceived(final int index, final int templateId) {
        try {
            final int length = channels.get(index).read(buffer.clear());
            assertThat(length).as("bytes read, bot %d", index).isNotNegative();
            boolean isFound = false;
            for (int offset = 0; offset < length; offset += FrameDescriptor.frameLength(view, offset)) {
                isFound |= FrameDescriptor.templateId(view, offset) == templateId;
            }
            return isFound;
        } catch (final IOException e) {
            throw new UncheckedIOException("bot " + index, e);
        }
    }

    void close() {
        for (final SocketChannel channel : channels) {
            try {
                channel.close();
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
