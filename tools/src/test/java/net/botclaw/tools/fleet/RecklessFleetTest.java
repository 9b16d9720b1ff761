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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.map.WarehouseFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check is not blind: robots with good plans that do not wait for their turn collide. The fleet refuses them. */
class RecklessFleetTest {
    private static final int ROBOTS = 50;

    private final WarehouseMap map = WarehouseFiles.demo();
    private final FleetSite site = new FleetSite(map, ROBOTS, 1);
    private final Fleet fleet = new Fleet(site.graph(), site.tables(), ROBOTS);

    @BeforeEach
    void giveTasks() {
        for (int robot = 0; robot < ROBOTS; robot++) {
            fleet.place(robot, site.home(robot), Heading.EAST, site.home(robot), 0);
        }
        final TaskDesk desk = new TaskDesk(site, fleet, ROBOTS, new SplittableRandom(1));
        desk.assign(0);
        desk.assign(0);
    }

    @Test
    void shouldSeeCollisionsWhenRobotsDriveTheirWaysWithoutWaitingForTheirTurn() {
        final CollisionCheck check = new CollisionCheck(map, ROBOTS);
        final int[] cells = new int[FleetLimits.RESERVATIONS_PER_ROBOT];

        for (int step = 0; step < cells.length - 1; step++) {
            check.begin(step);
            for (int robot = 0; robot < ROBOTS; robot++) {
                final int last = fleet.view().path(robot, cells) - 1;
                final int from = cells[Math.min(step, last)];
                final int to = cells[Math.min(step + 1, last)];
                check.observe(robot, map.x(from), map.y(from), map.x(to), map.y(to), Heading.EAST);
            }
            check.end();
        }

        assertThat(check.collisions()).isPositive();
        assertThat(check.violations()).isEqualTo(check.collisions());
    }

    @Test
    void shouldRefuseToStartWhenItIsNotARobotsTurn() {
        int refused = 0;
        for (int robot = 0; robot < ROBOTS; robot++) {
            final int idle = robot;
            if (!fleet.canStart(robot)) {
                refused++;
                assertThatThrownBy(() -> fleet.start(idle, 0))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("truck " + robot + " cannot start");
            }
        }
        assertThat(refused).isBetween(1, ROBOTS - 1);
    }

    @Test
    void shouldRefuseWhatARobotCannotHaveDone() {
        int robot = 0;
        while (!fleet.canStart(robot)) {
            robot++;
        }
        final int moving = robot;
        assertThatThrownBy(() -> fleet.arrive(moving, 1)).isInstanceOf(IllegalStateException.class);
        fleet.start(moving, 1);

        assertThatThrownBy(() -> fleet.start(moving, 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> fleet.finishStop(moving, 2)).isInstanceOf(IllegalStateException.class);
    }
}
