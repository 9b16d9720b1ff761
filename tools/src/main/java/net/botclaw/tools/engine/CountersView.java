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
package net.botclaw.tools.engine;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import net.botclaw.ingest.EngineState;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.tools.cli.VisibleText;
import org.agrona.concurrent.errors.ErrorLogReader;
import org.agrona.concurrent.status.CountersReader;

/** Prints a file of counters. */
final class CountersView {
    /** The system knows the start of a process only roughly. */
    private static final long START_TOLERANCE_MS = 10_000;

    private final CountersFile file;
    private final boolean isAll;
    private long frames;
    private long refused;
    private int errors;

    CountersView(final CountersFile file, final boolean isAll) {
        this.file = file;
        this.isAll = isAll;
    }

    void print(final PrintWriter out, final long nowMs) {
        final CountersReader counters = file.reader();
        counters.forEach((counterId, label) -> printCounter(out, counters, counterId, label));
        ErrorLogReader.read(file.errors(), (count, firstMs, lastMs, text) -> printError(out, count, lastMs, text));
        final boolean isRunning =
                value(counters, EngineCounter.ENGINE_STATE) != EngineState.STOPPED.code() && isProcessAlive();
        final long uptimeMs = isRunning ? Math.max(0, nowMs - file.startTimeMs()) : 0;
        out.println("stat: pid=" + file.pid() + " uptime_s=" + TimeUnit.MILLISECONDS.toSeconds(uptimeMs) + " running="
                + isRunning + " frames=" + frames + " refused=" + refused + " errors=" + errors);
    }

    private void printCounter(
            final PrintWriter out, final CountersReader counters, final int counterId, final String label) {
        final long value = counters.getCounterValue(counterId);
        final int typeId = counters.getCounterTypeId(counterId);
        // The code at the base is OK: an orderly end, which is no refusal.
        final boolean isRefusal = typeId > EngineCounter.REFUSAL_TYPE_BASE;
        if (isRefusal) {
            refused += value;
        } else if (typeId == EngineCounter.FRAMES_JOURNALED.id()) {
            frames = value;
        }
        if (isAll || isRefusal && value != 0 || typeId < EngineCounter.REFUSAL_TYPE_BASE) {
            out.println(String.format(Locale.ROOT, "%,20d  %s", value, VisibleText.of(label)));
        }
    }

    private void printError(final PrintWriter out, final int count, final long lastMs, final String text) {
        errors++;
        out.println("error " + count + " times, last " + Instant.ofEpochMilli(lastMs) + ": "
                + VisibleText.of(text.lines().findFirst().orElse("")));
    }

    /** Value of one of an engine's counters; 0 when the file does not have it. */
    static long value(final CountersReader counters, final EngineCounter counter) {
        final long[] value = new long[1];
        counters.forEach((counterId, label) -> {
            if (counters.getCounterTypeId(counterId) == counter.id()) {
                value[0] = counters.getCounterValue(counterId);
            }
        });
        return value[0];
    }

    /** Process ids are used again: one that started after the engine did is another process. */
    private boolean isProcessAlive() {
        return ProcessHandle.of(file.pid())
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info()
                        .startInstant()
                        .map(start -> start.toEpochMilli() <= file.startTimeMs() + START_TOLERANCE_MS)
                        .orElse(true))
                .orElse(false);
    }
}
