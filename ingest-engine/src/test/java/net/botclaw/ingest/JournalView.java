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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/** A whole journal in memory. */
final class JournalView {
    /** One record. */
    record Entry(
            long position,
            RecordKind kind,
            int channel,
            int botId,
            int epoch,
            long sequence,
            int templateId,
            long cause,
            UnsafeBuffer message) {
        /** Puts a decoder on the record's message. */
        <T extends MessageDecoderFlyweight> T decode(final T decoder) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(message, 0);
            decoder.wrap(message, MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
            return decoder;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    private JournalView() {}

    static JournalView read(final Path directory) {
        final JournalView view = new JournalView();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next()) {
                final byte[] message = new byte[reader.payloadLength()];
                reader.buffer().getBytes(reader.payloadOffset(), message);
                view.entries.add(new Entry(
                        reader.position(),
                        reader.kind(),
                        CoreRecord.channelOf(reader.flags()),
                        reader.botId(),
                        reader.epoch(),
                        reader.sequence(),
                        reader.templateId(),
                        reader.cause(),
                        new UnsafeBuffer(message)));
            }
        }
        return view;
    }

    Entry at(final long position) {
        return entries.get((int) position);
    }

    List<Entry> ofTemplate(final int templateId) {
        return entries.stream().filter(e -> e.templateId() == templateId).toList();
    }

    /** Frames of bots, on either channel. */
    List<Entry> inbound() {
        return entries.stream().filter(e -> e.kind() == RecordKind.INBOUND).toList();
    }

    /** Sequences of a bot's frames on a channel in the order of the journal. */
    List<Long> sequences(final int botId, final int channel) {
        return inbound().stream()
                .filter(e -> e.botId() == botId && e.channel() == channel)
                .map(Entry::sequence)
                .toList();
    }

    List<Long> reliableSequences(final int botId) {
        return sequences(botId, FrameDescriptor.CHANNEL_RELIABLE);
    }
}
