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
package net.botclaw.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MicroSummaryTest {
    private static final Offset<Double> TOLERANCE = Offset.offset(1e-9);
    private static final MicroRow BUILD = row("Journal", "build", "[frames=1]", 40, 0.01);
    private static final MicroRow BUILD_FLOOR = row("Journal", "buildFloor", "[frames=1]", 10, 0.002);
    private static final MicroRow BUILD_MANY = row("Journal", "build", "[frames=16]", 400, 0.1);
    private static final MicroRow APPEND_FLOOR = row("Journal", "appendFloor", "[frames=1]", 200, 9.0);
    private static final MicroRow ENCODE = row("Frame", "encode", "", 6, 0.001);
    private static final MicroRow COPY_FLOOR = row("Frame", "copyFloor", "", 3, 0.0005);

    private final MicroSummary summary =
            new MicroSummary(List.of(BUILD, BUILD_FLOOR, BUILD_MANY, APPEND_FLOOR, ENCODE, COPY_FLOOR));

    @Test
    void shouldTakeOwnFloorWhenClassHasSeveral() {
        assertThat(summary.floorOf(BUILD)).isSameAs(BUILD_FLOOR);
    }

    @Test
    void shouldTakeFloorOfClassWhenItIsTheOnlyOne() {
        assertThat(summary.floorOf(ENCODE)).isSameAs(COPY_FLOOR);
    }

    @Test
    void shouldHaveNoFloorWhenParametersDiffer() {
        assertThat(summary.floorOf(BUILD_MANY)).isNull();
    }

    @Test
    void shouldHaveNoFloorWhenClassHasOnlyThoseOfOthers() {
        final MicroRow replay = row("Journal", "replay", "[frames=1]", 1, 0);

        assertThat(new MicroSummary(List.of(replay, BUILD_FLOOR, APPEND_FLOOR)).floorOf(replay))
                .isNull();
    }

    @Test
    void shouldTakeShareOfHarnessOffWhenFloorsTellIt() {
        // The floors allocate 0.00017, 0.0002 and 0.045 bytes a nanosecond.
        assertThat(summary.ownBytes(BUILD)).isCloseTo(0.01 - 40 * 0.0002, TOLERANCE);
        assertThat(summary.ownBytes(ENCODE)).isZero();
    }

    @Test
    void shouldLeaveFloorsOutWhenAskedForMostBytes() {
        assertThat(summary.maxOwnBytes()).isCloseTo(0.1 - 400 * 0.0002, TOLERANCE);
    }

    @Test
    void shouldTakeNothingOffWhenThereIsNoFloor() {
        assertThat(new MicroSummary(List.of(BUILD)).maxOwnBytes()).isEqualTo(BUILD.bytes());
    }

    @Test
    void shouldShowRatioAndBytesOfFloorWhenThereIsOne() {
        final List<String> lines = summary.table().lines().toList();

        assertThat(lines).hasSize(1 + 6);
        assertThat(lines.get(0).trim().split(" {2,}|(?<=op) +"))
                .containsExactly("benchmark", "ns/op", "+-", "B/op", "floor B/op", "own B/op", "x floor");
        assertThat(lines.get(1).split(" +"))
                .containsExactly("Journal.build[frames=1]", "40.00", "0.50", "0.010", "0.002", "0.002", "4.00");
        assertThat(lines.get(2).split(" +"))
                .containsExactly("Journal.buildFloor[frames=1]", "10.00", "0.50", "0.002", "-", "0.000", "-");
    }

    private static MicroRow row(
            final String owner, final String method, final String parameters, final double ns, final double bytes) {
        return new MicroRow(owner, method, parameters, ns, 0.5, bytes);
    }
}
