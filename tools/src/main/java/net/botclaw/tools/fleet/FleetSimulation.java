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
import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.fleet.RobotState;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * Robots that drive what a fleet plans for them, tick by tick: they fetch and bring, are given the next task as soon as
 * the last one is done, are delayed, break down and find cells closed.
 *
 * <pre>
 *  a tick   faults ─▶ the fleet's own tick ─▶ moves ended ─▶ work done ─▶ tasks given ─▶ moves begun ─▶ poses checked
 * </pre>
 *
 * All that is random comes from the seed. The robots know nothing but which cell they may drive into.
 */
final class FleetSimulation {
    private final FleetSite site;
    private final Fleet fleet;
    private final FleetView view;
    private final TaskDesk desk;
    private final FleetFaults faults;
    private final CollisionCheck check;
    private final int robotCount;
    private final int[] begunAt;
    private final int[] busyUntil;
    private final boolean[] isWorking;
    private int now;

    /**
     * A fleet with each robot at home.
     *
     * @param site       with a home for each robot.
     * @param robotCount 1 or more.
     * @param rates      of what goes wrong.
     * @param seed       of all that is random.
     */
    FleetSimulation(final FleetSite site, final int robotCount, final FleetFaultRates rates, final long seed) {
        this.site = site;
        this.robotCount = robotCount;
        fleet = new Fleet(site.graph(), site.tables(), robotCount);
        view = fleet.view();
        final SplittableRandom random = new SplittableRandom(seed);
        desk = new TaskDesk(site, fleet, robotCount, random.split());
        faults = new FleetFaults(rates, site, fleet, robotCount, random.split());
        check = new CollisionCheck(site.map(), robotCount);
        begunAt = new int[robotCount];
        busyUntil = new int[robotCount];
        isWorking = new boolean[robotCount];
        for (int robot = 0; robot < robotCount; robot++) {
            fleet.place(robot, site.home(robot), Heading.EAST, site.home(robot), now);
        }
    }

    /** One tick in which tasks are given and things go wrong. */
    void tick() {
        now++;
        faults.strike(now);
        faults.mend(now);
        fleet.tick(now);
        endMoves();
        work();
        desk.assign(now);
        beginMoves();
        observe();
    }

    /** One tick in which the robots only do what is begun and go home, though still late. */
    void drainTick() {
        now++;
        faults.mend(now);
        fleet.tick(now);
        endMoves();
        work();
        beginMoves();
        observe();
    }

    private void endMoves() {
        for (int robot = 0; robot < robotCount; robot++) {
            if (view.isMoving(robot) && view.state(robot) != RobotState.BROKEN && now >= busyUntil[robot]) {
                fleet.arrive(robot, now);
            }
        }
    }

    private void work() {
        for (int robot = 0; robot < robotCount; robot++) {
            if (!view.isAtStop(robot) || view.state(robot) == RobotState.BROKEN) {
                isWorking[robot] = false;
            } else if (!isWorking[robot]) {
                isWorking[robot] = true;
                busyUntil[robot] = now + desk.stayTicks(robot) + faults.delayTicks();
            } else if (now >= busyUntil[robot]) {
                isWorking[robot] = false;
                fleet.finishStop(robot, now);
                if (view.stopCount(robot) == 0) {
                    desk.done(robot, now);
                }
            }
        }
    }

    private void beginMoves() {
        for (int robot = 0; robot < robotCount; robot++) {
            if (fleet.canStart(robot)) {
                fleet.start(robot, now);
                begunAt[robot] = now;
                busyUntil[robot] = now + view.nextMoveTicks(robot) + faults.delayTicks();
            }
        }
    }

    private void observe() {
        check.begin(now);
        for (int robot = 0; robot < robotCount; robot++) {
            final int from = view.cell(robot);
            final boolean isMoving = view.isMoving(robot);
            final int to = isMoving ? view.nextCell(robot) : from;
            final int heading = isMoving ? view.nextHeading(robot) : view.heading(robot);
            check.observe(
                    robot,
                    site.map().x(from),
                    site.map().y(from),
                    site.map().x(to),
                    site.map().y(to),
                    heading);
        }
        check.end();
    }

    /** Whether a robot is not at home with nothing left to do. */
    boolean isAway(final int robot) {
        return view.state(robot) != RobotState.RESTING;
    }

    /** Robots that are away. */
    int awayCount() {
        int away = 0;
        for (int robot = 0; robot < robotCount; robot++) {
            away += isAway(robot) ? 1 : 0;
        }
        return away;
    }

    /** Robots without a plan. */
    int strandedCount() {
        int stranded = 0;
        for (int robot = 0; robot < robotCount; robot++) {
            stranded += view.state(robot) == RobotState.STRANDED ? 1 : 0;
        }
        return stranded;
    }

    /** Tells where each robot is: between two cells as far as its move has come, looking where the move leads. */
    void tellPoses(final RobotPoses poses) {
        final WarehouseMap map = site.map();
        for (int robot = 0; robot < robotCount; robot++) {
            final int from = view.cell(robot);
            if (view.isMoving(robot)) {
                final int to = view.nextCell(robot);
                final double done = Math.min(1, (double) (now - begunAt[robot]) / (busyUntil[robot] - begunAt[robot]));
                final double x = map.x(from) + done * (map.x(to) - map.x(from));
                final double y = map.y(from) + done * (map.y(to) - map.y(from));
                poses.pose(robot, x, y, view.nextHeading(robot));
            } else {
                poses.pose(robot, map.x(from), map.y(from), view.heading(robot));
            }
        }
    }

    /** Ends the simulation: another one on the same site finds it as this one did. */
    void end() {
        faults.openAll();
    }

    FleetSite site() {
        return site;
    }

    int robotCount() {
        return robotCount;
    }

    int now() {
        return now;
    }

    FleetView view() {
        return view;
    }

    TaskDesk desk() {
        return desk;
    }

    FleetFaults faults() {
        return faults;
    }

    CollisionCheck check() {
        return check;
    }

    /** A figure of the fleet and of what it has done. */
    long stateHash() {
        return StateHash.mix(view.stateHash(), desk.doneCount());
    }
}
