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

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RoutePlannedDecoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.HandlerCores;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteTables;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Trucks on links that are slow and break, in front of two cores that are told the same. The world knows where the trucks
 * are and checks that no two are in one cell; what the engine thinks it does not know.
 */
final class DrivingTrucks {
    private static final int MAX_DELAY_TICKS = 3;
    private static final int STATUS_TICKS = 20;
    private static final int TOW_CELLS = 6;
    private static final int IDLE = 0;
    private static final int AUTOMATIC = 2;
    private static final long TABLE_BYTES = 1 << 20;

    final List<SimulatedTruck> trucks = new ArrayList<>();
    private final Random random;
    private final WarehouseMap map;
    private final Site site;
    private final RoutingCore core;
    private final RoutingCore twin;
    private final RouteOutput output;
    private final RouteOutput twinOutput;
    private final CoreInputs inputs;
    private final TruckInputs send;
    private final int[] taskOf;
    private final int[][] stopsOf;
    private final int[] workedBefore;
    private final List<Integer> closed = new ArrayList<>();
    private final RoutePlannedDecoder planned = new RoutePlannedDecoder();
    private int now;
    private int tasks;
    private int tasksDone;
    private int refused;
    private boolean isCalm;

    DrivingTrucks(final WarehouseMap map, final int maxTrucks, final long seed) {
        this.map = map;
        random = new Random(seed);
        site = Site.of(map, maxTrucks);
        final SiteTables tables = new SiteTables(site, TABLE_BYTES);
        output = new RouteOutput(this::onOutput);
        twinOutput = new RouteOutput((botId, sequence, message) -> {});
        core = core(output);
        twin = core(twinOutput);
        inputs = new CoreInputs(record -> {
            core.onRecord(record);
            twin.onRecord(record);
        });
        final int count = Math.min(maxTrucks, tables.homeCount());
        taskOf = new int[count + 1];
        stopsOf = new int[count + 1][];
        workedBefore = new int[count + 1];
        send = new TruckInputs(inputs, map, count);
        for (int bot = 1; bot <= count; bot++) {
            trucks.add(new SimulatedTruck(bot, tables.home(bot - 1), map));
        }
        for (final SimulatedTruck truck : trucks) {
            send.status(truck.bot, truck.cell, 0, 0, IDLE, now);
        }
    }

    private RoutingCore core(final RouteOutput to) {
        final SiteTables tables = new SiteTables(site, TABLE_BYTES);
        return HandlerCores.of(to, new TestTaskHandler(), new RouteHandler(site, tables, new LocationTable(site)));
    }

    int tasksDone() {
        return tasksDone;
    }

    int refused() {
        return refused;
    }

    boolean isSame() {
        return core.stateHash() == twin.stateHash() && output.hash() == twinOutput.hash();
    }

    private void onOutput(final int botId, final long sequence, final UnsafeBuffer message) {
        if (sequence > 0) {
            final SimulatedTruck truck = trucks.get(botId - 1);
            truck.pushes.add(new SimulatedTruck.Parcel(due(), sequence, message, null));
        } else if (message.getShort(2) == RoutePlannedDecoder.TEMPLATE_ID) {
            planned.wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
            if (planned.code() != 0) {
                stopsOf[botId] = null;
                refused++;
            }
        }
    }

    private int due() {
        return now + random.nextInt(MAX_DELAY_TICKS + 1);
    }

    void tick() {
        now++;
        inputs.passNs(map.tickMs() * 1_000_000L);
        if (!isCalm) {
            strike();
            assign();
        }
        for (final SimulatedTruck truck : trucks) {
            deliver(truck);
            drive(truck);
            report(truck);
        }
        for (int i = 0; i < 3 && core.nextDeadlineNs() <= inputs.timeNs(); i++) {
            inputs.tick();
        }
    }

    private void deliver(final SimulatedTruck truck) {
        while (now >= truck.linkDownUntil
                && !truck.pushes.isEmpty()
                && truck.pushes.peek().dueTick() <= now) {
            final SimulatedTruck.Parcel parcel = truck.pushes.poll();
            truck.receive(parcel.bytes());
            truck.lastPush = parcel.sequence();
            if (truck.mustTell) {
                truck.mustTell = false;
                tell(truck, 0);
            }
        }
    }

