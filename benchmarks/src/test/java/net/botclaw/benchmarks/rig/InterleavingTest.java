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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavingTest {
    @Test
    void shouldRunEveryOtherCycleBackwards() {
        final List<String> subjects = List.of("a", "b", "c");

        assertThat(Interleaving.ofCycle(subjects, 0)).containsExactly("a", "b", "c");
        assertThat(Interleaving.ofCycle(subjects, 1)).containsExactly("c", "b", "a");
        assertThat(Interleaving.ofCycle(subjects, 2)).containsExactly("a", "b", "c");
        assertThat(subjects).containsExactly("a", "b", "c");
    }
}
