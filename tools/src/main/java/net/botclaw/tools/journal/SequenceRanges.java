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
package net.botclaw.tools.journal;

import java.util.Map;
import java.util.TreeMap;

/** A set of sequences, kept as ranges that neither overlap nor touch. Memory grows with the ranges only. */
final class SequenceRanges {
    private final TreeMap<Long, Long> toByFrom = new TreeMap<>();

    /** Adds all of {@code [from, to]}; nothing when it is empty. */
    void add(final long from, final long to) {
        if (from > to) {
            return;
        }
        long start = from;
        long end = to;
        Map.Entry<Long, Long> near = toByFrom.floorEntry(end + 1);
        while (near != null && near.getValue() >= start - 1) {
            start = Math.min(start, near.getKey());
            end = Math.max(end, near.getValue());
            toByFrom.remove(near.getKey());
            near = toByFrom.floorEntry(end + 1);
        }
        toByFrom.put(start, end);
    }

    /** Adds all of another set. */
    void addAll(final SequenceRanges other) {
        other.toByFrom.forEach(this::add);
    }

    /** Takes one sequence out; false when it was not in. */
    boolean remove(final long sequence) {
        final Map.Entry<Long, Long> range = toByFrom.floorEntry(sequence);
        if (range == null || range.getValue() < sequence) {
            return false;
        }
        final long from = range.getKey();
        final long to = range.getValue();
        toByFrom.remove(from);
        add(from, sequence - 1);
        add(sequence + 1, to);
        return true;
    }

    /** How many sequences are in. */
    long count() {
        return countWithin(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** How many sequences of {@code [from, to]} are in. */
    long countWithin(final long from, final long to) {
        long count = 0;
        for (final Map.Entry<Long, Long> range : toByFrom.entrySet()) {
            final long start = Math.max(from, range.getKey());
            final long end = Math.min(to, range.getValue());
            count += Math.max(0, end - start + 1);
        }
        return count;
    }

    /** How many sequences are in both sets. */
    long countCommon(final SequenceRanges other) {
        long count = 0;
        for (final Map.Entry<Long, Long> range : toByFrom.entrySet()) {
            count += other.countWithin(range.getKey(), range.getValue());
        }
        return count;
    }
}
