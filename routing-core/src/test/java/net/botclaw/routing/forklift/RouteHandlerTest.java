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
import java.util.Random;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.CellChangedDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RoutePlannedDecoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.Handler;
import net.botclaw.routing.HandlerCores;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteTables;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RouteHandlerTest {
    private static final WarehouseMap MAP = WarehouseText.parse("""
                    P............S
                    ..............
                    ..............
                    P............S
                    """).build();

    private static final int IDLE = 0;
    private static final int MANUAL = 1;
    private static final int BREAKDOWN = 5;
    private static final int OBSTACLE = 7;
    private static final int STATION = 2;
    private static final long TICK_NS = 100_000_000L;
    private static final long OLD = 5;

    private final List<UnsafeBuffer> pushed = new ArrayList<>();
    private final List<UnsafeBuffer> events = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RouteOutput output =
            new RouteOutput((botId, sequence, message) -> (sequence > 0 ? pushed : events).add(message));
    private final Site site = Site.of(MAP, 4);
    private final LocationTable locations = new LocationTable(site);
    private final RoutingCore core = HandlerCores.of(
            output, new TestTaskHandler(), new RouteHandler(site, new SiteTables(site, 1 << 20), locations));
    private int code;
    private final CoreInputs inputs = new CoreInputs(record -> code = core.onRecord(record));
    private final TruckInputs send = new TruckInputs(inputs, MAP, 4);
    private final int home = MAP.cellAt(0, 0);
    private final int station = locations.cell(STATION);

    private void place(final int bot, final int cell) {
        send.status(bot, cell, 0, 0, IDLE, OLD);
    }

    private void ticks(final int count) {
        for (int i = 0; i < count; i++) {
            inputs.passNs(TICK_NS);
            if (core.nextDeadlineNs() <= inputs.timeNs()) {
                inputs.tick();
            }
        }
    }

    private void assign(final int bot) {
        send.order(TestTaskHandler.ASSIGN, bot, 77, STATION, 0);
    }

    private RoutePlanDecoder lastPlan() {
        return new RoutePlanDecoder().wrapAndApplyHeader(last(pushed, RoutePlanDecoder.TEMPLATE_ID), 0, header);
    }

    private RouteReleaseDecoder lastRelease() {
        return new RouteReleaseDecoder().wrapAndApplyHeader(last(pushed, RouteReleaseDecoder.TEMPLATE_ID), 0, header);
    }

    private RoutePlannedDecoder lastPlanned() {
        return new RoutePlannedDecoder().wrapAndApplyHeader(last(events, RoutePlannedDecoder.TEMPLATE_ID), 0, header);
    }

    private static UnsafeBuffer last(final List<UnsafeBuffer> messages, final int templateId) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).getShort(2) == templateId) {
                return messages.get(i);
            }
        }
        throw new AssertionError("no message of template " + templateId);
    }

    private int count(final List<UnsafeBuffer> messages, final int templateId) {
        return (int) messages.stream()
                .filter(message -> message.getShort(2) == templateId)
                .count();
    }

    private void progress(final int cell, final int index, final int stopsDone) {
        final RoutePlanDecoder plan = lastPlan();
        send.progress(1, plan.routeId(), cell, plan.revision(), index, stopsDone, OLD);
    }

    @Test
    void shouldPushPlanAndReleaseWhenATruckGetsATask() {
        place(1, home);
        assign(1);

        final RoutePlanDecoder plan = lastPlan();
        assertThat(plan.revision()).isEqualTo(1);
        assertThat(plan.code()).isZero();
        assertThat(plan.costTicks()).isPositive();
        assertThat(plan.etaMs()).isEqualTo(plan.costTicks() * MAP.tickMs());
        final RoutePlanDecoder.LegsDecoder first = plan.legs().next();
        assertThat(first.startCell()).isEqualTo(home);
        assertThat(first.cells()).isEqualTo(13);
        assertThat(first.flags()).isEqualTo((short) 2);
        assertThat(lastRelease().releasedCells()).isEqualTo(FleetLimits.RELEASE_AHEAD_CELLS);
        assertThat(lastRelease().routeId()).isEqualTo(plan.routeId());
        assertThat(lastPlanned().botId()).isEqualTo(1);
        assertThat(lastPlanned().code()).isZero();
        assertThat(lastPlanned().freeFlowTicks()).isEqualTo(plan.costTicks());
    }

    @Test
    void shouldReleaseOneCellMoreWhenOneWasEntered() {
        place(1, home);
        assign(1);
        progress(home + 1, 1, 0);
        assertThat(lastRelease().releasedCells()).isEqualTo(FleetLimits.RELEASE_AHEAD_CELLS + 1);

        final int before = pushed.size();
        progress(home + 1, 1, 0);
        assertThat(code).isZero();
        assertThat(pushed).hasSize(before);
    }

    @Test
    void shouldNeverEnterACellThatIsNotReleasedButTakeItForADeviation() {
        place(1, home);
        assign(1);
        final long routeId = lastPlan().routeId();
        progress(home + 5, 5, 0);
        assertThat(code).isZero();
        ticks(2);

        assertThat(lastPlan().routeId()).isEqualTo(routeId);
        assertThat(lastPlan().revision()).isGreaterThan(1);
        assertThat(lastPlan().legs().next().startCell()).isEqualTo(home + 5);
    }

    @Test
    void shouldComeHomeWhenAllStopsAreDone() {
        place(1, home);
        assign(1);
        for (int i = 1; i <= 13; i++) {
            progress(home + i, i, 0);
        }
        assertThat(lastRelease().releasedCells()).isEqualTo(13);
        progress(station, 13, 1);
        assertThat(code).isZero();
        assertThat(lastRelease().releasedCells()).isGreaterThan(13);
    }

    @Test
    void shouldLetATruckPassAStopThatItHasDoneBefore() {
        place(1, home);
        assign(1);

        progress(home, 0, 1);
        for (int x = 1; x <= MAP.x(station); x++) {
            ticks(10);
            progress(MAP.cellAt(x, 0), x, 1);
        }

        assertThat(lastRelease().releasedCells()).isGreaterThan(MAP.x(station));
    }

    @Test
    void shouldGoHomeWhenTheTaskIsTakenAway() {
        place(1, home);
        assign(1);
        final long routeId = lastPlan().routeId();
        send.order(TestTaskHandler.TAKE_AWAY, 1, 78, 0, 0);
        assertThat(lastPlan().routeId()).isEqualTo(routeId);
        send.order(TestTaskHandler.TAKE_AWAY, 1, 77, 0, 0);

        assertThat(lastPlan().routeId()).isGreaterThan(routeId);
        for (final RoutePlanDecoder.LegsDecoder leg : lastPlan().legs()) {
            assertThat(leg.flags() & 2).isZero();
        }
    }

    @Test
    void shouldSayWhyATaskIsNotPlanned() {
        send.status(1, home, 0, 900, IDLE, OLD);
        assign(1);
        assertThat(lastPlanned().code()).isEqualTo(RejectCode.NOT_ON_MAP.code());

        place(1, home);
        send.order(TestTaskHandler.ASSIGN, 1, 9, 4_000_000, 0);
        assertThat(lastPlanned().code()).isEqualTo(RejectCode.UNKNOWN_ID.code());

        send.event(1, BREAKDOWN);
        assign(1);
        assertThat(lastPlanned().code()).isEqualTo(RejectCode.CANNOT_DRIVE.code());
    }

    @Test
    void shouldPlanNothingForAPerson() {
        send.status(2, home, 0, 0, MANUAL, OLD);
        assign(2);
        assign(3);
        assertThat(pushed).isEmpty();
        assertThat(events)
                .extracting(message -> (int) message.getShort(2))
                .doesNotContain(RoutePlannedDecoder.TEMPLATE_ID);
    }

    @Test
    void shouldPlaceOnlyOneOfTwoWhoSayTheyAreInOneCell() {
        place(1, home);
        place(2, home);
        send.progress(2, 1, home, 1, 0, 0, OLD);
        assertThat(code).isEqualTo(RejectCode.NOT_ON_MAP.code());
        place(2, home + 30);
        send.progress(2, 2, home + 30, 1, 0, 0, OLD);
        assertThat(code).isZero();
    }

    @Test
    void shouldNotPutATruckWhereAnotherMayComeTo() {
        place(1, home);
        place(2, home + 20);
        assign(1);
        send.progress(2, 2, home + 3, 1, 0, 0, OLD);
        assertThat(code).isEqualTo(RejectCode.CONFLICT.code());
        send.status(2, home + 3, 0, 0, IDLE, OLD);
        send.progress(2, 2, home + 20, 1, 0, 0, OLD);
        assertThat(code).isZero();
    }

    @Test
    void shouldQuoteWithoutARouteWhenSomebodyAsks() {
        send.request(3, 55, home, station, 1);
        assertThat(lastPlan().routeId()).isZero();
        assertThat(lastPlan().requestId()).isEqualTo(55);
        assertThat(lastPlan().code()).isZero();
        assertThat(lastPlan().costTicks()).isPositive();

        send.block(station);
        send.request(3, 56, home, station, 1);
        assertThat(lastPlan().code()).isEqualTo(RejectCode.BLOCKED.code());
        assertThat(lastPlan().legs().count()).isZero();
    }

    @Test
    void shouldDriveWhenATruckAsksFromWhereItIs() {
        place(1, home);
        send.request(1, 55, home, station, 1);
        assertThat(lastPlan().routeId()).isPositive();
        assertThat(lastPlan().requestId()).isEqualTo(55);
        assign(1);
        send.request(1, 56, home, station, 1);
        assertThat(code).isEqualTo(RejectCode.CONFLICT.code());
    }

    @Test
    void shouldWaitWithAClosedCellUntilTheTruckHasPassed() {
        place(1, home);
        assign(1);
        send.block(home + 2);
        assertThat(code).isZero();
        assertThat(count(events, CellChangedDecoder.TEMPLATE_ID)).isZero();
        progress(home + 1, 1, 0);
        assertThat(count(events, CellChangedDecoder.TEMPLATE_ID)).isEqualTo(1);

        send.unblock(home + 2);
        assertThat(count(events, CellChangedDecoder.TEMPLATE_ID)).isEqualTo(2);
    }

    @Test
    void shouldForgetACellThatWaitedToBeClosedWhenItIsOpened() {
        place(1, home);
        assign(1);
        send.block(home + 3);
        send.unblock(home + 3);
        progress(home + 1, 1, 0);
        progress(home + 2, 2, 0);
        progress(home + 3, 3, 0);
        ticks(3);
        assertThat(count(events, CellChangedDecoder.TEMPLATE_ID)).isZero();
    }

    @Test
    void shouldPlanAroundAClosedCellWhenTheTruckStandsBeforeIt() {
        place(1, home);
        assign(1);
        final long routeId = lastPlan().routeId();
        send.event(1, OBSTACLE);
        assertThat(code).isEqualTo(404);
        send.acked(1, core.outbox().nextSequence(1) + core.outbox().count(1) - 1);
        send.event(1, OBSTACLE);
        send.block(home + 1);
        ticks(2);

        assertThat(count(events, CellChangedDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(lastPlan().routeId()).isGreaterThan(routeId);
        final RoutePlanDecoder.LegsDecoder first = lastPlan().legs().next();
        assertThat(first.startCell()).isEqualTo(home);
        assertThat(first.headingRaw()).isEqualTo((short) 3);
    }

    @Test
    void shouldTellPlanAndReleaseAgainWhenABotHasForgotten() {
        place(1, home);
        assign(1);
        final long routeId = lastPlan().routeId();
        final int before = pushed.size();
        send.order(TestTaskHandler.NEW_EPOCH, 1, 0, 0, 0);
        assertThat(pushed).hasSize(before + 2);
        assertThat(lastPlan().routeId()).isGreaterThan(routeId);
        assertThat(lastRelease().releasedCells()).isEqualTo(FleetLimits.RELEASE_AHEAD_CELLS);
    }

    @Test
    void shouldNotTickWithoutEndWhenABotAcknowledgesNothing() {
        place(1, home);
        for (int i = 0; i < 2 * CoreLimits.MAX_PUSHES_PER_BOT; i++) {
            assign(1);
        }
        assertThat(pushed).hasSizeLessThanOrEqualTo(CoreLimits.MAX_PUSHES_PER_BOT);
        inputs.tick();
        inputs.tick();
        assertThat(core.nextDeadlineNs()).isGreaterThan(inputs.timeNs());

        send.acked(1, Long.MAX_VALUE >> 2);
        send.acked(1, pushed.size());
        ticks(12);
        assertThat(pushed.size()).isGreaterThan(CoreLimits.MAX_PUSHES_PER_BOT - 2);
        assertThat(lastPlan().routeId()).isEqualTo(2L * CoreLimits.MAX_PUSHES_PER_BOT + 1);
    }

    @Test
    void shouldWantNoTickWhenAllTrucksRest() {
        assertThat(core.nextDeadlineNs()).isEqualTo(Handler.NO_DEADLINE);
        place(1, home);
        ticks(3);
        assertThat(core.nextDeadlineNs()).isEqualTo(Handler.NO_DEADLINE);
        assign(1);
        assertThat(core.nextDeadlineNs()).isLessThan(Handler.NO_DEADLINE);
    }

    @Test
    void shouldSurviveNumbersOfAnyKind() {
        place(1, home);
        place(2, home + 20);
        assign(1);
        for (int seed = 1; seed <= 20; seed++) {
            final Random random = new Random(seed);
            for (int i = 0; i < 2_000; i++) {
                hostile(random);
            }
        }
        assertThat(core.refused()).isPositive();
    }

    private void hostile(final Random random) {
        final int bot = 1 + random.nextInt(4);
        final int cell = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(MAP.cellCount() + 2);
        final long id = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(200);
        switch (random.nextInt(9)) {
            case 0 ->
                send.progress(bot, id, cell, random.nextInt(), random.nextInt(8), random.nextInt(6), random.nextLong());
            case 1 -> send.progress(bot, id, cell, 1, random.nextInt(), random.nextInt(), 5);
            case 2 ->
                send.statusAt(
                        bot,
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        0,
                        random.nextInt(),
                        random.nextLong());
            case 3 -> send.status(bot, random.nextInt(MAP.cellCount()), random.nextInt(), 0, 2, 7);
            case 4 -> send.request(bot, id, cell, random.nextInt(MAP.cellCount()), random.nextInt(3));
            case 5 -> send.event(bot, random.nextInt(10));
            case 6 -> send.block(cell);
            case 7 -> send.unblock(random.nextInt(MAP.cellCount()));
            default -> send.order(random.nextInt(3), random.nextInt(6), random.nextInt(4), random.nextInt(6), 1);
        }
        ticks(1);
        inputs.passNs(random.nextInt(50) == 0 ? Long.MAX_VALUE / 1_000_000 : 0);
        if (random.nextInt(3) == 0) {
            send.acked(bot, random.nextInt(1_000_000));
        }
    }
}
