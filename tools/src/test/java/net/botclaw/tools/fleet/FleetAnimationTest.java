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
package net.botclaw.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class FleetAnimationTest {
    private static final int TICK_MS = 500;

    private final WarehouseMap map =
            WarehouseText.parse("......\n.##.#.\n......\n").build();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("fleet.svg");
    }

    @Test
    void shouldAnimateTheRobotThatMovesAndLeaveTheOtherWhereItStands() throws Exception {
        final FleetAnimation animation = new FleetAnimation(map, 2, TICK_MS);
        for (int tick = 0; tick <= 8; tick++) {
            animation.sample(tick);
            animation.pose(0, Math.min(tick, 4) / 2.0, 0, Heading.EAST);
            animation.pose(1, 5, 2, Heading.SOUTH);
        }
        animation.write(file);

        final ParsedSvg svg = new ParsedSvg(file);
        assertThat(svg.values("g", "transform")).containsExactly("translate(0.5,0.5)", "translate(5.5,2.5)");
        assertThat(svg.values("path", "transform")).containsExactly("rotate(0)", "rotate(-270)");
        assertThat(svg.elements("animateTransform")).hasSize(1);
        final Element moving = svg.elements("animateTransform").get(0);
        assertThat(moving.getAttribute("type")).isEqualTo("translate");
        assertThat(moving.getAttribute("keyTimes")).isEqualTo("0;0.5;1");
        assertThat(moving.getAttribute("values")).isEqualTo("0.5,0.5;2.5,0.5;2.5,0.5");
        assertThat(moving.getAttribute("dur")).isEqualTo("4s");
        assertThat(moving.getAttribute("repeatCount")).isEqualTo("indefinite");
        assertThat(moving.getParentNode().getNodeName()).isEqualTo("g");
    }

    @Test
    void shouldTurnTheShorterWayWhenHeadingsWrapAround() throws Exception {
        final FleetAnimation animation = new FleetAnimation(map, 1, TICK_MS);
        final int[] headings = {Heading.SOUTH, Heading.EAST, Heading.NORTH, Heading.EAST, Heading.SOUTH, Heading.WEST};
        for (int tick = 0; tick < headings.length; tick++) {
            animation.sample(tick);
            animation.pose(0, 0, 0, headings[tick]);
        }
        animation.write(file);

        final Element turning = new ParsedSvg(file).elements("animateTransform").get(0);
        assertThat(turning.getAttribute("type")).isEqualTo("rotate");
        assertThat(turning.getAttribute("values")).isEqualTo("-270;-450;-180");
        assertThat(turning.getAttribute("keyTimes")).isEqualTo("0;0.4;1");
        assertThat(turning.getParentNode().getNodeName()).isEqualTo("path");
    }

    @Test
    void shouldShowSecondsInLegendAndClock() throws Exception {
        final FleetAnimation animation = new FleetAnimation(map, 1, TICK_MS);
        for (int tick = 20; tick <= 26; tick++) {
            animation.sample(tick);
            animation.pose(0, tick - 20, 0, Heading.EAST);
        }
        animation.write(file);

        final ParsedSvg svg = new ParsedSvg(file);
        assertThat(svg.elements("text"))
                .extracting(Element::getTextContent)
                .containsExactly("0", "1 robots, 10 to 13 s, a sample every 0.5 s", "10 s", "11 s", "12 s");
        assertThat(svg.values("text", "visibility")).containsExactly("visible", "hidden", "hidden");
        assertThat(svg.values("animate", "keyTimes"))
                .containsExactly("0;0.333333", "0;0.333333;0.666666", "0;0.666666;1");
        assertThat(svg.values("animate", "values"))
                .containsExactly("visible;hidden", "hidden;visible;hidden", "hidden;visible;hidden");
        assertThat(svg.root().getAttribute("viewBox")).isEqualTo("0 0 6 4");
    }

    @Test
    void shouldStandStillWhenThereIsOneSample() throws Exception {
        final FleetAnimation animation = new FleetAnimation(map, 1, TICK_MS);
        animation.sample(4);
        animation.pose(0, 1, 0, Heading.NORTH);
        animation.write(file);

        final ParsedSvg svg = new ParsedSvg(file);
        assertThat(svg.elements("animate")).isEmpty();
        assertThat(svg.elements("animateTransform")).isEmpty();
        assertThat(svg.elements("text"))
                .extracting(Element::getTextContent)
                .containsExactly("0", "1 robots, 2 to 2 s", "2 s");
    }

    @Test
    void shouldSampleMoreCoarselyWhenThereWouldBeTooMuch() throws Exception {
        final FleetAnimation animation = new FleetAnimation(map, 2, TICK_MS, 16);
        for (int tick = 0; tick <= 1_000; tick++) {
            animation.sample(tick);
            animation.pose(0, tick * 37 % 6, 0, tick * 7 % 4);
            animation.pose(1, tick * 11 % 6, 2, tick * 5 % 4);
        }
        animation.write(file);

        final ParsedSvg svg = new ParsedSvg(file);
        assertThat(svg.elements("animateTransform")).isNotEmpty();
        for (final Element element : svg.elements("animateTransform")) {
            final List<String> times = List.of(element.getAttribute("keyTimes").split(";"));
            assertThat(times).hasSizeBetween(2, 8).startsWith("0").endsWith("1");
            assertThat(times.stream().map(Double::valueOf).toList()).isSorted();
            assertThat(element.getAttribute("values").split(";")).hasSameSizeAs(times);
        }
    }

    @Test
    void shouldChangeTheClockInStepsWhenItPlaysForLong() throws Exception {
        final FleetAnimation animation = new FleetAnimation(map, 1, 1_000);
        animation.sample(0);
        animation.pose(0, 0, 0, Heading.EAST);
        animation.sample(FleetAnimation.MAX_CLOCK_STEPS * 2 + 1);
        animation.write(file);

        final List<Element> texts = new ParsedSvg(file).elements("text");
        assertThat(texts).hasSizeLessThanOrEqualTo(FleetAnimation.MAX_CLOCK_STEPS + 2);
        assertThat(texts.get(3).getTextContent()).isEqualTo("3 s");
    }

    @Test
    void shouldNeedNothingFromElsewhere() throws Exception {
        final FleetAnimation animation = new FleetAnimation(map, 1, TICK_MS);
        animation.sample(0);
        animation.sample(9);
        animation.pose(0, 3, 0, Heading.WEST);
        animation.write(file);

        assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "<script", "href", "url(");
    }

    @Test
    void shouldRefuseToDrawNothing() {
        assertThatThrownBy(() -> new FleetAnimation(map, 1, TICK_MS).write(file))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).doesNotExist();
    }
}
