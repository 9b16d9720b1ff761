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

import java.nio.file.Path;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetDrawingTest {
    private final WarehouseMap map = WarehouseText.parse("....\n.##.\n....\n").build();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("fleet.svg");
    }

    @Test
    void shouldDrawWhatIsNotFreeByRuns() throws Exception {
        new FleetDrawing(map, 0).write(file);

        final ParsedSvg svg = new ParsedSvg(file);
        assertThat(svg.root().getAttribute("viewBox")).isEqualTo("0 0 4 3");
        assertThat(svg.values("path", "d")).containsExactly("M1 1h2v1h-2z");
    }

    @Test
    void shouldPointEachRobotWhereItLooks() throws Exception {
        final FleetDrawing drawing = new FleetDrawing(map, 3);
        drawing.robot(0, 0, 0, Heading.NORTH);
        drawing.robot(2, 2.25, 2, Heading.WEST);
        drawing.write(file);

        final ParsedSvg svg = new ParsedSvg(file);
        assertThat(svg.values("g", "transform")).containsExactly("translate(0.5,0.5)", "translate(2.75,2.5)");
        assertThat(svg.values("path", "transform")).containsExactly("rotate(-90)", "rotate(-180)");
        assertThat(svg.elements("text"))
                .extracting(element -> element.getTextContent())
                .containsExactly("0", "2");
    }

    @Test
    void shouldDrawPathsByTheirCornersFromWhereTheRobotIs() throws Exception {
        final FleetDrawing drawing = new FleetDrawing(map, 2);
        final int[] cells = {map.cellAt(1, 0), map.cellAt(2, 0), map.cellAt(3, 0), map.cellAt(3, 1), map.cellAt(3, 2)};
        drawing.robot(0, 0.5, 0, Heading.EAST);
        drawing.path(0, cells, cells.length);
        drawing.path(1, cells, 2);
        cells[4] = 0;
        drawing.write(file);

        assertThat(new ParsedSvg(file).values("polyline", "points")).containsExactly("1,0.5 3.5,0.5 3.5,2.5");
    }

    @Test
    void shouldKeepThePointWhereARobotGoesBack() throws Exception {
        final FleetDrawing drawing = new FleetDrawing(map, 1);
        drawing.robot(0, 0, 0, Heading.EAST);
        drawing.path(0, new int[] {map.cellAt(1, 0), map.cellAt(2, 0), map.cellAt(1, 0)}, 3);
        drawing.write(file);

        assertThat(new ParsedSvg(file).values("polyline", "points")).containsExactly("0.5,0.5 2.5,0.5 1.5,0.5");
    }
}
