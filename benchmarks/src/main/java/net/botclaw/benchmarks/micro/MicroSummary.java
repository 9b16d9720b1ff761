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
package net.botclaw.benchmarks.micro;

import java.util.List;
import java.util.Locale;

/**
 * The results of a run in one table, each beside its floor: {@code xFloor} is the floor of {@code x}, and a class with one
 * floor only has it for all its benchmarks.
 *
 * <p>The harness itself allocates some kilobytes in each iteration, which is a part of each figure of allocation that grows
 * with the time of an operation. Floors allocate next to nothing of their own, so the median of what they allocate in a
 * nanosecond is the harness's share; what is beyond it is an operation's own.
 */
final class MicroSummary {
    private static final String NONE = "-";

    private final List<MicroRow> rows;
    private final double harnessBytesPerNs;

    MicroSummary(final List<MicroRow> rows) {
        this.rows = List.copyOf(rows);
        this.harnessBytesPerNs = harnessBytesPerNs(rows);
    }

    /** Benchmarks with a result, floors included. */
    int count() {
        return rows.size();
    }

    /** The floor of a benchmark, or null. */
    MicroRow floorOf(final MicroRow row) {
        if (row.isFloor()) {
            return null;
        }
        final List<MicroRow> own =
                rows.stream().filter(other -> other.isOwnFloorOf(row)).toList();
        final List<MicroRow> beside =
                rows.stream().filter(other -> other.isFloorBeside(row)).toList();
        if (!own.isEmpty()) {
            return own.get(0);
        }
        return beside.size() == 1 ? beside.get(0) : null;
    }

    /** What an operation allocated itself, bytes: without the harness's share, and not below 0. */
    double ownBytes(final MicroRow row) {
        return Math.max(0, row.bytes() - harnessBytesPerNs * row.ns());
    }

    /** Most bytes that an operation allocated itself, floors left out; 0 without any. */
    double maxOwnBytes() {
        return rows.stream()
                .filter(row -> !row.isFloor())
                .mapToDouble(this::ownBytes)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static double harnessBytesPerNs(final List<MicroRow> rows) {
        final double[] rates = rows.stream()
                .filter(MicroRow::isFloor)
                .mapToDouble(floor -> floor.bytes() / floor.ns())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return rates.length == 0 ? 0 : rates[rates.length / 2];
    }

    /** The table, with a heading, a line for each benchmark. */
    String table() {
        final int width =
                rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        final String format = "%-" + Math.max(width, "benchmark".length()) + "s %14s %14s %12s %12s %12s %9s%n";
        final StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, format, "benchmark", "ns/op", "+-", "B/op", "floor B/op", "own B/op", "x floor"));
        for (final MicroRow row : rows) {
            final MicroRow floor = floorOf(row);
            text.append(String.format(
                    Locale.ROOT,
                    format,
                    row.label(),
                    figure(row.ns(), 2),
                    figure(row.errorNs(), 2),
                    figure(row.bytes(), 3),
                    floor == null ? NONE : figure(floor.bytes(), 3),
                    figure(ownBytes(row), 3),
                    floor == null ? NONE : figure(row.ns() / floor.ns(), 2)));
        }
        return text.toString();
    }

    private static String figure(final double value, final int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : NONE;
    }
}
