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
package net.botclaw.ingest.stage;

import java.util.Arrays;
import org.agrona.concurrent.NanoClock;

/** What reading the clock costs on this machine, for each stage contains one reading of it. */
final class ClockCost {
    private static final int PAIRS = 10_001;
    /** Until the loop is compiled; only the last one counts. */
    private static final int ROUNDS = 5;

    private ClockCost() {}

    /** The median difference of two readings with nothing between them, nanoseconds; a coarse clock gives 0. */
    static long medianNs(final NanoClock clock) {
        final long[] differencesNs = new long[PAIRS];
        for (int i = 0; i < ROUNDS; i++) {
            measure(clock, differencesNs);
        }
        Arrays.sort(differencesNs);
        return differencesNs[PAIRS / 2];
    }

    private static void measure(final NanoClock clock, final long[] differencesNs) {
        for (int i = 0; i < differencesNs.length; i++) {
            final long beginNs = clock.nanoTime();
            differencesNs[i] = clock.nanoTime() - beginNs;
        }
    }
}
