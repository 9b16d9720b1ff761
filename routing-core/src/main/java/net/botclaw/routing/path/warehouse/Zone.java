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
package net.botclaw.routing.path.warehouse;

import net.botclaw.routing.path.Heading;

/**
 * A zone: what it means, what a move into one of its cells costs, and in which directions its cells are left. It can be
 * switched on and off while bots drive. Immutable.
 */
public final class Zone {
    /** The cost of a move outside of any zone, in percent. */
    public static final int NORMAL_PERCENT = 100;
    /** The least cost of a move, in percent. */
    public static final int MIN_PERCENT = 10;
    /** The greatest cost of a move, in percent. */
    public static final int MAX_PERCENT = 1_000;

    private final String name;
    private final ZoneKind kind;
    private final int percent;
    private final int exitMask;

    private Zone(final String name, final ZoneKind kind, final int percent, final int exitMask) {
        this.name = name;
        this.kind = kind;
        this.percent = percent;
        this.exitMask = exitMask;
    }

    /**
     * A zone that no bot enters while it is active.
     *
     * @param name for people.
     * @return the zone.
     */
    public static Zone blocked(final String name) {
        return new Zone(name, ZoneKind.BLOCKED, NORMAL_PERCENT, Heading.ALL_MASK);
    }

    /**
     * A zone with a cost of its own.
     *
     * @param name    for people.
     * @param kind    SPEED_LIMIT, PENALTY or RELEASE with at least 100 percent, or PRIORITY with at most 100.
     * @param percent of the normal cost of a move, {@link #MIN_PERCENT} to {@link #MAX_PERCENT}; the product is rounded
     *                up to whole ticks.
     * @return the zone.
     * @throws IllegalArgumentException when kind and percent do not fit.
     */
    public static Zone weighted(final String name, final ZoneKind kind, final int percent) {
        final boolean isCheaper = kind == ZoneKind.PRIORITY;
        final boolean isDearer = kind == ZoneKind.SPEED_LIMIT || kind == ZoneKind.PENALTY || kind == ZoneKind.RELEASE;
        final int min = isCheaper ? MIN_PERCENT : NORMAL_PERCENT;
        final int max = isCheaper ? NORMAL_PERCENT : MAX_PERCENT;
        if (!isCheaper && !isDearer || percent < min || percent > max) {
            throw new IllegalArgumentException("zone " + name + ": " + kind + " cannot cost " + percent + " percent");
        }
        return new Zone(name, kind, percent, Heading.ALL_MASK);
    }

    /**
     * A zone that is left in one direction only.
     *
     * @param name    for people.
     * @param heading 0 to 3.
     * @return the zone.
     */
    public static Zone directed(final String name, final int heading) {
        return new Zone(name, ZoneKind.DIRECTED, NORMAL_PERCENT, Heading.bit(heading & 3));
    }

    /**
     * A zone that is left along one axis only.
     *
     * @param name    for people.
     * @param heading 0 to 3; the opposite one is as good.
     * @return the zone.
     */
    public static Zone bidirected(final String name, final int heading) {
        final int mask = Heading.bit(heading & 3) | Heading.bit(Heading.opposite(heading & 3));
        return new Zone(name, ZoneKind.BIDIRECTED, NORMAL_PERCENT, mask);
    }

    /**
     * For people.
     *
     * @return the name.
     */
    public String name() {
        return name;
    }

    /**
     * What it means.
     *
     * @return the kind.
     */
    public ZoneKind kind() {
        return kind;
    }

    /**
     * What a move into the zone costs while it is active.
     *
     * @return percent of the normal cost.
     */
    public int costPercent() {
        return percent;
    }

    /**
     * How long a move into the zone takes while it is active.
     *
     * @return percent of the normal time: that of the cost in a speed limit, else 100.
     */
    public int timePercent() {
        return kind == ZoneKind.SPEED_LIMIT ? percent : NORMAL_PERCENT;
    }

    /**
     * The directions in which cells of the zone are left while it is active.
     *
     * @return bits by {@link Heading}.
     */
    public int exitMask() {
        return exitMask;
    }

    /**
     * Scales ticks.
     *
     * @param ticks   0 or more.
     * @param percent {@link #MIN_PERCENT} to {@link #MAX_PERCENT}.
     * @return the product in whole ticks, rounded up.
     */
    public static int scale(final int ticks, final int percent) {
        return (ticks * percent + NORMAL_PERCENT - 1) / NORMAL_PERCENT;
    }
}
