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
package net.botclaw.tools.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.StockMovedEncoder;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.protocol.codec.TaskUpdateEncoder;
import org.junit.jupiter.api.Test;

class SimulatedTruckTest {
    private final TruckRig rig = new TruckRig();

    private int cell(final int x, final int y) {
        return TruckRig.MAP.cellAt(x, y);
    }

    @Test
    void shouldTellOfEachDepartureAndArrivalWhenItDrives() {
        rig.plan(1, 1, 0, 0, "E1", "S1", "-S1").release(1, 1, 3).run(200);

        assertThat(rig.said())
                .containsExactly(
                        "1000 status 500,500 0 drives AUTOMATIC",
                        "1010 status 1500,500 0 stands IDLE",
                        "1010 progress 1.1 cell 1 index 1 stops 0",
                        "1010 status 1500,500 3 drives AUTOMATIC",
                        "1045 status 1500,1500 3 stands IDLE",
                        "1045 progress 1.1 cell 11 index 2 stops 0",
                        "1045 status 1500,1500 1 drives AUTOMATIC",
                        "1065 status 1500,500 3 stands IDLE",
                        "1065 progress 1.1 cell 1 index 3 stops 0");
    }

    @Test
    void shouldStandWhenNothingOrTooLittleIsReleased() {
        rig.plan(1, 1, 0, 0, "E5").run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(0, 0));

