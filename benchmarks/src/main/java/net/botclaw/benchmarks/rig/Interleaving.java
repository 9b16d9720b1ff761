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
package net.botclaw.benchmarks.rig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order of blocks: A B C, C B A, A B C … Each cycle has every subject once, every other cycle runs backwards, so that
 * what drifts slowly (clock rates, neighbours on the machine, the disk) weighs on all alike.
 */
final class Interleaving {
    private Interleaving() {}

    /** The subjects in the order of a cycle. */
    static <T> List<T> ofCycle(final List<T> subjects, final int cycle) {
        final List<T> order = new ArrayList<>(subjects);
        if (cycle % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }
}