    private void report(final SimulatedTruck truck) {
        if (now < truck.linkDownUntil) {
            return;
        }
        while (!truck.reports.isEmpty() && truck.reports.peek().dueTick() <= now) {
            truck.reports.poll().report().run();
        }
        if (truck.lastPush > 0 && random.nextInt(4) == 0) {
            send.acked(truck.bot, truck.lastPush);
        }
        if ((now + truck.bot) % STATUS_TICKS == 0) {
            final int at = truck.cell;
            final int speed = truck.isMoving() ? 900 : 0;
            final long time = now;
            later(truck, () -> send.status(truck.bot, at, truck.heading, speed, AUTOMATIC, time));
        }
    }

    private void later(final SimulatedTruck truck, final Runnable report) {
        truck.reports.add(new SimulatedTruck.Parcel(due(), 0, null, report));
    }

    private void tell(final SimulatedTruck truck, final int index) {
        final long routeId = truck.routeId;
        final int revision = truck.revision;
        final int cell = truck.cell;
        final int stopsDone = truck.stopsDone;
        final long time = now;
        later(truck, () -> send.progress(truck.bot, routeId, cell, revision, index, stopsDone, time));
    }

    private void drive(final SimulatedTruck truck) {
        if (truck.isBroken) {
            return;
        }
        if (truck.isMoving() && now >= truck.moveEnds) {
            truck.arrive();
            tell(truck, Math.max(0, truck.index));
        }
        if (truck.isAtStop()) {
            work(truck);
        }
        final int next = truck.next();
        if (next != SimulatedTruck.NOWHERE && random.nextInt(20) > 0) {
            for (final SimulatedTruck other : trucks) {
                if (other != truck && (other.cell == next || other.to == next)) {
                    throw new AssertionError("tick " + now + ": bot " + truck.bot + " drives into cell " + next
                            + " where bot " + other.bot + " is");
                }
            }
            truck.start(now + 5 + random.nextInt(15) + (random.nextInt(30) == 0 ? 50 : 0));
        }
    }

    private void work(final SimulatedTruck truck) {
        if (!truck.isWorking) {
            truck.isWorking = true;
            truck.workEnds = now + 5 + random.nextInt(80);
        } else if (now >= truck.workEnds) {
            truck.finishStop();
            tell(truck, truck.index);
            checkTask(truck);
        }
    }

    private void checkTask(final SimulatedTruck truck) {
        if (stopsOf[truck.bot] != null && hasWorkedAt(truck, stopsOf[truck.bot])) {
            stopsOf[truck.bot] = null;
            tasksDone++;
        }
    }

    private boolean hasWorkedAt(final SimulatedTruck truck, final int[] stops) {
        int done = 0;
        for (int i = workedBefore[truck.bot]; i < truck.workedAt.size() && done < stops.length; i++) {
            done += truck.workedAt.get(i) == stops[done] ? 1 : 0;
        }
        return done == stops.length;
    }

    private void assign() {
        final SimulatedTruck truck = trucks.get(random.nextInt(trucks.size()));
        final int bot = truck.bot;
        if (stopsOf[bot] == null && random.nextInt(4) == 0) {
            final int from = workPlace();
            final int to = random.nextInt(4) == 0 ? 0 : workPlace();
            final int[] stops = to == 0 ? new int[] {cellOf(from)} : new int[] {cellOf(from), cellOf(to)};
            stopsOf[bot] = stops;
            workedBefore[bot] = truck.workedAt.size();
            taskOf[bot] = ++tasks;
            send.order(TestTaskHandler.ASSIGN, bot, tasks, from, to);
        } else if (stopsOf[bot] != null && random.nextInt(60) == 0) {
            stopsOf[bot] = null;
            send.order(TestTaskHandler.TAKE_AWAY, bot, taskOf[bot], 0, 0);
        }
    }

    /** A location where no truck rests for ever: nobody else gets to work there. */
    private int workPlace() {
        int location = 1 + random.nextInt(map.placeCount());
        while (isHome(cellOf(location))) {
            location = 1 + random.nextInt(map.placeCount());
        }
        return location;
    }

    private boolean isHome(final int cell) {
        return trucks.stream().anyMatch(truck -> truck.home == cell);
    }

    private int cellOf(final int location) {
        return map.place(location - 1).cell();
    }