        rig.release(1, 1, 2).run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(2, 0));

        rig.release(1, 2, 5).release(2, 1, 5).release(1, 1, 1).run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(2, 0));

        rig.release(1, 1, 4).run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(4, 0));
    }

    @Test
    void shouldGoOnFromWhereItIsWhenANewPlanBeginsBehindIt() {
        rig.plan(1, 1, 0, 0, "E5").release(1, 1, 3).run(25);
        assertThat(rig.truck().enteredCell()).isEqualTo(cell(3, 0));

        rig.plan(1, 2, 1, 0, "E2", "S2").run(100);
        assertThat(rig.truck().cell()).as("ends its move").isEqualTo(cell(3, 0));
        assertThat(rig.said("progress").get(2)).isEqualTo("progress 1.2 cell 3 index 2 stops 0");

        rig.release(1, 2, 3).run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(3, 1));
    }

    @Test
    void shouldTakeTheFartherPlaceWhenAPlanLeadsThroughItsCellTwiceAndNothingWasAcknowledged() {
        rig.plan(1, 1, 0, 0, "E2", "W1").release(1, 1, 3).run(200);
        assertThat(rig.truck().cell()).isEqualTo(cell(1, 0));

        rig.plan(1, 2, 0, 0, "E2", "W1", "S1").release(1, 2, 4).run(200);

        assertThat(rig.said("progress")).last().isEqualTo("progress 1.2 cell 11 index 4 stops 0");
    }

    @Test
    void shouldTakeTheNearerPlaceWhenTheEngineKnowsWhereItIs() {
        rig.plan(1, 1, 0, 0, "E1", "W1").release(1, 1, 2).run(200).ack();
        rig.plan(2, 1, 0, 0, "E1", "W1").release(2, 1, 1).run(200);

        assertThat(rig.truck().cell()).isEqualTo(cell(1, 0));
    }

    @Test
    void shouldSayWhereItIsAndStandWhenAPlanBeginsElsewhere() {
        rig.plan(1, 1, 5, 0, "E2").release(1, 1, 2).run(100);

        assertThat(rig.said()).containsExactly("1000 progress 1.1 cell 0 index 0 stops 0");
        assertThat(rig.truck().cell()).isEqualTo(cell(0, 0));
    }

    @Test
    void shouldPassOverPushesSeenBefore() {
        rig.assign(7, 1, TaskType.TRANSPORT, 1, 2)
                .plan(1, 2, 0, 0, "E3!", "E3!")
                .release(1, 2, 1)
                .run(50);
        rig.said();

        rig.assign(7, 1, TaskType.TRANSPORT, 1, 2)
                .plan(1, 2, 0, 0, "E3!", "E3!")
                .plan(1, 1, 0, 0, "S1");
        rig.release(1, 2, 1).release(1, 1, 1).run(100);

        assertThat(rig.said()).isEmpty();
    }

    @Test
    void shouldCarryGoodsFromTheFirstStopToTheSecond() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2)
                .plan(1, 1, 0, 0, "E3!", "E3!")
                .release(1, 1, 6);
        rig.run(100);
        assertThat(rig.said("task")).containsExactly("task 7 ACCEPTED 0 0");
        assertThat(rig.truck().state()).as("not acknowledged").isEqualTo(TruckState.IDLE);

        rig.ack().run(50);
        assertThat(rig.said("for 7")).containsExactly("PICK 3 SKU001 at 1 for 7");
        rig.run(50);
        assertThat(rig.said("task")).as("the pick is not acknowledged").isEmpty();

        rig.ack().run(200);
        assertThat(rig.said().stream().map(line -> line.substring(5)).toList())
                .startsWith("task 7 IN_PROGRESS 3 0", "progress 1.1 cell 3 index 3 stops 1")
                .contains("PUT 3 SKU001 at 2 for 7")
                .containsSubsequence("progress 1.1 cell 6 index 6 stops 2", "task 7 DONE 3 0");
        assertThat(rig.truck().hasTask()).isFalse();
        assertThat(rig.truck().tasksDone()).isOne();
    }

    @Test
    void shouldGiveTheTaskUpWhenTheGoodsAreNotThere() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2)
                .plan(1, 1, 0, 0, "E3!", "E3!")
                .release(1, 1, 6);
        rig.run(1).ack().run(100);
        assertThat(rig.said("PICK")).hasSize(1);

        final int code = RejectCode.UNKNOWN_ID.code();
        rig.acked()
                .reject(rig.lastSequence(), StockMovedEncoder.TEMPLATE_ID, code)
                .run(100);

        assertThat(rig.said("task")).containsExactly("task 7 FAILED 0 " + code);
        assertThat(rig.truck().hasTask()).isFalse();
    }

    @Test
    void shouldHoldBackWhenTheRefusalComesBehindTheAcknowledgement() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2)
                .plan(1, 1, 0, 0, "E3!", "E3!")
                .release(1, 1, 6);
        rig.run(100);
        rig.acked();
        rig.reject(1 + 1, TaskUpdateEncoder.TEMPLATE_ID, 404).run(200);

        assertThat(rig.truck().hasTask()).isFalse();
        assertThat(rig.said("PICK")).isEmpty();
    }

    @Test
    void shouldDropACancelledTask() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2)
                .plan(1, 1, 0, 0, "E3!", "E3!")
                .release(1, 1, 6);
        rig.run(1).ack().run(50);
        assertThat(rig.truck().state()).isEqualTo(TruckState.WORKING);

        rig.cancel(8).run(1);
        assertThat(rig.truck().hasTask()).isTrue();
        rig.cancel(7).plan(1, 2, 3, 0, "W3").release(1, 2, 3).run(200);

        assertThat(rig.truck().cell()).isEqualTo(cell(0, 0));
        assertThat(rig.said("PICK")).isEmpty();
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2).run(1);
        assertThat(rig.truck().hasTask()).as("the old assignment, late").isFalse();
        rig.assign(7, 2, TaskType.PICK_AND_PACK, 1, 2).run(1);
        assertThat(rig.truck().hasTask()).isTrue();
    }

    @Test
    void shouldDropATaskWhenTheLeaseIsOver() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2).run(1).ack();

        rig.link(false).skip(SimulatedTruck.LEASE_NS / TruckRig.MS);
        assertThat(rig.truck().hasTask()).isTrue();
        rig.skip(2);
        assertThat(rig.truck().hasTask()).isFalse();
    }

    @Test
    void shouldKeepATaskInProgressWhenTheLeaseIsOver() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2)
                .plan(1, 1, 0, 0, "E3!", "E3!")
                .release(1, 1, 6);
        rig.run(1).ack().run(100).ack().run(5);

        rig.link(false).skip(2 * SimulatedTruck.LEASE_NS / TruckRig.MS).run(200);

        assertThat(rig.said("task")).contains("task 7 IN_PROGRESS 3 0", "task 7 DONE 3 0");
    }

    @Test
    void shouldNotPickWithoutALink() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2)
                .plan(1, 1, 0, 0, "E3!", "E3!")
                .release(1, 1, 6);
        rig.run(1).ack().link(false).run(500);

        assertThat(rig.truck().cell()).isEqualTo(cell(3, 0));
        assertThat(rig.said("PICK")).isEmpty();
        rig.link(true).run(100);
        assertThat(rig.said("PICK")).hasSize(1);
    }

    @Test
    void shouldRefuseASecondTask() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2).assign(8, 1, TaskType.PICK_AND_PACK, 1, 2);

        assertThat(rig.said("task")).containsExactly("task 7 ACCEPTED 0 0", "task 8 REJECTED 0 403");
    }

    @Test
    void shouldSayHowFarItIsWhenATaskInProgressIsGivenAgain() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2)
                .plan(1, 1, 0, 0, "E3!", "E3!")
                .release(1, 1, 3);
        rig.run(1).ack().run(100).ack().run(5);
        rig.said();

        rig.assign(7, 2, TaskType.PICK_AND_PACK, 1, 2);

        assertThat(rig.said("task")).containsExactly("task 7 IN_PROGRESS 0 0");
    }

    @Test
    void shouldNotWorkAtAStopAgainWhenAPlanStillHasIt() {
        rig.assign(7, 1, TaskType.PICK_AND_PACK, 1, 2)
                .plan(1, 1, 0, 0, "E3!", "E3!")
                .release(1, 1, 3);
        rig.run(1).ack().run(100).ack().run(5);
        assertThat(rig.said("stops 1")).hasSize(1);

        rig.plan(1, 2, 2, 0, "E1!", "E3!").release(1, 2, 4).run(200);

        assertThat(rig.said("PICK")).isEmpty();
        assertThat(rig.truck().cell()).isEqualTo(cell(6, 0));
    }

    @Test
    void shouldChargeAndInspectAtOneStop() {
        rig.assign(7, 1, TaskType.CHARGE, 3, 0).run(1).ack();
        rig.said();
        rig.plan(1, 1, 0, 0, "S3!").release(1, 1, 3).run(150);
        assertThat(rig.truck().state()).isEqualTo(TruckState.CHARGING);
        assertThat(rig.said("task")).containsExactly("task 7 IN_PROGRESS 0 0");

        rig.run(1_000);
        assertThat(rig.said("task")).containsExactly("task 7 DONE 3 0");

        rig.assign(8, 1, TaskType.INSPECT, 3, 0)
                .plan(2, 1, 0, 3, "S0!")
                .run(1)
                .ack()
                .run(100);
        assertThat(rig.said("task")).contains("task 8 IN_PROGRESS 0 0", "task 8 DONE 3 0");
    }

    @Test
    void shouldStandBetweenTwoCellsUntilItIsRepaired() {
        rig.plan(1, 1, 0, 0, "E5").release(1, 1, 3).run(5);
        rig.truck().breakDown();
        rig.run(3_000).ack();
        assertThat(rig.truck().isMoving()).isTrue();
        assertThat(rig.truck().isBreakdownKnown()).isTrue();
        assertThat(rig.said()).hasSize(2).last().asString().endsWith("event 5");

        rig.truck().repair();
        rig.run(100);

        assertThat(rig.truck().cell())
                .as("ends its move, and what was released is given back")
                .isEqualTo(cell(1, 0));
        rig.plan(1, 2, 0, 0, "E5").release(1, 2, 2).run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(2, 0));
    }

    @Test
    void shouldGiveBackWhatIsReleasedByAPlanFromBeforeTheEngineKnewOfTheBreakdown() {
        rig.plan(1, 1, 0, 0, "E5").release(1, 1, 1).run(50);
        rig.truck().breakDown();
        rig.plan(1, 2, 1, 0, "E4").release(1, 2, 3).run(1);
        rig.ack().run(1);
        rig.truck().repair();
        rig.run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(1, 0));

        rig.plan(1, 3, 1, 0, "E4").release(1, 3, 3).run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(4, 0));
    }

    @Test
    void shouldStandWhereItWasTowedToUntilAPlanBeginsThere() {
        rig.plan(1, 1, 0, 0, "E5").release(1, 1, 3).run(5);
        rig.truck().breakDown();
        rig.run(1).ack();
        rig.truck().tow(cell(9, 3));
        rig.truck().repair();
        rig.run(100);
        assertThat(rig.said("status")).contains("status 9500,3500 0 stands ERROR", "status 9500,3500 0 stands IDLE");
        assertThat(rig.truck().cell()).isEqualTo(cell(9, 3));

        rig.plan(1, 2, 0, 0, "E5").release(1, 2, 5).run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(9, 3));
        rig.plan(1, 3, 9, 3, "W1").release(1, 3, 1).run(100);
        assertThat(rig.truck().cell()).isEqualTo(cell(8, 3));
    }

    @Test
    void shouldBeginNothingWhileAMessageWaits() {
        rig.plan(1, 1, 0, 0, "E5").release(1, 1, 5).run(1).full(true).run(200);
        assertThat(rig.truck().cell()).as("one move was under way").isEqualTo(cell(1, 0));

        rig.full(false).run(200);

        assertThat(rig.truck().cell()).isEqualTo(cell(5, 0));
        assertThat(rig.said("progress")).hasSize(5);
    }

    @Test
    void shouldTellNowAndThenThatItStands() {
        rig.run(4_500);

        assertThat(rig.said()).hasSize(2).allMatch(line -> line.contains("stands IDLE"));
    }
}
