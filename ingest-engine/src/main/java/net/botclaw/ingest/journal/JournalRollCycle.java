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

import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.rollcycles.RollCycleArithmetic;

/**
 * Names queue files by the second in which they begin, at most one in {@link #LENGTH_MS}. When a file ends is not its
 * business: {@link RollClock} stands still for as long as a file is appended to.
 *
 * <p>The index of a document is 31 bits of cycle and 32 bits of sequence; cycles of ten seconds last until the year 2651.
 */
enum JournalRollCycle implements RollCycle {
    /** The only one. */
    INSTANCE;

    /** Shortest time between the beginnings of two files, milliseconds. */
    static final int LENGTH_MS = 10_000;

    private static final String FORMAT = "yyyyMMdd-HHmmss";
    private static final RollCycleArithmetic ARITHMETIC = RollCycleArithmetic.of(2 << 10, 1 << 10);

    /** Cycle that a time is in. */
    static int cycleAt(final long epochMs) {
        return Math.toIntExact(epochMs / LENGTH_MS);
    }

    /** First millisecond of a cycle, epoch milliseconds. */
    static long startMs(final int cycle) {
        return (long) cycle * LENGTH_MS;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public int lengthInMillis() {
        return LENGTH_MS;
    }

    @Override
    public int defaultIndexCount() {
        return ARITHMETIC.indexCount();
    }

    @Override
    public int defaultIndexSpacing() {
        return ARITHMETIC.indexSpacing();
    }

    @Override
    public long toIndex(final int cycle, final long sequenceNumber) {
        return ARITHMETIC.toIndex(cycle, sequenceNumber);
    }

    @Override
    public long toSequenceNumber(final long index) {
        return ARITHMETIC.toSequenceNumber(index);
    }

    @Override
    public int toCycle(final long index) {
        return ARITHMETIC.toCycle(index);
    }

    @Override
    public long maxMessagesPerCycle() {
        return ARITHMETIC.maxMessagesPerCycle();
    }
}
