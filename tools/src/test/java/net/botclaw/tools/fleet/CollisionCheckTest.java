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

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import org.junit.jupiter.api.Test;

class CollisionCheckTest {
    private static final WarehouseMap MAP =
            WarehouseText.parse("....\n.#>.\n....\n").build();

    private int tick = 7;

    @Test
    void shouldFindNothingWhenRobotsKeepTheirDistance() {
        final CollisionCheck check = new CollisionCheck(MAP, 2);
        tick(check, new int[] {0, 0, 0, 0}, new int[] {2, 0, 2, 0});
        tick(check, new int[] {0, 0, 1, 0}, new int[] {2, 0, 3, 0});
        tick(check, new int[] {0, 0, 1, 0}, new int[] {2, 0, 3, 0});
        tick(check, new int[] {1, 0, 2, 0}, new int[] {3, 0, 3, 0});
        tick(check, new int[] {2, 0, 2, 1}, new int[] {3, 0, 3, 0});

        assertCounts(check, 0, 0, 0, 0);
        assertThat(check.violations()).isZero();
        assertThat(check.firstViolations()).isEmpty();
    }

    @Test
    void shouldCountBothCellsOnceWhenTwoSwap() {
        final CollisionCheck check = new CollisionCheck(MAP, 2);
        tick(check, new int[] {0, 0, 0, 0}, new int[] {1, 0, 1, 0});
        tick(check, new int[] {0, 0, 1, 0}, new int[] {1, 0, 0, 0});
        tick(check, new int[] {0, 0, 1, 0}, new int[] {1, 0, 0, 0});
        tick(check, new int[] {1, 0, 1, 0}, new int[] {0, 0, 0, 0});

        assertCounts(check, 2, 0, 0, 0);
        assertThat(check.firstViolations())
                .containsExactlyInAnyOrder("tick 8: robots 0 and 1 hold (0, 0)", "tick 8: robots 0 and 1 hold (1, 0)");
    }

    @Test
    void shouldCountACollisionWhenOneFollowsIntoACellBeforeItIsLeft() {
        final CollisionCheck check = new CollisionCheck(MAP, 2);
        tick(check, new int[] {0, 0, 0, 0}, new int[] {1, 0, 1, 0});
        tick(check, new int[] {0, 0, 1, 0}, new int[] {1, 0, 2, 0});

        assertCounts(check, 1, 0, 0, 0);
    }

    @Test
    void shouldCountEachPairWhenFourRotate() {
        final WarehouseMap square = WarehouseText.parse("..\n..\n").build();
        final CollisionCheck check = new CollisionCheck(square, 4);
        tick(check, new int[] {0, 0, 1, 0}, new int[] {1, 0, 1, 1}, new int[] {1, 1, 0, 1}, new int[] {0, 1, 0, 0});

        assertCounts(check, 4, 0, 0, 0);
    }

    @Test
    void shouldCountEachPairWhenThreeHoldOneCell() {
        final CollisionCheck check = new CollisionCheck(MAP, 3);
        tick(check, new int[] {0, 0, 1, 0}, new int[] {1, 0, 1, 0}, new int[] {2, 0, 1, 0});

        assertCounts(check, 3, 0, 0, 0);
    }

    @Test
    void shouldCountAPairAgainWhenItPartedInBetween() {
        final CollisionCheck check = new CollisionCheck(MAP, 2);
        final int[] standing = {1, 0, 1, 0};
        tick(check, new int[] {0, 0, 1, 0}, standing);
        tick(check, new int[] {0, 0, 1, 0}, standing);
        tick(check, new int[] {0, 0, 0, 0}, standing);
        tick(check, new int[] {0, 0, 1, 0}, standing);

        assertCounts(check, 2, 0, 0, 0);
    }

    @Test
    void shouldCountAPairAgainWhenItMeetsOnAnotherCell() {
        final CollisionCheck check = new CollisionCheck(MAP, 2);
        tick(check, new int[] {0, 0, 0, 0}, new int[] {0, 0, 0, 0});
        tick(check, new int[] {0, 0, 1, 0}, new int[] {0, 0, 1, 0});

        assertCounts(check, 2, 0, 0, 0);
    }

