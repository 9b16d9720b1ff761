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
package net.botclaw.tools.demo;

import java.nio.file.Path;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.AlertRaisedDecoder;
import net.botclaw.routing.RecordKind;

/** Counts alerts by following the journal, as any downstream service would. */
final class AlertCounter implements AutoCloseable {
    private final JournalReader reader;
    private long alerts;

    AlertCounter(final Path root) {
        reader = JournalReader.open(root);
        // What an earlier run has left is not counted.
        poll();
        alerts = 0;
    }

    /** Reads what has come; returns alerts so far. */
    long poll() {
        while (reader.next()) {
            if (reader.kind() == RecordKind.EVENT && reader.templateId() == AlertRaisedDecoder.TEMPLATE_ID) {
                alerts++;
            }
        }
        return alerts;
    }

    @Override
    public void close() {
        reader.close();
    }
}
