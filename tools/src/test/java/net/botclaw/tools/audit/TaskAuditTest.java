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
import net.botclaw.protocol.codec.StockMovement;
import net.botclaw.protocol.codec.TaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskAuditTest {
    @TempDir
    private Path data;

    private TaskAudit audit(final Consumer<AuditJournal> journal) {
        try (AuditJournal written = new AuditJournal(data)) {
            journal.accept(written);
        }
        return TaskAudit.run(data);
    }

    private static AuditJournal carry(final AuditJournal journal, final long taskId) {
        return journal.moves(StockMovement.PICK, taskId, 1, 3)
                .stock(1, 7)
                .moves(StockMovement.PUT, taskId, 2, 3)
                .stock(2, 3);
    }

    @Test
    void shouldFindNothingWhenEverythingEndsWell() {
        final TaskAudit audit = audit(journal -> {
            journal.load(1, 10).stock(1, 10).request(5, 77).task(1, 5, 77, TaskState.QUEUED);
            journal.request(5, 77).task(1, 5, 77, TaskState.ASSIGNED);
            carry(journal, 1).task(1, 5, 77, TaskState.DONE);
        });

        assertThat(audit.problems()).isEmpty();
        assertThat(audit.problemCount()).isZero();
        assertThat(audit.requests()).isOne();
        assertThat(audit.requestsWithoutTask()).isZero();
        assertThat(audit.tasks()).isOne();
        assertThat(audit.done()).isOne();
        assertThat(audit.open()).isZero();
        assertThat(audit.doneTwice()).isZero();
        assertThat(audit.stockChanges()).isEqualTo(3);
    }

    @Test
    void shouldFindRequestsWithoutATaskAndTasksWithoutAnEnd() {
        final TaskAudit audit = audit(journal -> journal.request(5, 77)
                .request(6, 77)
                .task(1, 6, 77, TaskState.QUEUED)
                .task(1, 6, 77, TaskState.IN_PROGRESS)
                .task(2, 0, 0, TaskState.CANCELLED));

        assertThat(audit.requestsWithoutTask()).isOne();
        assertThat(audit.open()).isOne();
        assertThat(audit.done()).isZero();
    }

    @Test
    void shouldFindATaskDoneTwice() {
        assertThat(audit(journal -> journal.task(1, 5, 77, TaskState.DONE).task(1, 5, 77, TaskState.DONE))
                        .doneTwice())
                .isOne();
    }

    @Test
    void shouldFindGoodsPickedOrPutTwiceForOneTask() {
        final TaskAudit audit = audit(journal -> {
            journal.load(1, 10).stock(1, 10);
            carry(journal, 1);
            journal.moves(StockMovement.PICK, 1, 1, 1).stock(1, 6).moves(StockMovement.PUT, 1, 2, 1);
            journal.stock(2, 4).moves(StockMovement.PICK, 0, 1, 1).stock(1, 5);
            journal.moves(StockMovement.PICK, 0, 1, 1).stock(1, 4);
        });

        assertThat(audit.doneTwice()).isOne();
        assertThat(audit.problems()).hasSize(2).allMatch(line -> line.contains("goods of task 1"));
    }

    @Test
    void shouldNotCountAMovementThatChangedNothing() {
        final TaskAudit audit = audit(journal -> journal.load(1, 10)
                .stock(1, 10)
                .moves(StockMovement.PICK, 1, 1, 11)
                .moves(StockMovement.PICK, 1, 1, 10)
                .stock(1, 0));

        assertThat(audit.problems()).isEmpty();
        assertThat(audit.movementsRefused()).isOne();
    }

    @Test
    void shouldFindQuantitiesThatDoNotAddUp() {
        final TaskAudit audit = audit(journal -> journal.load(1, 10)
                .stock(1, 10)
                .moves(StockMovement.PICK, 1, 1, 3)
                .stock(1, 8));

        assertThat(audit.problems())
                .containsExactly("stock of SKU001 at location 1 is said to be 8 and must be 7, at position 3");
    }

    @Test
    void shouldFindAChangeThatNothingCaused() {
        assertThat(audit(journal -> journal.request(5, 1).stock(1, 8)).problemCount())
                .isOne();
    }

    @Test
    void shouldFindAChangeOfAnotherLocationThanThatOfTheMovement() {
        assertThat(audit(journal -> journal.load(2, 10).stock(1, 10)).problemCount())
                .isOne();
    }
}
