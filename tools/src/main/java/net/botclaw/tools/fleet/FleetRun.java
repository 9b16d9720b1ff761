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

import java.io.PrintWriter;

/**
 * A measured run of a fleet and the drain after it, in which the robots, though still late, end what they have begun
 * and go home.
 */
final class FleetRun {
    /** How long the robots have to come home, in simulated seconds. */
    static final int MAX_DRAIN_SECONDS = 1_800;
    /** Simulated seconds between two lines of progress. */
    static final int PROGRESS_SECONDS = 60;

    private static final int MAX_WARM_UP_SECONDS = 60;

    private final FleetSite site;
    private final FleetSimulation simulation;
    private final int runTicks;
    private final PrintWriter out;
    private long doneInRun;
    private long runHash;
    private int drainTicks;

    /**
     * A run that has not begun.
     *
     * @param site    with a home for each robot, no cell of it closed.
     * @param options how many robots, for how long, with which faults.
     * @param out     for the progress.
     */
    FleetRun(final FleetSite site, final FleetOptions options, final PrintWriter out) {
        this.site = site;
        this.out = out;
        simulation = new FleetSimulation(site, options.robots(), options.rates(site), options.seed());
        runTicks = site.ticks(options.seconds());
    }

    /** Lets the JVM compile what is measured later: the same with another seed, for a minute at most. */
    static void warmUp(final FleetSite site, final FleetOptions options) {
        final FleetSimulation simulation =
                new FleetSimulation(site, options.robots(), options.rates(site), ~options.seed());
        final int ticks = site.ticks(Math.min(options.seconds(), MAX_WARM_UP_SECONDS));
        for (int i = 0; i < ticks; i++) {
            simulation.tick();
        }
        simulation.end();
    }

    /**
     * Drives, with tasks and faults.
     *
     * @param animation gets a sample each second, or null.
     */
    void run(final FleetAnimation animation) {
        if (animation != null) {
            sample(animation);
        }
        while (simulation.now() < runTicks) {
            simulation.tick();
            if (animation != null && simulation.now() % site.ticks(1) == 0) {
                sample(animation);
            }
            progress();
        }
        doneInRun = simulation.desk().doneCount();
        runHash = simulation.stateHash();
    }

    /** Drives until all are home, or the time for it is over. */
    void drain() {
        final int maxTicks = site.ticks(MAX_DRAIN_SECONDS);
        while (simulation.awayCount() > 0 && drainTicks < maxTicks) {
            simulation.drainTick();
            drainTicks++;
            progress();
        }
    }

    private void sample(final FleetAnimation animation) {
        animation.sample(simulation.now());
        simulation.tellPoses(animation::pose);
    }

    private void progress() {
        final int now = simulation.now();
        if (now % site.ticks(PROGRESS_SECONDS) == 0) {
            out.println(now / site.ticks(1) + " s: tasks="
                    + simulation.desk().doneCount() + " collisions="
                    + simulation.check().collisions() + " stranded=" + simulation.strandedCount() + " refused="
                    + simulation.desk().refusedCount());
            out.flush();
        }
    }

    FleetSimulation simulation() {
        return simulation;
    }

    int runTicks() {
        return runTicks;
    }

    /** Ticks of the drain. */
    int drainTicks() {
        return drainTicks;
    }

    /** Tasks that were done before the drain. */
    long doneInRun() {
        return doneInRun;
    }

    /** The state's hash before the drain. */
    long runHash() {
        return runHash;
    }
}
