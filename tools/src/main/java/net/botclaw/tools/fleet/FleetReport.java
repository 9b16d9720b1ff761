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
import java.util.Locale;
import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.Figures;
import org.HdrHistogram.Histogram;

/** Says in words and figures how a run of a fleet went. */
final class FleetReport {
    /** How many stuck robots are named. */
    static final int MAX_NAMED = 10;

    private static final double MS_PER_SECOND = 1_000;
    private static final int PERCENTILE = 99;

    private final FleetRun run;
    private final FleetSimulation simulation;
    private final FleetView view;
    private final WarehouseMap map;

    /** Of a run that is drained. */
    FleetReport(final FleetRun run) {
        this.run = run;
        simulation = run.simulation();
        view = simulation.view();
        map = simulation.site().map();
    }

    /** Prints what was wrong, what is behind the result, and the result in the last line. */
    void print(final PrintWriter out) {
        simulation.check().firstViolations().forEach(violation -> out.println("wrong: " + violation));
        printStuck(out);
        out.println(detailLine());
        out.println(resultLine());
        out.flush();
    }

    /** The one line of a run that failed, or null when nothing was wrong. */
    String problem() {
        final long collisions = simulation.check().collisions();
        final int stuck = simulation.awayCount();
        return collisions + wrongMoves() + stuck == 0
                ? null
                : "the fleet failed: collisions=" + collisions + " wrong_moves=" + wrongMoves() + " stuck=" + stuck;
    }

    private void printStuck(final PrintWriter out) {
        int named = 0;
        for (int robot = 0; robot < simulation.robotCount() && named < MAX_NAMED; robot++) {
            if (simulation.isAway(robot)) {
                out.println(stuckLine(robot));
                named++;
            }
        }
    }

    private String stuckLine(final int robot) {
        final StringBuilder line = new StringBuilder("stuck: robot ").append(robot);
        line.append(", ").append(view.state(robot)).append(", at ").append(at(view.cell(robot)));
        line.append(", home ").append(at(simulation.site().home(robot)));
        final int blocker = view.blocker(robot);
        line.append(blocker < 0 ? ", waits for nobody" : ", waits for robot " + blocker);
        final int[] ring = new int[FleetLimits.MAX_CYCLE_ROBOTS];
        final int count = view.ring(robot, ring);
        for (int i = 0; i < Math.min(count, ring.length); i++) {
            line.append(i == 0 ? ", ring " : " > ").append(ring[i]);
        }
        return line.append(count > ring.length ? " > ..." : "").toString();
    }

    private String at(final int cell) {
        return "(" + map.x(cell) + ", " + map.y(cell) + ")";
    }

    private long wrongMoves() {
        return simulation.check().violations() - simulation.check().collisions();
    }

    private String detailLine() {
        return String.format(
                Locale.ROOT,
                "detail: tasks_in_run=%d wrong_moves=%d refused=%d replans_on_delay=%d postponed=%d breakdowns=%d blocks=%d "
                        + "drain_seconds=%.1f plan_ratio=%.3f expansions=%d",
                run.doneInRun(),
                wrongMoves(),
                simulation.desk().refusedCount(),
                view.hurried(),
                view.postponed(),
                simulation.faults().breakdownCount(),
                simulation.faults().blockCount(),
                run.drainTicks() * (double) map.tickMs() / MS_PER_SECOND,
                simulation.desk().planRatio(),
                view.expansions());
    }

    private String resultLine() {
        final Histogram planNs = simulation.desk().planNs();
        return String.format(
                Locale.ROOT,
                "fleet: robots=%d ticks=%d tasks=%d collisions=%d deadlocks_resolved=%d stuck=%d plan_mean_us=%s "
                        + "plan_p99_us=%s delay_ratio=%.3f state=%s",
                simulation.robotCount(),
                run.runTicks(),
                simulation.desk().doneCount(),
                simulation.check().collisions(),
                view.deadlocksResolved(),
                simulation.awayCount(),
                Figures.micros(Math.round(planNs.getMean())),
                Figures.micros(planNs.getValueAtPercentile(PERCENTILE)),
                simulation.desk().delayRatio(),
                Figures.hex(StateHash.mix(run.runHash(), simulation.stateHash())));
    }
}
