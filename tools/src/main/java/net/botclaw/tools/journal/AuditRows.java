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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import org.agrona.collections.Long2ObjectHashMap;

/** The rows of an audit, one per bot and session epoch, in the order in which the journal first names them. */
final class AuditRows {
    private static final int EPOCH_BITS = 32;
    private static final long U32_MASK = 0xFFFF_FFFFL;

    private final List<BotAudit> rows = new ArrayList<>();
    private final Long2ObjectHashMap<BotAudit> rowByKey = new Long2ObjectHashMap<>();
    private boolean isFromStart;

    /** Tells where the journal starts, before any row. */
    void startAt(final long firstPosition) {
        isFromStart = firstPosition == 0;
    }

    /** The row of a bot's epoch. Where the journal's start was removed, an epoch starts with the first that is known. */
    BotAudit row(final int botId, final int epoch, final long sequence) {
        final long key = (long) botId << EPOCH_BITS | epoch & U32_MASK;
        BotAudit row = rowByKey.get(key);
        if (row == null) {
            row = new BotAudit(botId, epoch, isFromStart ? 1 : sequence);
            rowByKey.put(key, row);
            rows.add(row);
        }
        return row;
    }

    List<BotAudit> all() {
        return Collections.unmodifiableList(rows);
    }

    long bots() {
        return rows.stream().mapToInt(BotAudit::botId).distinct().count();
    }

    long sum(final ToLongFunction<BotAudit> figure) {
        return rows.stream().mapToLong(figure).sum();
    }
}
