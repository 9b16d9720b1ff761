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
package net.botclaw.routing.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;
import org.junit.jupiter.api.Test;

/**
 * How many TICK records a host that ticks whenever a deadline has come would journal: none when there is nothing to wait
 * for, and never more than one per tick of the map beyond a few per event. A deadline that stays in the past would fill
 * the disk.
 */
class TickRateTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    /** What a round of the sequencer takes: a deadline in the past is met again no earlier. */
    private static final long ROUND_NS = 20_000;

    private static final int TICKS_PER_MINUTE = 600;
    private static final int MINUTES = 10;
    private static final int AUTOMATIC = 2;
    private static final int MANUAL = 1;
    private static final int STOPPED = 5;
    private static final int FULL = 10_000;
    private static final int TRANSPORT = 1;
    private static final int INSPECT = 3;
    private static final int BREAKDOWN = 5;
    private static final int ACCEPTED = 2;
    private static final int IN_PROGRESS = 3;
    private static final int LOOKUPS_THAT_FILL_AN_OUTBOX = 40;
    /** A timer of a task or a worker, of which there are a few per task and event. */
    private static final int A_FEW = 16;

    private final Site site = SmallWarehouse.site();
    private final WarehouseMap map = site.map();
    private final RecordingOutput output = new RecordingOutput();
    private final RoutingCore core = new RoutingCore(output, 1_000_000, site);
    private final CoreInputs inputs = new CoreInputs(core::onRecord);
    private final WarehouseMessages messages = new WarehouseMessages(inputs.buffer());
    private int requests;

    @Test
    void shouldNotTickWhenNobodyIsThere() {
        assertThat(ticksIn(MINUTES)).isZero();
    }

    @Test
    void shouldNotTickWhenAllRestAndNoTaskIsOpen() {
        truck(1, 0);
        truck(2, 4);
        person(3, 30);
        ticksIn(1);

        assertThat(ticksIn(MINUTES)).isZero();
    }

    @Test
    void shouldNotTickWhenTheOutboxesOfThoseWhoRestAreFull() {
        truck(1, 0);
        person(2, 30);
        fillOutbox(1);
        fillOutbox(2);
        say(1, pose(0, STOPPED));
        say(1, pose(0, AUTOMATIC));
        say(2, pose(30, STOPPED));
        say(2, pose(30, MANUAL));
        ticksIn(1);

        assertThat(ticksIn(MINUTES)).isZero();
    }

    @Test
    void shouldTickOncePerTickOfTheMapWhenATruckDoesNotDriveAsFarAsItMay() {
        truck(1, 0);
        transport();

        assertThat(ticksIn(MINUTES)).isBetween(MINUTES * TICKS_PER_MINUTE, MINUTES * (TICKS_PER_MINUTE + A_FEW));
    }

    @Test
    void shouldTickOncePerTickOfTheMapWhenNobodyReadsAndOutboxesAreFull() {
        truck(1, 0);
        truck(2, 4);
        transport();
        accept(1);
        fillOutbox(1);
        fillOutbox(2);
        transport();
        transport();

        assertThat(ticksIn(MINUTES)).isLessThanOrEqualTo(MINUTES * (TICKS_PER_MINUTE + 2 * 60 + A_FEW));
    }

    @Test
    void shouldNotTickWhenNobodyMayTakeATask() {
        person(1, 30);
        transport();
        ticksIn(1);

        assertThat(ticksIn(MINUTES)).isZero();
    }

    @Test
    void shouldTickAFewTimesPerTaskWhenEveryPlanIsRefused() {
        truck(1, 0);
        final int cell = map.place(5).cell();
        for (int heading = 0; heading < 4; heading++) {
            final int neighbour = map.neighbour(cell, heading);
            if (neighbour != WarehouseMap.NO_CELL) {
                command(messages.block(true, neighbour));
            }
        }
        command(messages.block(true, cell));
        for (int i = 0; i < 64; i++) {
            task(INSPECT, 6, 0);
        }
        ticksIn(1);

        assertThat(ticksIn(MINUTES)).isLessThanOrEqualTo(64 * A_FEW);
    }

    @Test
    void shouldTickOncePerTickOfTheMapWhenATruckIsStrandedForEver() {
        truck(1, 0);
        transport();
        accept(1);
        ticksIn(1);
        for (int cell = 0; cell < map.cellCount(); cell++) {
            command(messages.block(true, cell));
        }
        say(1, messages.event(7));

        assertThat(ticksIn(MINUTES)).isLessThanOrEqualTo(MINUTES * (TICKS_PER_MINUTE + A_FEW));
    }

    @Test
    void shouldTickAFewTimesWhenATruckIsBrokenWithTheGoodsOnIt() {
        truck(1, 0);
        transport();
        accept(1);
        say(1, messages.update(taskOf(), IN_PROGRESS));
        say(1, messages.event(BREAKDOWN));
        ticksIn(1);

        assertThat(ticksIn(MINUTES)).isLessThanOrEqualTo(MINUTES * A_FEW);
    }

    @Test
    void shouldTickAFewTimesWhenAPersonHasNoLink() {
        person(1, 30);
        task(INSPECT, 1, 0);
        close(1);
        ticksIn(2);

        assertThat(ticksIn(MINUTES)).isLessThanOrEqualTo(A_FEW);
    }

    @Test
    void shouldTickOncePerTickOfTheMapWhenTheTrucksHaveNoLink() {
        for (int bot = 1; bot <= 8; bot++) {
            truck(bot, 2 * (bot - 1));
            transport();
        }
        for (int bot = 1; bot <= 8; bot++) {
            close(bot);
        }

        assertThat(ticksIn(MINUTES)).isLessThanOrEqualTo(MINUTES * (TICKS_PER_MINUTE + 8 * A_FEW));
    }

    @Test
    void shouldTickAFewTimesWhenATaskMayWaitForEverOrIsLate() {
        transport(Long.MAX_VALUE);
        transport(inputs.timeNs() + 1);
        transport(inputs.timeNs() + MINUTE_NS);

        assertThat(ticksIn(MINUTES)).isLessThanOrEqualTo(A_FEW);
    }

    private void truck(final int bot, final int cell) {
        join(bot);
        say(bot, pose(cell, AUTOMATIC));
    }

    private void person(final int bot, final int cell) {
        join(bot);
        say(bot, pose(cell, MANUAL));
    }

    private void join(final int bot) {
        inputs.opened("bot-" + bot, 7, 1);
        assertThat(core.sessions().isConnected(bot)).isTrue();
    }

    private void close(final int bot) {
        inputs.closed(bot, core.sessions().epoch(bot), 0);
    }

    private int pose(final int cell, final int mode) {
        final int size = map.cellSizeMm();
        return messages.status(map.x(cell) * size, map.y(cell) * size, 0, 0, FULL, mode);
    }

    private void transport() {
        transport(0);
    }

    private void transport(final long deadlineNs) {
        task(TRANSPORT, 9, deadlineNs);
    }

    private void task(final int type, final int from, final long deadlineNs) {
        requests++;
        command(messages.task(true, requests, type, from, type == INSPECT ? 0 : 12, deadlineNs, "SKU"));
    }

    private void accept(final int bot) {
        say(bot, messages.update(taskOf(), ACCEPTED));
        assertThat(core.refused()).isZero();
    }

    /** What was given to somebody last. */
    private long taskOf() {
        final TaskAssignmentDecoder assignment = new TaskAssignmentDecoder();
        return assignment
                .wrapAndApplyHeader(output.last(TaskAssignmentDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder())
                .taskId();
    }

    private void fillOutbox(final int bot) {
        for (int i = 0; i < LOOKUPS_THAT_FILL_AN_OUTBOX; i++) {
            say(bot, messages.lookup(i, "SKU"));
        }
        assertThat(core.outbox().hasRoom(bot, 64)).isFalse();
    }

    private void say(final int bot, final int length) {
        inputs.reliable(bot, core.sessions().epoch(bot), core.sessions().nextSequence(bot), length);
    }

    private void command(final int length) {
        inputs.apply(RecordKind.COMMAND, 0, 0, 0, 0, length);
    }

    /** Plays the host for so many minutes; far too many ticks end it. */
    private int ticksIn(final int minutes) {
        final long endNs = inputs.timeNs() + minutes * MINUTE_NS;
        final int tooMany = minutes * TICKS_PER_MINUTE * 100;
        int ticks = 0;
        while (ticks < tooMany && core.nextDeadlineNs() <= endNs) {
            final long nextNs = Math.max(core.nextDeadlineNs(), inputs.timeNs() + ROUND_NS);
            inputs.passNs(nextNs - inputs.timeNs());
            inputs.tick();
            ticks++;
        }
        inputs.passNs(Math.max(0, endNs - inputs.timeNs()));
        return ticks;
    }
}
