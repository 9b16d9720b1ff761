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
package net.botclaw.routing.session;

import java.util.Locale;

/** What happened in walks: one in which nothing went wrong would show nothing. */
final class WalkFigures {
    /** Things that happen. */
    enum Figure {
        STEPS,
        OFFERED,
        STORED,
        TELEMETRY_STORED,
        ACKED,
        OVERFLOWS,
        RESENT,
        DUPLICATES,
        LIVE_GAPS,
        LOGON_GAPS,
        EPOCHS,
        TAKEOVERS,
        HOLDS,
        HEARTBEAT_TIMEOUTS,
        LOGON_TIMEOUTS,
        LINKS_CUT,
        ORPHANS,
        ENGINE_RESTARTS,
        LOST_BATCHES,
        LOST_OUTPUTS,
        BOT_RESTARTS,
        LOGOUTS,
        LATE_LOGONS
    }

    private final long[] counts = new long[Figure.values().length];

    void count(final Figure figure) {
        counts[figure.ordinal()]++;
    }

    void count(final Figure figure, final long items) {
        counts[figure.ordinal()] += items;
    }

    long of(final Figure figure) {
        return counts[figure.ordinal()];
    }

    void add(final WalkFigures other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        for (final Figure figure : Figure.values()) {
            text.append(' ')
                    .append(figure.name().toLowerCase(Locale.ROOT))
                    .append('=')
                    .append(of(figure));
        }
        return text.substring(1);
    }
}
