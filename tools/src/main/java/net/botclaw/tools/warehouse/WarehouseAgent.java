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

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/**
 * Runs all trucks and stations in turn, and what goes wrong with them. Each reads the clock after it has read its link,
 * so that a truck that was let into a cell enters it later than the other says it has left.
 */
final class WarehouseAgent implements Agent {
    private static final long TURN_NS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long FIGURES_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final List<FleetMember> trucks;
    private final List<StationMember> stations;
    private final FleetFaults faults;
    private final long epochShiftNs;
    private long nextTurnNs = System.nanoTime();
    private long nextFiguresNs = nextTurnNs;
    private boolean isLogoutStarted;
    private int knownTrucks;

    private volatile boolean isOrdering = true;
    private volatile boolean isQuiet;
    private volatile boolean isLogoutWanted;
    private volatile WarehouseFigures figures = WarehouseFigures.NONE;
    private volatile TruckPositions positions = TruckPositions.NONE;

    WarehouseAgent(final List<FleetMember> trucks, final List<StationMember> stations, final FleetFaults faults) {
        this.trucks = trucks;
        this.stations = stations;
        this.faults = faults;
        epochShiftNs = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - System.nanoTime();
    }

    @Override
    public int doWork() {
        final long turnNs = System.nanoTime();
        if (turnNs - nextTurnNs < 0) {
            return 0;
        }
        nextTurnNs = turnNs + TURN_NS;
        final boolean isOrderingNow = isOrdering && areAllKnown();
        if (isLogoutWanted && !isLogoutStarted) {
            isLogoutStarted = true;
            trucks.forEach(member -> member.link().logout());
            stations.forEach(member -> member.link().logout());
        }
        final boolean isQuietNow = isQuiet;
        int work = 0;
        for (final FleetMember member : trucks) {
            work += member.link().doWork(System.nanoTime());
            if (!isQuietNow) {
                member.truck().doWork(System.nanoTime() + epochShiftNs);
            }
        }
        for (final StationMember member : stations) {
            work += member.link().doWork(System.nanoTime());
            if (!isQuietNow) {
                member.station().doWork(System.nanoTime() + epochShiftNs, isOrderingNow);
            }
        }
        workFaults(isOrderingNow);
        if (turnNs - nextFiguresNs >= 0) {
            nextFiguresNs = turnNs + FIGURES_NS;
            figures = WarehouseFigures.of(trucks, stations, isOrderingNow || !isWell());
            positions = new TruckPositions(trucks);
        }
        return work;
    }

    /** A truck that the engine has not heard of stands in the way of others without anybody knowing. */
    private boolean areAllKnown() {
        for (int i = knownTrucks; i < trucks.size() && trucks.get(i).truck().isKnown(); i++) {
            knownTrucks++;
        }
        return knownTrucks == trucks.size();
    }

    private void workFaults(final boolean isOrderingNow) {
        if (faults != null && knownTrucks == trucks.size()) {
            if (!isOrderingNow) {
                faults.end();
            }
            final long nowNs = System.nanoTime();
            faults.doWork(nowNs, nowNs + epochShiftNs);
        }
    }

    private boolean isWell() {
        return faults == null || faults.isOver();
    }

    /** No new orders, no new faults. */
    void stopOrdering() {
        isOrdering = false;
    }

    /** Trucks and stations do and say nothing any more; what they have said is still sent. */
    void silence() {
        isQuiet = true;
    }

    void logout() {
        isLogoutWanted = true;
    }

    /** As of a few milliseconds ago. */
    WarehouseFigures figures() {
        return figures;
    }

    /** As of a few milliseconds ago. */
    TruckPositions positions() {
        return positions;
    }

    @Override
    public void onClose() {
        trucks.forEach(member -> CloseHelper.close(member.link()));
        stations.forEach(member -> CloseHelper.close(member.link()));
    }

    @Override
    public String roleName() {
        return "warehouse-fleet";
    }
}
