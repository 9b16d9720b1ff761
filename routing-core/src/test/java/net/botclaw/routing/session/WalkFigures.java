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
            text.append(' ').append(figure.name().toLowerCase(Locale.ROOT)).append('=').append(of(figure));
        }
        return text.substring(1);
    }
}
