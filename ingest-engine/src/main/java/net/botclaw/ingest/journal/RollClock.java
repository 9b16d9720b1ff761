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
 * Says when queue files roll: the wall clock, but never back. Chronicle picks the file of an append by its time alone, so a
 * clock that is set back over the hour, also while the engine is down, would put a batch into a file before the last one,
 * where no reader could find it in order.
 *
 * <p><b>Threading</b>: the appending thread.
 */
final class RollClock implements TimeProvider {
    private final TimeProvider wallClock;
    private long lastMs;

    RollClock(final TimeProvider wallClock) {
        this.wallClock = wallClock;
    }

    /** From now on the clock shows at least this time. */
    void atLeast(final long epochMs) {
        lastMs = Math.max(lastMs, epochMs);
    }

    @Override
    public long currentTimeMillis() {
        lastMs = Math.max(lastMs, wallClock.currentTimeMillis());
        return lastMs;
    }
}
