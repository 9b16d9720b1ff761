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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import net.botclaw.tools.map.WarehouseFiles;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FleetReportTest {
    private static final int ROBOTS = 12;

    @Test
    void shouldNameTheFirstRobotsThatAreNotHomeAndFail() {
        final FleetRun run = run();

        final FleetReport report = new FleetReport(run);

        assertThat(report.problem()).isEqualTo("the fleet failed: collisions=0 wrong_moves=0 stuck=" + ROBOTS);
        final List<String> lines = printed(report);
        assertThat(lines).hasSize(FleetReport.MAX_NAMED + 2);
        assertThat(lines.subList(0, FleetReport.MAX_NAMED))
                .allMatch(
                        line -> line.matches("stuck: robot \\d+, PLANNED, at \\(\\d+, \\d+\\), home \\(\\d+, \\d+\\), "
                                + "waits for (nobody|robot \\d+)"));
        assertThat(lines.get(lines.size() - 1)).contains(" stuck=" + ROBOTS + " ");
    }

    @Test
    void shouldBeContentWhenAllCameHome() {
        final FleetRun run = run();
        run.drain();

        final FleetReport report = new FleetReport(run);

        assertThat(report.problem()).isNull();
        assertThat(printed(report)).hasSize(2);
    }

    @Test
    void shouldSayWhatWasWrongAndFailWhenRobotsCollide() {
        final FleetRun run = run();
        run.drain();
        final CollisionCheck check = run.simulation().check();
        check.begin(run.simulation().now() + 1);
        for (int robot = 0; robot < ROBOTS; robot++) {
            final int cell = run.simulation().site().home(Math.max(1, robot));
            final int x = run.simulation().site().map().x(cell);
            final int y = run.simulation().site().map().y(cell);
            check.observe(robot, x, y, x, y, 0);
        }
        check.end();

        final FleetReport report = new FleetReport(run);

        assertThat(report.problem()).isEqualTo("the fleet failed: collisions=1 wrong_moves=1 stuck=0");
        final List<String> lines = printed(report);
        assertThat(lines.get(0)).startsWith("wrong: tick ").contains("robot 0 jumps from ");
        assertThat(lines.get(1)).startsWith("wrong: tick ").contains("robots 0 and 1 hold ");
        assertThat(lines.get(2)).contains(" wrong_moves=1 ");
        assertThat(lines.get(3)).contains(" collisions=1 ");
    }

    /** A minute, after which nobody is home yet. */
    private static FleetRun run() {
        final FleetOptions options = CommandLine.populateCommand(new FleetOptions(), "--robots", "" + ROBOTS);
        final FleetSite site = new FleetSite(WarehouseFiles.demo(), ROBOTS, options.seed());
        final FleetRun run = new FleetRun(site, options, new PrintWriter(Writer.nullWriter()));
        run.run(null);
        return run;
    }

    private static List<String> printed(final FleetReport report) {
        final StringWriter lines = new StringWriter();
        report.print(new PrintWriter(lines));
        return lines.toString().lines().toList();
    }
}
