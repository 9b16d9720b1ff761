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
package net.botclaw.tools.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.tools.cli.Figures;
import net.botclaw.tools.warehouse.WarehouseFigures;

/** What a demo came to. */
final class DemoResult {
    /** So many orders are expected before that none came is a fault. */
    private static final int MIN_ORDERS = 20;

    private final List<String> problems = new ArrayList<>();
    private final DemoAudit before;
    private final DemoAudit after;
    private final String figures;
    private final String summary;

    /**
     * Judges a demo.
     *
     * @param settings  of the demo.
     * @param fleet     what the bots say.
     * @param before    audit of what the journal held before, null: nothing.
     * @param after     audit of the journal.
     * @param stateHash of the engine at its end.
     * @param replayed  the journal, replayed.
     */
    DemoResult(
            final DemoSettings settings,
            final DemoFigures fleet,
            final DemoAudit before,
            final DemoAudit after,
            final long stateHash,
            final JournalReplay.Result replayed) {
        this.before = before;
        this.after = after;
        final long journaled = added(audit -> audit.frames().journaled());
        final long gaps = added(audit -> audit.frames().gaps());
        final long refused = fleet.warehouse().rejected();
        final long lost = Math.max(0, added(audit -> audit.tasks().requestsWithoutTask()) - refused)
                + after.tasks().open();
        final long collisions = added(audit -> audit.poses().collisions());
        final long stuck = settings.trucks() - fleet.warehouse().home();
        problems.addAll(after.frames().problems());
        problems.addAll(after.tasks().problems());
        problems.addAll(after.poses().problems());
        require(fleet.acked() == fleet.sent(), "frames not acked: " + (fleet.sent() - fleet.acked()));
        require(journaled == fleet.sent(), "sent " + fleet.sent() + " frames, journaled " + journaled);
        require(gaps == 0, "sequences missing: " + gaps);
        require(lost == 0, "tasks lost or not ended: " + lost);
        requireDelivered(settings, fleet.warehouse());
        require(
                after.tasks().doneTwice() == 0,
                "tasks done twice: " + after.tasks().doneTwice());
        require(collisions == 0, "collisions: " + collisions);
        require(stuck == 0, "trucks that did not come home: " + stuck);
        require(stateHash == replayed.stateHash(), "replay came to another state than the engine");
        figures = "demo: bots=" + settings.bots() + " sent=" + fleet.sent() + " acked=" + fleet.acked() + " journaled="
                + journaled + " duplicates=" + after.frames().duplicates() + " gaps=" + gaps + " tasks_done="
                + added(audit -> audit.tasks().done()) + " tasks_lost=" + lost + " collisions=" + collisions
                + " stuck=" + stuck + " state=" + Figures.hex(stateHash) + " replayed-state="
                + Figures.hex(replayed.stateHash());
        summary = "demo: alerts " + added(audit -> audit.frames().alerts()) + ", reconnects " + fleet.reconnects()
                + ", poses " + added(audit -> audit.poses().poses()) + ", stock changes "
                + added(audit -> audit.tasks().stockChanges()) + ", orders refused "
                + fleet.warehouse().refused() + ", tasks that failed "
                + fleet.warehouse().failed();
    }

    /** Nothing lost is not enough: what was ordered must have come, and the poses must be those of all trucks. */
    private void requireDelivered(final DemoSettings settings, final WarehouseFigures warehouse) {
        final boolean areOrdersDue = settings.ordersPerSecond() * settings.seconds() >= MIN_ORDERS;
        require(!areOrdersDue || warehouse.requested() > 0, "nothing was ordered");
        require(warehouse.requested() == 0 || warehouse.done() > 0, "no order was done");
        require(warehouse.open() == 0, "orders whose end no station has heard of: " + warehouse.open());
        require(
                after.poses().trucks() >= settings.trucks(),
                "trucks that told where they are: " + after.poses().trucks());
        if (!settings.isChaos()) {
            final long jumps = added(audit -> audit.poses().jumps());
            final long refusedMoves = added(audit -> audit.tasks().movementsRefused());
            require(jumps == 0, "poses that do not follow from the ones before: " + jumps);
            require(refusedMoves == 0, "movements of goods that were refused: " + refusedMoves);
        }
    }

    private long added(final ToLongFunction<DemoAudit> figure) {
        return figure.applyAsLong(after) - (before == null ? 0 : figure.applyAsLong(before));
    }

    private void require(final boolean isTrue, final String problem) {
        if (!isTrue) {
            problems.add(problem);
        }
    }

    /** What went wrong, one line each; empty when all is well. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Figures that the last line has no room for. */
    String summary() {
        return summary;
    }

    /** The last line. */
    String line() {
        return figures + (problems.isEmpty() ? " ok" : " FAILED");
    }
}
