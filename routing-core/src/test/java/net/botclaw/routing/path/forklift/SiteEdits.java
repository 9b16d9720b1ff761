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
package net.botclaw.routing.path.forklift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/** Random live edits, done to the arrays of a site and to the planner's graph alike. */
final class SiteEdits {
    private final RandomSite site;
    private final WarehouseMap map;
    private final ForkliftGraph graph;
    private final Random random;
    private final int closingPercent;

    SiteEdits(final RandomSite site, final WarehouseMap map, final ForkliftGraph graph, final Random random) {
        this.site = site;
        this.map = map;
        this.graph = graph;
        this.random = random;
        closingPercent = 5 + random.nextInt(40);
    }

    void apply(final int count) {
        for (int i = 0; i < count; i++) {
            final int cell = random.nextInt(map.cellCount());
            final int x = map.x(cell);
            final int y = map.y(cell);
            final int way = random.nextInt(4);
            final boolean isOn = random.nextInt(100) < closingPercent;
            final long epoch = graph.epoch();
            final boolean isChanged;
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    isChanged = isOn ? graph.block(cell) : graph.unblock(cell);
                    assertThat(isChanged).isEqualTo(site.closed[y][x] != isOn);
                    site.closed[y][x] = isOn;
                }
                case 2 -> {
                    isChanged = isOn ? graph.blockEdge(cell, way) : graph.unblockEdge(cell, way);
                    assertThat(isChanged).isEqualTo(site.closedEdge[y][x][way] != isOn);
                    site.closedEdge[y][x][way] = isOn;
                }
                default -> {
                    final int zone = 1 + random.nextInt(RandomSite.ZONES);
                    isChanged = graph.activateZone(zone, isOn);
                    assertThat(isChanged).isEqualTo(site.active[zone] != isOn);
                    site.active[zone] = isOn;
                }
            }
            assertThat(graph.epoch() > epoch).isEqualTo(isChanged);
        }
        compare();
    }

    void openPermanently() {
        final int cell = random.nextInt(map.cellCount());
        final int way = random.nextInt(4);
        if (graph.openPermanently(cell, way)) {
            site.exit[map.y(cell)][map.x(cell)][way] = true;
        }
        compare();
    }

    private void compare() {
        for (int cell = 0; cell < map.cellCount(); cell++) {
            for (int way = 0; way < 4; way++) {
                assertThat(graph.isOpen(cell, way)).isEqualTo(site.mayGo(map.x(cell), map.y(cell), way));
                compareRun(cell, way);
            }
        }
    }

    /** A run is as long as it says at least, and has no length only where no step of it is possible. */
    private void compareRun(final int cell, final int way) {
        final int length = graph.runs.length(cell, way);
        int x = map.x(cell);
        int y = map.y(cell);
        for (int step = 1; step <= Math.max(1, length); step++) {
            final boolean isInRun = site.mayGo(x, y, way) && isPlain(x + RandomSite.DX[way], y + RandomSite.DY[way]);
            assertThat(isInRun).isEqualTo(length > 0);
            x += RandomSite.DX[way];
            y += RandomSite.DY[way];
            if (isInRun) {
                assertThat(graph.runs.cellAfter(cell, way, step)).isEqualTo(map.cellAt(x, y));
            }
        }
    }

    private boolean isPlain(final int x, final int y) {
        return site.percent[site.zone[y][x]] == 100 || site.zone[y][x] == WarehouseMap.NO_ZONE;
    }
}
