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
package net.botclaw.tools.journal;

import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.BotConnectedDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.routing.RecordKind;
import org.agrona.collections.Int2ObjectHashMap;

/** The names of the bots as the journal's BotConnected events tell them: every frame of a bot comes after its event. */
public final class BotNames {
    /** No bot: ids are 1 and up. */
    public static final int UNKNOWN = 0;

    private final Int2ObjectHashMap<String> nameById = new Int2ObjectHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BotConnectedDecoder connected = new BotConnectedDecoder();

    /**
     * Looks at a record; show it every one from the first.
     *
     * @param reader at the record.
     */
    public void onRecord(final JournalReader reader) {
        if (reader.kind() == RecordKind.EVENT && reader.templateId() == BotConnectedDecoder.TEMPLATE_ID) {
            header.wrap(reader.buffer(), reader.payloadOffset());
            connected.wrap(
                    reader.buffer(),
                    reader.payloadOffset() + FrameDescriptor.SBE_HEADER_LENGTH,
                    header.blockLength(),
                    header.version());
            nameById.put((int) connected.botId(), connected.botName());
        }
    }

    /** Whether a record has told of a bot with this name. */
    boolean isKnown(final String name) {
        return id(name) != UNKNOWN;
    }

    /**
     * A bot's id.
     *
     * @param name of the bot.
     * @return its id, or {@link #UNKNOWN} when no record has told the name.
     */
    public int id(final String name) {
        final Int2ObjectHashMap<String>.EntryIterator entries =
                nameById.entrySet().iterator();
        while (entries.hasNext()) {
            entries.next();
            if (entries.getValue().equals(name)) {
                return entries.getIntKey();
            }
        }
        return UNKNOWN;
    }

    /**
     * A bot's name.
     *
     * @param botId of the bot.
     * @return its name, or {@code #ID} when no record has told it.
     */
    public String name(final int botId) {
        final String name = nameById.get(botId);
        return name == null ? "#" + botId : name;
    }
}
