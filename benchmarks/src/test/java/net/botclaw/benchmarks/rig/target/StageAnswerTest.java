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
package net.botclaw.benchmarks.rig.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.botclaw.benchmarks.rig.target.StageAnswer.StageRow;
import net.botclaw.ingest.stage.Stage;
import net.botclaw.ingest.stage.StageTiming;
import net.botclaw.ingest.stage.StageTimings;
import org.junit.jupiter.api.Test;

class StageAnswerTest {
    @Test
    void shouldReadWhatItWrites() {
        final StageTimings timings = new StageTimings(
                16,
                2_000,
                125,
                3,
                24,
                8,
                List.of(new StageTiming(Stage.CUT, 120, 1, 2, 3, 4), new StageTiming(Stage.TOTAL, 120, 5, 6, 7, 8)));

        final StageAnswer answer = StageAnswer.parse(StageAnswer.of(timings));

        assertThat(answer.stages())
                .containsExactly(new StageRow("cut", 120, 1, 3, 4), new StageRow("total", 120, 5, 7, 8));
        assertThat(answer.cost())
                .isEqualTo(
                        "every 16th turn, 125 of 2,000 turns (6.25 %), 3 given up; a sample reads the clock 8 times, "
                                + "24 ns each, nothing is subtracted");
    }

    @Test
    void shouldRefuseAnyOtherLine() {
        assertThatThrownBy(() -> StageAnswer.parse("error only an engine has stages"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not understood: error only an engine has stages");
    }
}
