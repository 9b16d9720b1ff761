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
package net.botclaw.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateHashTest {
    @Test
    void shouldDependOnTheOrderOfValues() {
        final long forward = StateHash.mix(StateHash.mix(0, 1), 2);
        final long backward = StateHash.mix(StateHash.mix(0, 2), 1);

        assertThat(forward).isNotEqualTo(backward);
    }

    @Test
    void shouldDependOnTheNumberOfZeros() {
        assertThat(StateHash.mix(0, 0)).isNotEqualTo(StateHash.mix(StateHash.mix(0, 0), 0));
    }

    @Test
    void shouldNeverChangeItsFigures() {
        assertThat(StateHash.spread(1)).isEqualTo(0xB456_BCFC_34C2_CB2CL);
        assertThat(StateHash.mix(0, 1)).isEqualTo(StateHash.spread(0x9E37_79B9_7F4A_7C15L ^ 0xB456_BCFC_34C2_CB2CL));
    }
}
