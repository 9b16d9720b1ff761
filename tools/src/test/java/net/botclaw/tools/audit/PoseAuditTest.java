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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoseAuditTest {
    private static final int EAST = 0;
    private static final int NORTH = 1;
    private static final int WEST = 2;
    private static final int SOUTH = 3;

    @TempDir
    private Path data;

    private PoseAudit audit(final Consumer<AuditJournal> journal) {
        try (AuditJournal written = new AuditJournal(data)) {
            journal.accept(written);
        }
        return PoseAudit.run(data, AuditJournal.CELL_SIZE_MM);
    }

    @Test
    void shouldFindNothingWhenOneFollowsTheOtherAtTheVeryMoment() {
        final PoseAudit audit = audit(journal -> journal.stands(1, 0, 1, 0)
                .stands(2, 0, 0, 0)
                .departs(1, 10, 1, 0, EAST)
                .stands(1, 20, 2, 0)
                .departs(2, 20, 0, 0, EAST)
                .departs(1, 20, 2, 0, SOUTH)
                .stands(2, 30, 1, 0)
                .stands(1, 40, 2, 1)
                .stands(1, 50, 2, 1));

        assertThat(audit.problems()).isEmpty();
        assertThat(audit.collisions()).isZero();
        assertThat(audit.jumps()).isZero();
        assertThat(audit.poses()).isEqualTo(9);
        assertThat(audit.trucks()).isEqualTo(2);
    }

    @Test
    void shouldFindOneThatEntersBeforeTheOtherHasLeft() {
        final PoseAudit audit = audit(journal -> journal.stands(1, 0, 1, 0)
                .stands(2, 0, 0, 0)
                .departs(1, 10, 1, 0, EAST)
                .departs(2, 19, 0, 0, EAST)
                .stands(1, 20, 2, 0));

        assertThat(audit.collisions()).isOne();
        assertThat(audit.problems()).singleElement().asString().contains("1 and 2 are both in (1, 0)");
    }

    @Test
    void shouldFindOneThatDrivesIntoAStandingOne() {
        assertThat(audit(journal ->
                                journal.stands(1, 0, 5, 5).stands(2, 0, 5, 6).departs(2, 100, 5, 6, NORTH))
                        .collisions())
                .isOne();
    }

    @Test
    void shouldFindTwoThatDriveIntoTheSameCell() {
        assertThat(audit(journal -> journal.stands(1, 0, 4, 5)
                                .stands(2, 0, 6, 5)
                                .departs(1, 10, 4, 5, EAST)
                                .departs(2, 15, 6, 5, WEST)
                                .stands(1, 30, 5, 5)
                                .stands(2, 40, 6, 5))
                        .collisions())
                .isOne();
    }

    @Test
    void shouldFindTwoThatExchangeCells() {
        final PoseAudit audit = audit(journal -> journal.stands(1, 0, 1, 0)
                .stands(2, 0, 2, 0)
                .departs(1, 10, 1, 0, EAST)
                .departs(2, 10, 2, 0, WEST)
                .stands(1, 20, 2, 0)
                .stands(2, 20, 1, 0));

        assertThat(audit.problems()).anyMatch(line -> line.contains("exchange (1, 0) and (2, 0)"));
        assertThat(audit.problems()).anyMatch(line -> line.contains("both in (1, 0)"));
    }

    @Test
    void shouldFindTwoThatExchangeCellsInNoTime() {
        final PoseAudit audit = audit(journal -> journal.stands(1, 0, 1, 0)
                .stands(2, 0, 2, 0)
                .departs(1, 10, 1, 0, EAST)
                .departs(2, 10, 2, 0, WEST)
                .stands(1, 10, 2, 0)
                .stands(2, 10, 1, 0));

        assertThat(audit.collisions()).isEqualTo(1);
        assertThat(audit.problems()).singleElement().asString().contains("exchange");
    }

    @Test
    void shouldFindTwoThatBeginInOneCell() {
        assertThat(audit(journal -> journal.stands(1, 0, 1, 0).stands(2, 50, 1, 0))
                        .collisions())
                .isOne();
    }

    @Test
    void shouldFindOneThatIsPutWhereAnotherDrivesIn() {
        final PoseAudit audit = audit(journal -> journal.stands(1, 0, 1, 0)
                .stands(2, 0, 9, 9)
                .departs(1, 10, 1, 0, SOUTH)
                .stands(2, 15, 1, 1));

        assertThat(audit.collisions()).isOne();
        assertThat(audit.jumps()).isOne();
    }

    @Test
    void shouldNotMixUpWhatCameLateWithWhatHappenedLate() {
        final PoseAudit audit = audit(journal -> journal.stands(1, 0, 1, 0)
                .stands(2, 0, 0, 0)
                .departs(2, 30, 0, 0, EAST)
                .stands(2, 40, 1, 0)
                .departs(1, 10, 1, 0, EAST)
                .stands(1, 20, 2, 0));

        assertThat(audit.collisions()).isZero();
    }

    @Test
    void shouldKeepBothCellsOfOneThatBrokeDownBetweenThem() {
        assertThat(audit(journal -> journal.stands(1, 0, 1, 0)
                                .departs(1, 10, 1, 0, EAST)
                                .stands(2, 0, 1, 1)
                                .departs(2, 1_000, 1, 1, NORTH))
                        .collisions())
                .isOne();
    }

    @Test
    void shouldSayWhenATrucksTimeRunsBackwards() {
        final PoseAudit audit = audit(journal -> journal.stands(1, 100, 1, 0).stands(1, 50, 2, 0));

        assertThat(audit.outOfOrder()).isOne();
        assertThat(audit.problems()).hasSize(1);
    }

    @Test
    void shouldFindACollisionAfterAPoseThatIsYetToCome() {
        final PoseAudit audit = audit(journal -> journal.stands(1, 0, 1, 0)
                .stands(1, Long.MAX_VALUE, 1, 0)
                .stands(2, 0, 5, 5)
                .stands(2, 100, 1, 0));

        assertThat(audit.outOfOrder()).isOne();
        assertThat(audit.collisions()).isOne();
    }

    @Test
    void shouldFollowATruckOnAfterAPoseThatIsYetToCome() {
        final PoseAudit late = audit(journal -> journal.stands(1, 0, 1, 0)
                .stands(1, 3_600_000_000_000L, 1, 0)
                .departs(1, 10, 1, 0, EAST)
                .stands(1, 20, 2, 0)
                .stands(2, 30, 1, 0));
        assertThat(late.outOfOrder()).isOne();
        assertThat(late.collisions()).isZero();
    }

    @Test
    void shouldPassOverPeople() {
        assertThat(audit(journal -> journal.stands(1, 0, 1, 0).person(2, 0, 1, 0))
                        .collisions())
                .isZero();
    }
}
