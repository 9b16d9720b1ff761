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
package net.botclaw.routing.path.forklift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.junit.jupiter.api.Test;

/** Random sites, vehicle classes and live edits; every plan is driven by a validator and its cost is the oracle's. */
class ForkliftPlannerOracleTest {
    private static final int ROUNDS = 40;
    private static final int QUERIES_PER_ROUND = 10;
    private static final int SITES = 250;
    private static final int SATURATING_SITES = 50;
    private static final int SATURATING_FACTOR = 400;

    private long queries;
    private long searches;
    private long descents;
    private long saturated;
    private long cellsPlanned;
    private long hash;

    @Test
    void shouldFindTheCostOfTheOracleWhenTheSiteChangesUnderIt() {
        for (int seed = 1; seed <= SITES; seed++) {
            walk(seed, 1);
        }

        assertThat(queries).isEqualTo(100_000);
        assertThat(searches).as("paths found by search").isGreaterThan(20_000);
        assertThat(descents).as("paths found by descent").isGreaterThan(10_000);
        assertThat(cellsPlanned).as("moves of all paths").isGreaterThan(500_000);
    }

    @Test
    void shouldFindTheCostOfTheOracleWhenItIsGreaterThanATableHolds() {
        for (int seed = 1; seed <= SATURATING_SITES; seed++) {
            walk(seed, SATURATING_FACTOR);
        }

        assertThat(saturated).as("paths that cost more than a table holds").isGreaterThan(2_000);
        assertThat(searches).as("paths found by search").isGreaterThan(5_000);
        assertThat(descents).as("paths found by descent").isGreaterThan(1_000);
    }

    @Test
    void shouldPlanTheSameWhenTheSeedIsTheSame() {
        walk(4_711, 1);
        final long first = hash;
        hash = 0;
        walk(4_711, 1);

        assertThat(hash).isEqualTo(first);
        walk(4_712, 1);
        assertThat(hash).isNotEqualTo(first);
    }

    private void walk(final int seed, final int tickFactor) {
        final Random random = new Random(seed);
        final RandomSite site = new RandomSite(random, tickFactor);
        final WarehouseMap map = site.build();
        final ForkliftGraph graph = new ForkliftGraph(map, site.vehicle);
        final GoalTables tables = new GoalTables(graph);
        final GoalTableBuilder builder = new GoalTableBuilder(graph);
        final ForkliftPlanner planner = new ForkliftPlanner(graph, tables);
        final SiteEdits edits = new SiteEdits(site, map, graph, random);
        publish(tables, builder, map, random);
        for (int round = 0; round < ROUNDS; round++) {
            edits.apply(round == 0 ? 0 : random.nextInt(6));
            if (random.nextInt(20) == 0) {
                edits.openPermanently();
                if (random.nextBoolean()) {
                    publish(tables, builder, map, random);
                }
            }
            ask(site, map, planner, random, "seed " + seed + ", round " + round);
        }
    }

    private static void publish(
            final GoalTables tables, final GoalTableBuilder builder, final WarehouseMap map, final Random random) {
        for (int cell = 0; cell < map.cellCount(); cell++) {
            if (random.nextInt(3) > 0) {
                tables.publish(builder.build(cell));
            }
        }
    }

    private void ask(
            final RandomSite site,
            final WarehouseMap map,
            final ForkliftPlanner planner,
            final Random random,
            final String where) {
        final int start = random.nextInt(map.cellCount());
        final int heading = random.nextInt(4);
        final long[] costs = new ForkliftOracle(site).costsFrom(map.x(start), map.y(start), heading);
        final LegBuffer legs = new LegBuffer(1_024);
        final PlanResult result = new PlanResult();
        final LegValidator validator = new LegValidator(site, map);
        for (int i = 0; i < QUERIES_PER_ROUND; i++) {
            final int goal = random.nextInt(map.cellCount());
            final String what = where + ", from " + start + " heading " + heading + " to " + goal;
            planner.plan(start, heading, goal, legs, result);
            final long expected = costs[map.y(goal) * map.width() + map.x(goal)];
            queries++;
            hash = StateHash.mix(StateHash.mix(hash, result.costTicks()), result.expansions());
            if (expected == ForkliftOracle.NO_WAY) {
                assertThat(result.proof()).as(what).isEqualTo(PlanProof.UNREACHABLE);
                assertThat(legs.count()).as(what).isZero();
                continue;
            }
            searches += result.expansions() > 0 ? 1 : 0;
            saturated += expected > GoalTable.SATURATED_TICKS ? 1 : 0;
            descents += result.expansions() > 0 ? 0 : 1;
            assertThat(result.proof()).as(what).isEqualTo(PlanProof.OPTIMAL);
            assertThat((long) result.costTicks()).as(what).isEqualTo(expected);
            assertThat(validator.drive(start, heading, legs)).as(what).isNull();
            assertThat(validator.cost).as(what).isEqualTo(expected);
            assertThat(validator.time).as(what).isEqualTo(result.durationTicks());
            assertThat(map.cellAt(validator.x, validator.y)).as(what).isEqualTo(goal);
            assertThat(validator.heading).as(what).isEqualTo(result.finalHeading());
            for (int leg = 0; leg < legs.count(); leg++) {
                cellsPlanned += legs.cells(leg);
                hash = StateHash.mix(hash, (long) legs.startCell(leg) << 32 | legs.cells(leg) << 2 | legs.heading(leg));
            }
        }
    }
}