    @Test
    void shouldCountAJumpWhenARobotComesFromElsewhereOrGoesTooFar() {
        final CollisionCheck check = new CollisionCheck(MAP, 1);
        tick(check, new int[] {0, 0, 1, 0});
        tick(check, new int[] {2, 0, 2, 0});
        tick(check, new int[] {2, 0, 3, 1});
        tick(check, new int[] {3, 1, 3, 1});

        assertCounts(check, 0, 2, 0, 0);
        assertThat(check.firstViolations())
                .containsExactly(
                        "tick 8: robot 0 jumps from (1, 0) to (2, 0)", "tick 9: robot 0 jumps from (2, 0) to (3, 1)");
    }

    @Test
    void shouldCountAJumpWhenTheFirstMoveGoesTooFar() {
        final CollisionCheck check = new CollisionCheck(MAP, 1);
        tick(check, new int[] {0, 0, 2, 0});

        assertCounts(check, 0, 1, 0, 0);
    }

    @Test
    void shouldCountOnceUntilARobotIsBackOnTheMap() {
        final CollisionCheck check = new CollisionCheck(MAP, 1);
        tick(check, new int[] {0, 1, 0, 1});
        tick(check, new int[] {0, 1, 1, 1});
        tick(check, new int[] {1, 1, 1, 1});
        tick(check, new int[] {1, 1, 0, 1});
        tick(check, new int[] {0, 1, 0, 1});
        tick(check, new int[] {0, 1, -1, 1});

        assertCounts(check, 0, 0, 2, 0);
        assertThat(check.firstViolations())
                .containsExactly(
                        "tick 8: robot 0 is off the map at (1, 1)", "tick 12: robot 0 is off the map at (-1, 1)");
    }

    @Test
    void shouldCountEachMoveAgainstASignOnce() {
        final CollisionCheck check = new CollisionCheck(MAP, 1);
        tick(check, new int[] {2, 1, 2, 2});
        tick(check, new int[] {2, 1, 2, 2});
        tick(check, new int[] {2, 2, 2, 1});
        tick(check, new int[] {2, 1, 3, 1});

        assertCounts(check, 0, 0, 0, 1);
        assertThat(check.firstViolations())
                .containsExactly("tick 7: robot 0, heading north, leaves (2, 1) to the south against its sign");
    }

    @Test
    void shouldTellOnlyTheFirstInWordsWhenThereAreMany() {
        final int robots = CollisionCheck.MAX_SHOWN + 5;
        final CollisionCheck check = new CollisionCheck(MAP, robots);
        check.begin(1);
        for (int robot = 0; robot < robots; robot++) {
            check.observe(robot, 9, 9, 9, 9, Heading.EAST);
        }
        check.end();

        assertCounts(check, 0, 0, robots, 0);
        assertThat(check.violations()).isEqualTo(robots);
        assertThat(check.firstViolations()).hasSize(CollisionCheck.MAX_SHOWN);
    }

    @Test
    void shouldRefuseToJudgeWhatItIsNotToldInFull() {
        final CollisionCheck check = new CollisionCheck(MAP, 2);
        assertThatThrownBy(() -> check.observe(0, 0, 0, 0, 0, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(check::end).isInstanceOf(IllegalStateException.class);
        check.begin(1);
        check.observe(0, 0, 0, 0, 0, 0);
        assertThatThrownBy(() -> check.observe(0, 0, 0, 0, 0, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(check::end)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 of 2 robots observed in tick 1");
        assertThatThrownBy(() -> check.begin(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> check.observe(1, 0, 0, 0, 0, 4)).isInstanceOf(IllegalArgumentException.class);
        check.observe(1, 2, 0, 2, 0, 0);
        check.end();
        assertThatThrownBy(() -> check.begin(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tick 3 begins after 1");
    }

    /** Tells of a tick: for each robot x and y it comes from, x and y it goes to; all look north. */
    private void tick(final CollisionCheck check, final int[]... robots) {
        check.begin(tick++);
        for (int robot = 0; robot < robots.length; robot++) {
            final int[] cells = robots[robot];
            check.observe(robot, cells[0], cells[1], cells[2], cells[3], Heading.NORTH);
        }
        check.end();
    }

    private static void assertCounts(
            final CollisionCheck check,
            final long collisions,
            final long teleports,
            final long offMap,
            final long wrongExits) {
        assertThat(check.collisions()).as("collisions").isEqualTo(collisions);
        assertThat(check.teleports()).as("teleports").isEqualTo(teleports);
        assertThat(check.offMap()).as("off the map").isEqualTo(offMap);
        assertThat(check.wrongExits()).as("wrong exits").isEqualTo(wrongExits);
    }
}
