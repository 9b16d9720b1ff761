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
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.tools.cli.Figures;
import net.botclaw.tools.journal.JournalAudit;

/** What came out of a demo. */
final class DemoResult {
    private final List<String> problems = new ArrayList<>();
    private final String figures;

    /**
     * Judges a demo.
     *
     * @param bots      simulated.
     * @param fleet     what the bots say.
     * @param before    audit of what the journal held before, null: nothing.
     * @param after     audit of the journal.
     * @param stateHash of the engine at its end.
     * @param replayed  the journal, replayed.
     */
    DemoResult(
            final int bots,
            final FleetFigures fleet,
            final JournalAudit before,
            final JournalAudit after,
            final long stateHash,
            final JournalReplay.Result replayed) {
        final long journaled = after.journaled() - (before == null ? 0 : before.journaled());
        final long gaps = after.gaps() - (before == null ? 0 : before.gaps());
        final long alerts = after.alerts() - (before == null ? 0 : before.alerts());
        problems.addAll(after.problems());
        require(fleet.acked() == fleet.sent(), "frames not acked: " + (fleet.sent() - fleet.acked()));
        require(journaled == fleet.sent(), "sent " + fleet.sent() + " frames, journaled " + journaled);
        require(gaps == 0, "sequences missing: " + gaps);
        require(stateHash == replayed.stateHash(), "replay came to another state than the engine");
        figures = "demo: bots=" + bots + " sent=" + fleet.sent() + " acked=" + fleet.acked() + " journaled=" + journaled
                + " duplicates=" + after.duplicates() + " gaps=" + gaps + " alerts=" + alerts + " state="
                + Figures.hex(stateHash) + " replayed-state=" + Figures.hex(replayed.stateHash());
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

    /** The last line. */
    String line() {
        return figures + (problems.isEmpty() ? " ok" : " FAILED");
    }
}
