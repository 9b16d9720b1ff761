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
package net.botclaw.routing.forklift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.HandlerCores;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteTables;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Trucks that say something that is not so any more when it is heard, or that was never so. */
class TruckWordTest {
    private static final WarehouseMap MAP = WarehouseText.parse("""
                    P............S
                    ..............
                    ..............
                    P............S
                    """).build();

    private static final int IDLE = 0;
    private static final int MANUAL = 1;
    private static final int OBSTACLE = 7;
    private static final int STATION = 2;
    private static final long EARLY = 5;
    private static final long LATE = 1_000_000;

    private final List<UnsafeBuffer> pushed = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RouteOutput output = new RouteOutput((botId, sequence, message) -> {
        if (sequence > 0) {
            pushed.add(message);
        }
    });
    private final Site site = Site.of(MAP, 4);
    private final LocationTable locations = new LocationTable(site);
    private final RouteHandler handler = new RouteHandler(site, new SiteTables(site, 1 << 20), locations);
    private final RoutingCore core = HandlerCores.of(output, new TestTaskHandler(), handler);
    private int code;
    private final CoreInputs inputs = new CoreInputs(record -> code = core.onRecord(record));
    private final TruckInputs send = new TruckInputs(inputs, MAP, 4);
    private final int home = MAP.cellAt(0, 0);

    private void assign(final int bot) {
        send.order(TestTaskHandler.ASSIGN, bot, 77, STATION, 0);
    }

    private UnsafeBuffer last(final int templateId) {
        for (int i = pushed.size() - 1; i >= 0; i--) {
            if (pushed.get(i).getShort(2) == templateId) {
                return pushed.get(i);
            }
        }
        throw new AssertionError("no message of template " + templateId);
    }

    private RoutePlanDecoder lastPlan() {
        return new RoutePlanDecoder().wrapAndApplyHeader(last(RoutePlanDecoder.TEMPLATE_ID), 0, header);
    }

    private int lastReleased() {
        return new RouteReleaseDecoder()
                .wrapAndApplyHeader(last(RouteReleaseDecoder.TEMPLATE_ID), 0, header)
                .releasedCells();
    }

    private void progress(final int cell, final int index, final int stopsDone, final long time) {
        final RoutePlanDecoder plan = lastPlan();
        send.progress(1, plan.routeId(), cell, plan.revision(), index, stopsDone, time);
    }

    @Test
    void shouldTakeATruckToDriveAgainWhenItWasToldANewPlanAfterAnObstacle() {
        send.status(1, home, 0, 0, IDLE, EARLY);
        send.status(2, home + 20, 0, 0, IDLE, EARLY);
        assign(1);
        send.acked(1, core.outbox().nextSequence(1) + core.outbox().count(1) - 1);
        send.event(1, OBSTACLE);
        send.order(TestTaskHandler.TAKE_AWAY, 1, 77, 0, 0);
        assertThat(lastReleased()).isPositive();

        send.block(home + 2);

        // It may be in it, or on its way into it: it was told that it may, in its newest plan.
        send.progress(2, 2, home + 1, 1, 0, 0, LATE);
        assertThat(code).isEqualTo(RejectCode.CONFLICT.code());
    }

    @Test
    void shouldBelieveABotThatBeganAnewThoughItsClockDidToo() {
        send.status(1, home, 0, 0, IDLE, LATE);
        assign(1);
        send.order(TestTaskHandler.NEW_EPOCH, 1, 0, 0, 0);

        progress(home + 20, 0, 0, EARLY);

        assertThat(code).isZero();
        assertThat(startOfPlan()).isEqualTo(home + 20);
    }

    @Test
    void shouldBelieveATruckWhoseClockWasAheadOnce() {
        for (final long ahead : new long[] {LATE, Long.MAX_VALUE}) {
            send.status(1, home, 0, 0, IDLE, ahead);
            assign(1);

            send.status(1, home + 20, 0, 0, IDLE, EARLY);
            assertThat(startOfPlan()).isEqualTo(home + 20);

            progress(home + 30, 0, 0, ahead);
            progress(home + 22, 0, 0, Long.MIN_VALUE);
            assertThat(code).isZero();
            assertThat(startOfPlan()).isEqualTo(home + 22);
        }
    }

    @Test
    void shouldPassOverAStatusFromBeforeTheSessionWhenANewerOneCameOnTheOtherChannel() {
        send.status(1, home, 0, 0, IDLE, EARLY);
        assign(1);
        for (final int flag : new int[] {FrameDescriptor.FLAG_FROM_STORE, FrameDescriptor.FLAG_POSS_DUP}) {
            send.reconnect(1);
            send.sendOn(FrameDescriptor.CHANNEL_TELEMETRY, 0);
            send.status(1, home + 20, 0, 0, IDLE, EARLY);
            send.sendOn(FrameDescriptor.CHANNEL_RELIABLE, flag);
            send.status(1, home + 30, 0, 0, IDLE, LATE);
            assertThat(startOfPlan()).isEqualTo(home + 20);

            progress(home + 30, 0, 0, LATE);
            assertThat(code).isEqualTo(RejectCode.STALE_REVISION.code());
            assertThat(startOfPlan()).isEqualTo(home + 20);

            send.sendOn(FrameDescriptor.CHANNEL_RELIABLE, 0);
            send.status(1, home + 30, 0, 0, IDLE, EARLY);
            assertThat(startOfPlan()).isEqualTo(home + 30);
        }
    }

    @Test
    void shouldBelieveAStatusFromBeforeTheSessionUntilThereIsANewerOne() {
        send.status(1, home, 0, 0, IDLE, LATE);
        assign(1);
        send.reconnect(1);

        send.sendOn(FrameDescriptor.CHANNEL_RELIABLE, FrameDescriptor.FLAG_FROM_STORE);
        send.status(1, home + 20, 0, 0, IDLE, EARLY);
        send.status(1, home + 30, 0, 0, IDLE, EARLY);

        assertThat(startOfPlan()).isEqualTo(home + 30);
    }

    /** First cell of the newest plan, once there was time to plan. */
    private long startOfPlan() {
        inputs.tick();
        inputs.passNs(100_000_000L);
        inputs.tick();
        return lastPlan().legs().next().startCell();
    }

    @Test
    void shouldFinishAStopThatWasSaidToBeDoneTooEarlyWhenItIsSaidAgain() {
        send.status(1, home, 0, 0, IDLE, EARLY);
        assign(1);
        for (int i = 1; i <= 13; i++) {
            progress(home + i, i, 1, EARLY);
        }
        progress(home + 13, 13, 1, EARLY);

        assertThat(code).isZero();
        assertThat(lastReleased()).isGreaterThan(13);
    }

    @Test
    void shouldTellStatesApartThatDifferInAModeAlone() {
        send.status(3, home + 20, 0, 900, IDLE, EARLY);
        final long before = handler.stateHash();
        send.status(3, home + 20, 0, 900, MANUAL, EARLY);

        assertThat(handler.stateHash()).isNotEqualTo(before);
    }

    @Test
    void shouldBearATickAtTheEndOfTime() {
        send.status(1, home, 0, 0, IDLE, EARLY);
        assign(1);
        inputs.passNs(Long.MAX_VALUE - inputs.timeNs());
        inputs.tick();
        inputs.tick();
        assertThat(core.inputCount()).isPositive();
    }
}
