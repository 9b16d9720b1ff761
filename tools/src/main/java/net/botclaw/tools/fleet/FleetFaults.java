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
package net.botclaw.tools.fleet;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.fleet.RobotState;

/** What goes wrong in a run: delays, breakdowns, closed cells. It all comes from a seed, and all of it passes. */
final class FleetFaults {
    private static final int PER_MILLE = 1_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int NEVER = Integer.MAX_VALUE;

    private final FleetFaultRates rates;
    private final Fleet fleet;
    private final FleetView view;
    private final SplittableRandom random;
    private final int ticksPerMinute;
    private final int[] repairAt;
    private final int[] openAt;
    private int broken;
    private int closed;
    private long breakdowns;
    private long blocks;

    FleetFaults(
            final FleetFaultRates rates,
            final FleetSite site,
            final Fleet fleet,
            final int robotCount,
            final SplittableRandom random) {
        this.rates = rates;
        this.fleet = fleet;
        this.random = random;
        view = fleet.view();
        ticksPerMinute = site.ticks(SECONDS_PER_MINUTE);
        repairAt = new int[robotCount];
        openAt = new int[site.map().cellCount()];
        Arrays.fill(repairAt, NEVER);
        Arrays.fill(openAt, NEVER);
    }

    /** By how much a robot is delayed in what it begins now: mostly 0. */
    int delayTicks() {
        return random.nextInt(PER_MILLE) < rates.delayPerMille() ? 1 + random.nextInt(rates.maxDelayTicks()) : 0;
    }

    /** Lets robots break down and cells close. */
    void strike(final int now) {
        if (random.nextInt(ticksPerMinute) < rates.breakdownsPerMinute()) {
            final int robot = random.nextInt(repairAt.length);
            if (view.state(robot) != RobotState.BROKEN) {
                fleet.breakDown(robot, now);
                repairAt[robot] = now + 1 + random.nextInt(rates.maxRepairTicks());
                broken++;
                breakdowns++;
            }
        }
        if (random.nextInt(ticksPerMinute) < rates.blocksPerMinute()) {
            final int cell = random.nextInt(openAt.length);
            if (fleet.block(cell, now)) {
                openAt[cell] = now + 1 + random.nextInt(rates.maxRepairTicks());
                closed++;
                blocks++;
            }
        }
    }

    /** Repairs robots and opens cells whose time has come. */
    void mend(final int now) {
        for (int robot = 0; broken > 0 && robot < repairAt.length; robot++) {
            if (repairAt[robot] <= now) {
                repairAt[robot] = NEVER;
                broken--;
                fleet.repair(robot, now);
            }
        }
        for (int cell = 0; closed > 0 && cell < openAt.length; cell++) {
            if (openAt[cell] <= now) {
                open(cell);
            }
        }
    }

    /** Opens all cells that are closed: the map outlives the run. */
    void openAll() {
        for (int cell = 0; closed > 0 && cell < openAt.length; cell++) {
            if (openAt[cell] != NEVER) {
                open(cell);
            }
        }
    }

    private void open(final int cell) {
        openAt[cell] = NEVER;
        closed--;
        fleet.unblock(cell);
    }

    /** Robots that broke down. */
    long breakdownCount() {
        return breakdowns;
    }

    /** Cells that were closed. */
    long blockCount() {
        return blocks;
    }
}
