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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.botclaw.tools.cli.CommandFailedException;
import org.junit.jupiter.api.Test;

class AllocationTest {
    @Test
    void shouldCountWhatOldAndNewThreadsHaveAllocatedInBetween() {
        final Map<String, Long> first = Allocation.parse("threads loop=100 helper=7");
        final Map<String, Long> last = Allocation.parse("threads loop=150 helper=7 late=11");

        assertThat(Allocation.between(first, last)).isEqualTo(61);
    }

    @Test
    void shouldKnowNothingWhenAThreadHasEnded() {
        final Map<String, Long> first = Allocation.parse("threads loop=100 helper=7");

        assertThat(Allocation.between(first, Allocation.parse("threads loop=150")))
                .isNaN();
    }

    @Test
    void shouldRefuseAnyOtherAnswer() {
        assertThatThrownBy(() -> Allocation.parse("error the server failed"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("not understood: error the server failed");
    }
}
