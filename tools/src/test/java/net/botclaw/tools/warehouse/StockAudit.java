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
package net.botclaw.tools.warehouse;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.StockChangedDecoder;
import net.botclaw.routing.RecordKind;

/** Adds up what lies where at the end of a journal. */
final class StockAudit {
    private final Map<String, Long> quantities = new HashMap<>();

    static StockAudit run(final Path root) {
        final StockAudit audit = new StockAudit();
        final StockChangedDecoder changed = new StockChangedDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader reader = JournalReader.open(root)) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.EVENT && reader.templateId() == StockChangedDecoder.TEMPLATE_ID) {
                    changed.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
                    audit.quantities.put(changed.sku() + '@' + changed.locationId(), changed.quantity());
                }
            }
        }
        return audit;
    }

    /** Of all goods, at all locations. */
    long pieces() {
        return quantities.values().stream().mapToLong(Long::longValue).sum();
    }
}
