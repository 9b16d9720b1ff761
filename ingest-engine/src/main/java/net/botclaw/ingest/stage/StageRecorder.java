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

import org.HdrHistogram.Histogram;
import org.HdrHistogram.WriterReaderPhaser;

/**
 * Histograms of the stages of one event loop, two sets of them: the loop records into one while the other is read.
 *
 * <p><b>Threading</b>: one thread records and is never made to wait; readers take turns. All stages of a sample go into the
 * same set, so a reader sees a whole sample or nothing of it. <b>Memory</b>: about 3.5 MB, all of it from the beginning.
 */
final class StageRecorder {
    /** Longest time that is told apart, nanoseconds: a minute. What takes longer is recorded as this. */
    static final long MAX_NS = 60_000_000_000L;

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final Stage[] STAGES = Stage.values();

    private final WriterReaderPhaser phaser = new WriterReaderPhaser();
    private volatile Histogram[] active = histograms();
    private Histogram[] inactive = histograms();

    /** One for each stage, of fixed size. */
    static Histogram[] histograms() {
        final Histogram[] histograms = new Histogram[STAGES.length];
        for (int i = 0; i < histograms.length; i++) {
            histograms[i] = new Histogram(1, MAX_NS, SIGNIFICANT_DIGITS);
        }
        return histograms;
    }

    void record(final StageSample sample) {
        final long section = phaser.writerCriticalSectionEnter();
        try {
            final Histogram[] histograms = active;
            for (final Stage stage : STAGES) {
                // Below zero only where cores disagree about the time.
                final long durationNs = Math.max(0, Math.min(MAX_NS, sample.durationNs(stage)));
                histograms[stage.ordinal()].recordValue(durationNs);
            }
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** Adds to these what has been recorded since it was called last. */
    void moveTo(final Histogram[] totals) {
        phaser.readerLock();
        try {
            final Histogram[] full = active;
            active = inactive;
            inactive = full;
            phaser.flipPhase();
            for (int i = 0; i < full.length; i++) {
                totals[i].add(full[i]);
                full[i].reset();
            }
        } finally {
            phaser.readerUnlock();
        }
    }
}
