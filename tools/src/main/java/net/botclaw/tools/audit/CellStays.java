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
package net.botclaw.tools.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When which truck was in which cell, and when it went from one cell to the next. Times are half open. */
final class CellStays {
    /** End of a stay that has not ended. */
    static final long OPEN_END = Long.MAX_VALUE;

    private final List<Stay> stays = new ArrayList<>();
    private final List<Crossing> crossings = new ArrayList<>();

    /** A truck was in a cell. */
    record Stay(Cell cell, int botId, long fromNs, long toNs) {}

    /** A truck went from a cell to the one beside it. */
    record Crossing(Cell from, Cell to, int botId, long fromNs, long toNs) {
        /** The lesser of the two cells, so that both directions are found together. */
        private Cell lesser() {
            return Cell.ORDER.compare(from, to) <= 0 ? from : to;
        }

        private Cell greater() {
            return Cell.ORDER.compare(from, to) <= 0 ? to : from;
        }
    }

    /** Told of what must not be. */
    interface Listener {
        void onShared(Stay first, Stay second);

        void onExchanged(Crossing first, Crossing second);
    }

    void addStay(final Cell cell, final int botId, final long fromNs, final long toNs) {
        stays.add(new Stay(cell, botId, fromNs, toNs));
    }

    void addCrossing(final Cell from, final Cell to, final int botId, final long fromNs, final long toNs) {
        crossings.add(new Crossing(from, to, botId, fromNs, toNs));
    }

    /** Tells of each two stays of two trucks in one cell at one time, and of each two that passed through each other. */
    void check(final Listener listener) {
        stays.sort(Comparator.comparing(Stay::cell, Cell.ORDER).thenComparingLong(Stay::fromNs));
        for (int i = 0; i < stays.size(); i++) {
            final Stay first = stays.get(i);
            for (int j = i + 1; j < stays.size() && isWithin(first, stays.get(j)); j++) {
                final Stay second = stays.get(j);
                if (second.botId() != first.botId() && second.toNs() > second.fromNs()) {
                    listener.onShared(first, second);
                }
            }
        }
        crossings.sort(Comparator.comparing(Crossing::lesser, Cell.ORDER)
                .thenComparing(Crossing::greater, Cell.ORDER)
                .thenComparingLong(Crossing::fromNs));
        for (int i = 0; i < crossings.size(); i++) {
            final Crossing first = crossings.get(i);
            for (int j = i + 1; j < crossings.size() && isWithin(first, crossings.get(j)); j++) {
                final Crossing second = crossings.get(j);
                if (second.botId() != first.botId() && second.from().equals(first.to())) {
                    listener.onExchanged(first, second);
                }
            }
        }
    }

    private static boolean isWithin(final Stay first, final Stay second) {
        return second.cell().equals(first.cell()) && second.fromNs() < first.toNs();
    }

    /** The very moment in which one ends is too early for the other: it would have to be in both cells. */
    private static boolean isWithin(final Crossing first, final Crossing second) {
        return second.lesser().equals(first.lesser())
                && second.greater().equals(first.greater())
                && second.fromNs() <= first.toNs();
    }
}
