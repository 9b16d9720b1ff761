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
import java.util.Map;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RoutingCore;
import org.agrona.DirectBuffer;

/** What a core of its own says to the inputs of a journal. */
final class JournalCodes {
    private JournalCodes() {}

    /** Code by position. */
    static Map<Long, Integer> replay(final Path directory) {
        final Map<Long, Integer> codes = new HashMap<>();
        final RoutingCore core = new RoutingCore(new NoOutput());
        final CoreRecord record = new CoreRecord();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next()) {
                if (reader.kind().isInput()) {
                    record.header(reader.kind(), reader.flags(), reader.botId(), reader.epoch(), reader.sequence())
                            .at(reader.position(), reader.timeNs())
                            .payload(reader.buffer(), reader.payloadOffset(), reader.payloadLength());
                    codes.put(reader.position(), core.onRecord(record));
                }
            }
        }
        return codes;
    }

    /** Hears nothing. */
    private static final class NoOutput implements CoreOutput {
        @Override
        public void reply(final DirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void push(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void resend(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void bind(final int botId, final int epoch, final long nextSequence) {}

        @Override
        public void disconnect(final int botId, final int code, final int retryAfterMs) {}

        @Override
        public void stateHash(final long inputCount, final long hash) {}
    }
}
