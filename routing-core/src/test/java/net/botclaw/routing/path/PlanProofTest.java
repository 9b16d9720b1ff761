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
package net.botclaw.routing.path;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.protocol.codec.RouteProof;
import org.junit.jupiter.api.Test;

class PlanProofTest {
    @Test
    void shouldHaveTheCodesOfTheWire() {
        for (final PlanProof proof : PlanProof.values()) {
            assertThat(RouteProof.get((short) proof.code()).name()).isEqualTo(proof.name());
            assertThat(PlanProof.ofCode(proof.code())).isSameAs(proof);
        }
    }

    @Test
    void shouldHaveTheHeadingsOfTheWire() {
        assertThat(Heading.EAST).isEqualTo(net.botclaw.protocol.codec.Heading.EAST.value());
        assertThat(Heading.NORTH).isEqualTo(net.botclaw.protocol.codec.Heading.NORTH.value());
        assertThat(Heading.WEST).isEqualTo(net.botclaw.protocol.codec.Heading.WEST.value());
        assertThat(Heading.SOUTH).isEqualTo(net.botclaw.protocol.codec.Heading.SOUTH.value());
    }

    @Test
    void shouldTurnTowardsTheHeadingsOfAMapWhoseOriginIsUpperLeft() {
        assertThat(Heading.leftOf(Heading.EAST)).isEqualTo(Heading.NORTH);
        assertThat(Heading.rightOf(Heading.EAST)).isEqualTo(Heading.SOUTH);
        assertThat(Heading.opposite(Heading.NORTH)).isEqualTo(Heading.SOUTH);
        assertThat(Heading.deltaX(Heading.EAST)).isEqualTo(1);
        assertThat(Heading.deltaX(Heading.WEST)).isEqualTo(-1);
        assertThat(Heading.deltaY(Heading.NORTH)).isEqualTo(-1);
        assertThat(Heading.deltaY(Heading.SOUTH)).isEqualTo(1);
        assertThat(Heading.deltaX(Heading.NORTH) + Heading.deltaY(Heading.EAST)).isZero();
    }
}
