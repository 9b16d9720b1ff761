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
package net.botclaw.tools.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** How figures are printed, the same in every locale and time zone. */
public final class Figures {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final double NS_PER_US = 1_000;
    private static final DateTimeFormatter ISO_NANOS = new DateTimeFormatterBuilder()
            .appendInstant(9)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Figures() {}

    /**
     * A time of the journal.
     *
     * @param epochNs epoch nanoseconds.
     * @return ISO 8601 with nine digits, UTC.
     */
    public static String isoTime(final long epochNs) {
        return ISO_NANOS.format(
                Instant.ofEpochSecond(Math.floorDiv(epochNs, NS_PER_SECOND), Math.floorMod(epochNs, NS_PER_SECOND)));
    }

    /**
     * A hash of the core's state.
     *
     * @param hash 64 bits.
     * @return 16 hexadecimal digits.
     */
    public static String hex(final long hash) {
        return String.format(Locale.ROOT, "%016x", hash);
    }

    /**
     * Microseconds with one decimal.
     *
     * @param ns nanoseconds.
     * @return for example {@code 10.5}.
     */
    public static String micros(final long ns) {
        return String.format(Locale.ROOT, "%.1f", ns / NS_PER_US);
    }

    /**
     * Seconds with three decimals.
     *
     * @param ns nanoseconds.
     * @return for example {@code 1.250}.
     */
    public static String seconds(final long ns) {
        return String.format(Locale.ROOT, "%.3f", (double) ns / NS_PER_SECOND);
    }

    /**
     * How many of something there were in a second.
     *
     * @param count of it.
     * @param ns    nanoseconds it took; less than one counts as one.
     * @return rounded down.
     */
    public static long perSecond(final long count, final long ns) {
        return (long) (count * (double) NS_PER_SECOND / Math.max(1, ns));
    }
}
