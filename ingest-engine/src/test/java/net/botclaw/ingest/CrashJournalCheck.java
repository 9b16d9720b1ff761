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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.GapDetectedDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.SequenceGapDecoder;
import net.botclaw.protocol.codec.VendorDataDecoder;
import net.botclaw.routing.RecordKind;

/** Reads a whole journal and counts what is not as it was sent. */
final class CrashJournalCheck {
    private final Map<Integer, CrashBot> botsById = new HashMap<>();
    private final Map<Integer, Long> last = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final VendorDataDecoder vendorData = new VendorDataDecoder();
    private long records;
    private long frames;
    private long lost;
    private long doubled;
    private long reordered;
    private long altered;
    private long gaps;

    private CrashJournalCheck(final List<CrashBot> bots) {
        bots.forEach(bot -> botsById.put(bot.botId(), bot));
    }

    static CrashJournalCheck read(final Path directory, final List<CrashBot> bots) {
        final CrashJournalCheck check = new CrashJournalCheck(bots);
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next()) {
                check.onRecord(reader);
            }
        }
        for (final CrashBot bot : bots) {
            check.lost += Math.max(0, bot.acked() - check.last.getOrDefault(bot.botId(), 0L));
        }
        return check;
    }

    private void onRecord(final JournalReader reader) {
        records++;
        final int templateId = reader.templateId();
        if (templateId == GapDetectedDecoder.TEMPLATE_ID || templateId == SequenceGapDecoder.TEMPLATE_ID) {
            gaps++;
        } else if (reader.kind() == RecordKind.INBOUND) {
            onFrame(reader);
        }
    }

    private void onFrame(final JournalReader reader) {
        frames++;
        final long before = last.getOrDefault(reader.botId(), 0L);
        final long sequence = reader.sequence();
        if (sequence > before + 1) {
            lost += sequence - before - 1;
        } else if (sequence == before) {
            doubled++;
        } else if (sequence < before) {
            reordered++;
        }
        last.put(reader.botId(), Math.max(before, sequence));
        final CrashBot bot = botsById.get(reader.botId());
        vendorData.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
        final boolean isAsSent = bot != null
                && reader.epoch() == bot.epoch()
                && vendorData.eventTimeNs() == sequence
                && vendorData.vendorCode() == bot.number();
        altered += isAsSent ? 0 : 1;
    }

    long records() {
        return records;
    }

    long frames() {
        return frames;
    }

    /** Holes, and acked frames behind the end. */
    long lost() {
        return lost;
    }

    long doubled() {
        return doubled;
    }

    long reordered() {
        return reordered;
    }

    /** Frames that are not what the bot of that number sent with that sequence. */
    long altered() {
        return altered;
    }

    long gaps() {
        return gaps;
    }
}
