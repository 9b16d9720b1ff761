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
package net.botclaw.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTreeTest {
    private final StackTree tree = StackTree.empty();

    @Test
    void shouldPutStacksTogetherWhenTheyBeginAlike() throws IOException {
        // given
        tree.add(List.of("main", "run", "read"), 3);
        tree.add(List.of("main", "run", "write"), 4);
        tree.add(List.of("main", "run"), 5);
        tree.add(List.of("other"), 1);

        // when
        final StringBuilder collapsed = new StringBuilder();
        tree.writeCollapsed(collapsed);

        // then
        assertThat(collapsed.toString().lines())
                .containsExactlyInAnyOrder("main;run;read 3", "main;run;write 4", "main;run 5", "other 1");
        assertThat(tree.weight()).isEqualTo(13);
        assertThat(tree.depth()).isEqualTo(4);
    }

    @Test
    void shouldDrawEveryFrameAsWideAsItsWeightWhenNamesNeedEscaping() throws IOException {
        // given
        tree.add(List.of("A.<init>"), 3);
        tree.add(List.of("b & c"), 1);

        // when
        final StringBuilder svg = new StringBuilder();
        new FlameDrawing(svg, "samples").draw(tree);

        // then
        assertThat(svg.toString())
                .contains("<title>A.&lt;init&gt;: 3 samples, 75.00 %</title><rect x=\"0.00\" y=\"0\" width=\"900.00\"")
                .contains("<title>b &amp; c: 1 samples, 25.00 %</title><rect x=\"900.00\" y=\"0\" width=\"300.00\"")
                .doesNotContain("<init>");
    }
}
