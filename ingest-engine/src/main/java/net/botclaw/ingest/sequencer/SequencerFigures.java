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
package net.botclaw.ingest.sequencer;

import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.routing.RoutingCore;
import org.agrona.concurrent.status.AtomicCounter;

/** Keeps the sequencer's counters, once per batch. Its thread is their only writer. */
final class SequencerFigures {
    private final AtomicCounter batches;
    private final AtomicCounter records;
    private final AtomicCounter bytes;
    private final AtomicCounter position;
    private final AtomicCounter events;
    private final AtomicCounter unknown;
    private final AtomicCounter pushes;
    private final AtomicCounter pushesResent;

    SequencerFigures(final EngineCounters counters) {
        this.batches = counters.of(EngineCounter.BATCHES_APPENDED);
        this.records = counters.of(EngineCounter.RECORDS_APPENDED);
        this.bytes = counters.of(EngineCounter.BYTES_APPENDED);
        this.position = counters.of(EngineCounter.JOURNAL_POSITION);
        this.events = counters.of(EngineCounter.EVENTS);
        this.unknown = counters.of(EngineCounter.UNKNOWN_MESSAGES);
        this.pushes = counters.of(EngineCounter.PUSHES);
        this.pushesResent = counters.of(EngineCounter.PUSHES_RESENT);
    }

    /** The journal as recovery has left it. */
    void onRecovered(final long lastPosition) {
        position.setRelease(lastPosition);
    }

    void onAppended(final BatchBuilder batch) {
        batches.incrementRelease();
        records.getAndAddRelease(batch.recordCount());
        bytes.getAndAddRelease(batch.length());
        position.setRelease(batch.firstPosition() + batch.recordCount() - 1);
    }

    void onApplied(final RoutingCore core, final OutputBatch outputs) {
        events.setRelease(outputs.eventCount());
        unknown.setRelease(core.unknownTemplates());
        pushes.setRelease(outputs.pushCount());
        pushesResent.setRelease(outputs.resendCount());
    }
}
