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

import java.util.SplittableRandom;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.fleet.RobotState;
import net.botclaw.routing.path.fleet.Trip;
import org.HdrHistogram.Histogram;

/**
 * Draws tasks, each to fetch something and to bring it somewhere, and gives each to the robot without one that is nearest
 * by the goal tables. There is always a next task; one for which no plan is found is withdrawn.
 */
final class TaskDesk {
    private static final int STOPS = 2;
    private static final int NOBODY = -1;
    private static final int MIN_STAY_SECONDS = 5;
    private static final int MAX_STAY_SECONDS = 10;
    private static final int MAX_ATTEMPTS_PER_TICK = 16;
    /** After a plan that was not found the desk waits, for the map looks the same in the next tick. */
    private static final int PAUSE_TICKS = 5;

    private static final long HIGHEST_NS = 10_000_000_000L;

    private final FleetSite site;
    private final Fleet fleet;
    private final FleetView view;
    private final SplittableRandom random;
    private final int robotCount;
    private final Trip next = new Trip();
    private final int[] stayTicks;
    private final int[] assignedAt;
    private final int[] freeFlowTicks;
    private int pausedUntil;
    private final Histogram planNs = new Histogram(HIGHEST_NS, 3);
    private long done;
    private long refused;
    private long actualTicks;
    private long plannedTicks;
    private long plannedFreeTicks;
    private long optimalTicks;

    TaskDesk(final FleetSite site, final Fleet fleet, final int robotCount, final SplittableRandom random) {
        this.site = site;
        this.fleet = fleet;
        this.robotCount = robotCount;
        this.random = random;
        view = fleet.view();
        stayTicks = new int[robotCount * STOPS];
        assignedAt = new int[robotCount];
        freeFlowTicks = new int[robotCount];
        drawNext();
    }

    /** Gives tasks to robots that have none, a limited number in a tick. */
    void assign(final int now) {
        for (int i = 0; i < MAX_ATTEMPTS_PER_TICK && now >= pausedUntil; i++) {
            final int robot = nearest();
            if (robot == NOBODY) {
                return;
            }
            final long startNs = System.nanoTime();
            final boolean isPlanned = fleet.assign(robot, next, now).hasPath();
            planNs.recordValue(Math.min(HIGHEST_NS, System.nanoTime() - startNs));
            if (isPlanned) {
                assignedAt[robot] = now;
                freeFlowTicks[robot] = fleet.freeFlowTicks();
                plannedTicks += fleet.planTicks();
                plannedFreeTicks += fleet.freeFlowTicks();
                stayTicks[robot * STOPS] = next.stayTicks(0);
                stayTicks[robot * STOPS + 1] = next.stayTicks(1);
                drawNext();
            } else {
                refused++;
                pausedUntil = now + PAUSE_TICKS;
                drawNext();
            }
        }
    }

    private int nearest() {
        int nearest = NOBODY;
        int leastTicks = Integer.MAX_VALUE;
        for (int robot = 0; robot < robotCount; robot++) {
            final RobotState state = view.state(robot);
            if ((state == RobotState.RESTING || state == RobotState.PLANNED) && view.stopCount(robot) == 0) {
                final int ticks = view.costTicks(robot, next.cell(0));
                if (ticks < leastTicks) {
                    leastTicks = ticks;
                    nearest = robot;
                }
            }
        }
        return nearest;
    }

    private void drawNext() {
        next.clear();
        next.stop(site.source(random.nextInt(site.sourceCount())), drawStayTicks());
        next.stop(site.target(random.nextInt(site.targetCount())), drawStayTicks());
    }

    private int drawStayTicks() {
        return random.nextInt(site.ticks(MIN_STAY_SECONDS), site.ticks(MAX_STAY_SECONDS) + 1);
    }

    /** How long a robot works at the stop it is at. */
    int stayTicks(final int robot) {
        return stayTicks[robot * STOPS + STOPS - view.stopCount(robot)];
    }

    /** A robot has brought what it had to bring. */
    void done(final int robot, final int now) {
        done++;
        actualTicks += now - assignedAt[robot];
        optimalTicks += freeFlowTicks[robot];
    }

    /** Tasks that were done. */
    long doneCount() {
        return done;
    }

    /** Tasks for which no plan was found when their turn came; each was withdrawn. */
    long refusedCount() {
        return refused;
    }

    /** Time of each call of {@link Fleet#assign}, whether a plan was found or not, in nanoseconds. */
    Histogram planNs() {
        return planNs;
    }

    /** How long the tasks took, as a ratio to how long they would have taken on an empty map without delays. */
    double delayRatio() {
        return optimalTicks == 0 ? 0 : (double) actualTicks / optimalTicks;
    }

    /** How long the tasks were planned to take, as a ratio to the same. */
    double planRatio() {
        return plannedFreeTicks == 0 ? 0 : (double) plannedTicks / plannedFreeTicks;
    }
}