    private void strike() {
        final SimulatedTruck truck = trucks.get(random.nextInt(trucks.size()));
        switch (random.nextInt(100)) {
            case 0 -> loseLink(truck);
            case 1 -> breakDown(truck);
            case 2, 3, 4, 5 -> repair(truck);
            case 6 -> close(random.nextInt(map.cellCount()));
            case 7, 8 -> open();
            case 9 -> tow(truck, random.nextInt(map.cellCount()));
            case 10 -> restart(truck);
            case 11, 12, 13 -> attack(truck);
            default -> {}
        }
    }

    private void loseLink(final SimulatedTruck truck) {
        if (now > truck.towedAt + 2 * MAX_DELAY_TICKS) {
            truck.linkDownUntil = now + random.nextInt(150);
        }
    }

    private void breakDown(final SimulatedTruck truck) {
        if (!truck.isBroken) {
            truck.isBroken = true;
            final int code = random.nextBoolean() ? 5 : 1;
            later(truck, () -> send.event(truck.bot, code));
        }
    }

    private void repair(final SimulatedTruck truck) {
        if (truck.isBroken) {
            truck.isBroken = false;
            later(truck, () -> send.event(truck.bot, 6));
        }
    }

    private void close(final int cell) {
        if (!isHome(cell) && !closed.contains(cell)) {
            closed.add(cell);
            send.block(cell);
        }
    }

    private void open() {
        if (!closed.isEmpty()) {
            send.unblock(closed.remove(0));
        }
    }

    /** Who carries a truck elsewhere sees that it is heard, and that nobody is near. */
    private void tow(final SimulatedTruck truck, final int where) {
        for (final SimulatedTruck other : trucks) {
            if (distance(other.cell, where) < TOW_CELLS || other.isMoving() && distance(other.to, where) < TOW_CELLS) {
                return;
            }
        }
        if (!truck.isMoving() && !truck.isBroken && now >= truck.linkDownUntil) {
            truck.tow(where);
            truck.towedAt = now;
            final long time = now;
            later(truck, () -> send.status(truck.bot, where, truck.heading, 0, AUTOMATIC, time));
        }
    }

    private int distance(final int one, final int other) {
        return Math.abs(map.x(one) - map.x(other)) + Math.abs(map.y(one) - map.y(other));
    }

    private void restart(final SimulatedTruck truck) {
        if (!truck.isMoving() && !truck.isBroken) {
            truck.forget();
            later(truck, () -> send.order(TestTaskHandler.NEW_EPOCH, truck.bot, 0, 0, 0));
        }
    }

    /** What must be refused, or changes nothing. */
    private void attack(final SimulatedTruck truck) {
        final long time = now;
        switch (random.nextInt(6)) {
            case 0 -> send.progress(truck.bot, Long.MAX_VALUE, 0, 1, 1, 0, time);
            case 1 -> send.progress(truck.bot, 1, 0xFFFF_FFFEL, 1, 65_535, 65_535, time);
            case 2 -> send.event(truck.bot, random.nextInt(5) == 0 ? 0xFFFF_FFFFL : 3);
            case 3 -> send.block(0xFFFF_FFFFL);
            case 4 -> send.request(truck.bot, 7, random.nextInt(), random.nextInt(), random.nextInt(3));
            default -> send.statusAt(truck.bot, random.nextInt(), -1, random.nextInt(), 0, 0xFE, time);
        }
    }

    /** No more faults and tasks; all is mended. */
    void calmDown() {
        isCalm = true;
        for (final SimulatedTruck truck : trucks) {
            repair(truck);
            truck.linkDownUntil = now;
        }
        while (!closed.isEmpty()) {
            open();
        }
    }

    /** Trucks that are not at home, or have a stop left. */
    int awayCount() {
        int away = 0;
        for (final SimulatedTruck truck : trucks) {
            away += truck.cell != truck.home || truck.isMoving() || stopsOf[truck.bot] != null ? 1 : 0;
        }
        return away;
    }

    String away() {
        final StringBuilder text = new StringBuilder();
        for (final SimulatedTruck truck : trucks) {
            if (truck.cell != truck.home || truck.isMoving() || stopsOf[truck.bot] != null) {
                text.append(" bot ").append(truck.bot).append(" in ").append(truck.cell);
                text.append(" home ").append(truck.home).append(" index ").append(truck.index);
                text.append(" released ")
                        .append(truck.released)
                        .append(" route ")
                        .append(truck.routeId);
                text.append('/').append(truck.revision).append(" worked ").append(truck.workedAt);
                text.append(" stops ").append(java.util.Arrays.toString(stopsOf[truck.bot]));
            }
        }
        return text.toString();
    }
}
