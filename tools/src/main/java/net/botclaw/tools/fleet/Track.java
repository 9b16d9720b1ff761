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
package net.botclaw.tools.fleet;

/**
 * A pair of values over the samples of a log, and the few of them that tell the rest: where a value changes evenly from
 * one sample to a later one, those in between are left out.
 */
final class Track {
    private final PoseLog log;
    private final int[] firsts;
    private final int[] seconds;
    private final int[] keys;
    private int keyCount;

    Track(final PoseLog log) {
        this.log = log;
        firsts = new int[log.sampleCount()];
        seconds = new int[log.sampleCount()];
        keys = new int[log.sampleCount()];
    }

    /** Sets the values of a sample. */
    void put(final int sample, final int first, final int second) {
        firsts[sample] = first;
        seconds[sample] = second;
    }

    /**
     * Selects the samples that tell the rest: the first, the last, and those where the speed changes.
     *
     * @return false when the values never change.
     */
    boolean selectKeys() {
        keyCount = 0;
        final int last = keys.length - 1;
        boolean isChanging = false;
        for (int i = 0; i <= last; i++) {
            if (i == 0 || i == last || !isEven(firsts, i) || !isEven(seconds, i)) {
                keys[keyCount++] = i;
            }
            isChanging |= firsts[i] != firsts[0] || seconds[i] != seconds[0];
        }
        return isChanging;
    }

    /** Whether a value changes as fast after a sample as before it. */
    private boolean isEven(final int[] values, final int i) {
        final long before = (long) log.tick(i) - log.tick(i - 1);
        final long after = (long) log.tick(i + 1) - log.tick(i);
        return (values[i] - values[i - 1]) * after == (values[i + 1] - values[i]) * before;
    }

    int keyCount() {
        return keyCount;
    }

    /** The sample of a key. */
    int sample(final int key) {
        return keys[key];
    }

    /** The first value of a key. */
    int first(final int key) {
        return firsts[keys[key]];
    }

    /** The second value of a key. */
    int second(final int key) {
        return seconds[keys[key]];
    }
}
