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
package net.botclaw.ingest.journal;

import net.openhft.chronicle.core.time.TimeProvider;

/**
 * The clock by which Chronicle picks the file of an append. It shows the first millisecond of the file that is appended
 * to, so a queue rolls when the writer says so and at no other time, whatever the machine's clock does.
 *
 * <p><b>Threading</b>: the appending thread moves it, any thread reads it.
 */
final class RollClock implements TimeProvider {
    private volatile long fileStartMs;

    /** From now on appends go to the file of this cycle. */
    void cycle(final int cycle) {
        fileStartMs = JournalRollCycle.startMs(cycle);
    }

    @Override
    public long currentTimeMillis() {
        return fileStartMs;
    }
}
