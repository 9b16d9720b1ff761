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
package net.botclaw.routing.task;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.TestCores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random sites against a model that believes outputs only; each seed runs two cores side by side. */
class TaskRandomTest {
    private static final int SEEDS = 100;
    private static final int INPUTS = 1_200;
    private static final int LONG_INPUTS = 300_000;
    private static final int HASH_INTERVAL = 16;
    private static final int PLANS_BLOCKED = 40;
    private static final int SLOTS = 1_024;
    private static final int MAX_OPEN = 600;

    @Test
    void shouldLoseDoubleAndStarveNothingWhateverComes() {
        final int[] ends = new int[8];
        for (long seed = 1; seed <= SEEDS; seed++) {
            final TaskModel model = run(seed, INPUTS);
            for (final TaskState state : model.seen.keySet()) {
                ends[state.value()]++;
            }
        }
        assertThat(ends).as("a state that is never reached shows nothing").doesNotContain(0);
    }

    @Test
    @Tag("slow")
    void shouldLoseDoubleAndStarveNothingInALongWalk() {
        run(4_711, LONG_INPUTS);
    }

    /** A place is blocked for so many plans, then another one. */
    private static void blockPlacesInTurn(final FakeRoutes routes) {
        routes.refuses = (bot, location) ->
                location == 1 + routes.planned / PLANS_BLOCKED % TaskRig.STATIONS ? RejectCode.BLOCKED.code() : 0;
    }

    private static TaskModel run(final long seed, final int inputs) {
        final TaskRig rig = new TaskRig(SLOTS, MAX_OPEN, null);
        final TaskModel twinModel = new TaskModel();
        final FakeRoutes twinRoutes = new FakeRoutes();
        final RoutingCore twin =
                TestCores.of(twinModel, TaskRig.handler(rig.site, SLOTS, MAX_OPEN, null), new Bystander(), twinRoutes);
        rig.listener = twin::onRecord;
        rig.routes.refusedEvery = (int) (seed % 5) * 3;
        twinRoutes.refusedEvery = rig.routes.refusedEvery;
        if (seed % 2 == 0) {
            blockPlacesInTurn(rig.routes);
            blockPlacesInTurn(twinRoutes);
        }
        try {
            final RandomTasks walk = new RandomTasks(seed, rig);
            for (int i = 0; i < inputs; i++) {
                walk.next();
                if (i % HASH_INTERVAL == 0) {
                    assertThat(twin.stateHash()).isEqualTo(rig.core.stateHash());
                    rig.model.pushes.clear();
                    twinModel.pushes.clear();
                }
            }
            twinRoutes.refusedEvery = 0;
            twinRoutes.refuses = (bot, location) -> 0;
            rig.routes.refuses = (bot, location) -> 0;
            walk.calmDown();
            assertThat(walk.accepted()).isPositive();
        } catch (final RuntimeException | AssertionError ex) {
            throw new AssertionError("seed " + seed, ex);
        }
        assertThat(twinModel.hash).as("seed %d", seed).isEqualTo(rig.model.hash);
        assertThat(twin.stateHash()).as("seed %d", seed).isEqualTo(rig.core.stateHash());
        return rig.model;
    }
}
