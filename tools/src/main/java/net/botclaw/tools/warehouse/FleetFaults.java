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

import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * What goes wrong in a fleet, at random: trucks break down, and some of them are towed; links are lost; cells are closed
 * for a while. When it is over everything is put right again.
 */
final class FleetFaults {
    /** A towed truck is put down at least so many cells from every other one, along both axes taken together or one. */
    static final int TOW_DISTANCE = 6;
    /** Cells ahead of each truck, on its plan, where none is put down: a release for them may be on its way. */
    static final int KEPT_CLEAR_CELLS = 64;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MIN_FAULT_NS = 50_000_000L;
    private static final long MAX_FAULT_NS = 2 * SECOND_NS;
    private static final double FAULTS_PER_TRUCK_AND_SECOND = 0.1;
    private static final double LINK_SHARE = 0.5;
    private static final double TOW_SHARE = 0.4;
    private static final long BLOCK_EVERY_NS = SECOND_NS / 4;
    private static final int MAX_BLOCKED = 16;
    private static final int TRIES = 64;

    private final WarehouseMap map;
    private final List<FleetMember> trucks;
    private final OperatorCommands operator;
    private final SplittableRandom random;
    private final boolean[] isPlace;
    private final long[] nextFaultNs;
    private final long[] repairNs;
    private final boolean[] isToBeTowed;
    private final ArrayDeque<Blocked> blocked = new ArrayDeque<>();
    private long nextBlockNs;
    private boolean isOn = true;
    private long breakdowns;
    private long linksLost;
    private long tows;
    private long blocks;

    private record Blocked(int cell, long untilNs) {}

    /**
     * Faults of a fleet.
     *
     * @param map      it drives on.
     * @param trucks   of the fleet.
     * @param operator closes cells, null: nobody does.
     * @param seed     of all that happens.
     */
    FleetFaults(
            final WarehouseMap map, final List<FleetMember> trucks, final OperatorCommands operator, final long seed) {
        this.map = map;
        this.trucks = trucks;
        this.operator = operator;
        random = new SplittableRandom(seed);
        isPlace = new boolean[map.cellCount()];
        for (int place = 0; place < map.placeCount(); place++) {
            isPlace[map.place(place).cell()] |= map.place(place).kind().isEndpoint();
        }
        trucks.forEach(member -> isPlace[member.home()] = true);
        nextFaultNs = new long[trucks.size()];
        repairNs = new long[trucks.size()];
        isToBeTowed = new boolean[trucks.size()];
    }

    /**
     * One duty cycle.
     *
     * @param nowNs   monotone time.
     * @param epochNs the same moment as event time.
     */
    void doWork(final long nowNs, final long epochNs) {
        for (int i = 0; i < nextFaultNs.length; i++) {
            final SimulatedTruck truck = trucks.get(i).truck();
            if (truck.state().isOut()) {
                putRight(i, truck, nowNs);
            } else if (isOn && nextFaultNs[i] == 0) {
                nextFaultNs[i] = nowNs + untilNextFault();
            } else if (isOn && nowNs - nextFaultNs[i] >= 0) {
                nextFaultNs[i] = nowNs + untilNextFault();
                fail(i, nowNs);
            }
        }
        if (operator != null) {
            workBlocks(nowNs, epochNs);
        }
    }

    private long untilNextFault() {
        return 1 + (long) (-Math.log(1 - random.nextDouble()) / FAULTS_PER_TRUCK_AND_SECOND * SECOND_NS);
    }

    private void fail(final int index, final long nowNs) {
        final FleetMember member = trucks.get(index);
        final long durationNs = random.nextLong(MIN_FAULT_NS, MAX_FAULT_NS);
        if (random.nextDouble() < LINK_SHARE) {
            member.link().loseFor(nowNs, durationNs);
            linksLost++;
        } else {
            member.truck().breakDown();
            repairNs[index] = nowNs + durationNs;
            isToBeTowed[index] = random.nextDouble() < TOW_SHARE;
            breakdowns++;
        }
    }

    /** Only a truck whose breakdown the engine knows of is moved or repaired: until then others may count on it. */
    private void putRight(final int index, final SimulatedTruck truck, final long nowNs) {
        if (!truck.isBreakdownKnown()) {
            return;
        }
        if (isToBeTowed[index]) {
            isToBeTowed[index] = false;
            final int cell = isOn ? cellToTowTo(truck) : WarehouseMap.NO_CELL;
            if (cell != WarehouseMap.NO_CELL) {
                truck.tow(cell);
                tows++;
            }
        }
        if (!isOn || nowNs - repairNs[index] >= 0) {
            truck.repair();
        }
    }

    private int cellToTowTo(final SimulatedTruck truck) {
        for (int i = 0; i < TRIES; i++) {
            final int cell = random.nextInt(map.cellCount());
            if (!isPlace[cell] && !isBlocked(cell) && isFarFromOthers(cell, truck)) {
                return cell;
            }
        }
        return WarehouseMap.NO_CELL;
    }

    private boolean isBlocked(final int cell) {
        return blocked.stream().anyMatch(one -> one.cell == cell);
    }

    private boolean isFarFromOthers(final int cell, final SimulatedTruck truck) {
        for (final FleetMember member : trucks) {
            final SimulatedTruck other = member.truck();
            if (other != truck
                    && (distance(cell, other.cell()) < TOW_DISTANCE
                            || distance(cell, other.enteredCell()) < TOW_DISTANCE
                            || other.route().leadsThrough(cell, KEPT_CLEAR_CELLS))) {
                return false;
            }
        }
        return true;
    }

    private int distance(final int cell, final int other) {
        return Math.max(Math.abs(map.x(cell) - map.x(other)), Math.abs(map.y(cell) - map.y(other)));
    }

    private void workBlocks(final long nowNs, final long epochNs) {
        final Blocked oldest = blocked.peek();
        if (oldest != null && (!isOn || nowNs - oldest.untilNs >= 0) && operator.tryUnblock(epochNs, oldest.cell)) {
            blocked.remove();
        }
        if (isOn && blocked.size() < MAX_BLOCKED && nowNs - nextBlockNs >= 0) {
            nextBlockNs = nowNs + BLOCK_EVERY_NS;
            final int cell = random.nextInt(map.cellCount());
            if (!isPlace[cell] && !isBlocked(cell) && operator.tryBlock(epochNs, cell)) {
                blocked.add(new Blocked(cell, nowNs + random.nextLong(MIN_FAULT_NS, MAX_FAULT_NS)));
                blocks++;
            }
        }
    }

    /** Nothing new goes wrong, and what is wrong is put right at once. */
    void end() {
        isOn = false;
    }

    /** Whether all is well again. */
    boolean isOver() {
        return !isOn
                && blocked.isEmpty()
                && trucks.stream().noneMatch(member -> member.truck().state().isOut());
    }

    /** For people: what has gone wrong so far. */
    String summary() {
        return "breakdowns=" + breakdowns + " tows=" + tows + " links-lost=" + linksLost + " blocks=" + blocks;
    }
}
