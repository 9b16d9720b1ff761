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
package net.botclaw.ingest.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumMap;
import java.util.Map;
import net.botclaw.protocol.RejectCode;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.errors.DistinctErrorLog;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;

/**
 * The writing end of {@link CountersFile}: an atomic counter for each {@link EngineCounter}, one for each
 * {@link RejectCode}, and the log of distinct errors.
 *
 * <p><b>Threading</b>: any; counters with one writer may use the cheaper release updates. <b>Memory</b>: counting
 * allocates nothing.
 */
public final class EngineCounters implements AutoCloseable {
    private static final int MAX_CODE = 600;

    private final CountersFile file;
    private final Map<EngineCounter, AtomicCounter> counters = new EnumMap<>(EngineCounter.class);
    private final AtomicCounter[] refusals = new AtomicCounter[MAX_CODE];
    private final DistinctErrorLog errorLog;

    /**
     * Fills a fresh file with every counter at zero.
     *
     * @param file  just created.
     * @param clock stamps errors.
     */
    public EngineCounters(final CountersFile file, final EpochClock clock) {
        this.file = file;
        final CountersManager manager = new CountersManager(file.metadata(), file.values(), UTF_8);
        for (final EngineCounter counter : EngineCounter.values()) {
            counters.put(counter, manager.newCounter(counter.label(), counter.id()));
        }
        for (final RejectCode code : RejectCode.values()) {
            // An orderly end is no refusal, but has its place in the array.
            refusals[code.code()] = manager.newCounter(
                    "refused " + code.code() + ' ' + code.text(), EngineCounter.REFUSAL_TYPE_BASE + code.code());
        }
        this.errorLog = new DistinctErrorLog(file.errors(), clock, UTF_8);
    }

    /**
     * A counter.
     *
     * @param counter which.
     * @return the same object always: keep it in a field on the hot path.
     */
    public AtomicCounter of(final EngineCounter counter) {
        return counters.get(counter);
    }

    /**
     * Counts a refusal.
     *
     * @param code of a {@link RejectCode}.
     */
    public void onRefused(final int code) {
        refusals[code].increment();
    }

    /**
     * Times something was refused for this reason.
     *
     * @param code the reason.
     * @return count since start.
     */
    public long refused(final RejectCode code) {
        return refusals[code.code()].get();
    }

    /**
     * The log of distinct errors.
     *
     * @return thread-safe.
     */
    public DistinctErrorLog errorLog() {
        return errorLog;
    }

    /** Unmaps the file. */
    @Override
    public void close() {
        file.close();
    }
}
