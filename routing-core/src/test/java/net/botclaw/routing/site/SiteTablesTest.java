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
package net.botclaw.routing.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.junit.jupiter.api.Test;

class SiteTablesTest {
    private static final WarehouseMap MAP = WarehouseGenerator.generate(
                    new WarehouseLayout()
                            .racks(2, 2)
                            .rackCells(4, 1)
                            .marginCells(8)
                            .docks(2, 2)
                            .chargers(2, 2),
                    1)
            .build();
    private static final Site SITE = Site.of(MAP, 4);

    @Test
    void shouldSayTheSameOrLessWithoutTables() {
        final SiteTables full = new SiteTables(SITE);
        final SiteTables empty = new SiteTables(SITE, 0);
        assertThat(full.tableCount()).isPositive();
        assertThat(empty.tableCount()).isZero();
        final int to = MAP.place(0).cell();
        int closer = 0;
        for (int from = 0; from < MAP.cellCount(); from++) {
            for (int heading = 0; heading < 4; heading++) {
                assertThat(empty.ticks(from, heading, to)).isLessThanOrEqualTo(full.ticks(from, heading, to));
                closer += empty.ticks(from, heading, to) > 0 ? 1 : 0;
            }
        }
        assertThat(closer).isPositive();
        assertThat(full.ticks(to, 0, to)).isZero();
    }

    @Test
    void shouldBuildHomesFirstWithinItsBudget() {
        final long tableBytes = MAP.cellCount() * 8L;
        final SiteTables tables = new SiteTables(SITE, 2 * tableBytes + 1);
        assertThat(tables.tableCount()).isEqualTo(2);
        assertThat(tables.goals().find(tables.home(0), tables.graph().baseEpoch()))
                .isNotNull();
        assertThat(tables.goals().find(tables.home(1), tables.graph().baseEpoch()))
                .isNotNull();
    }

    @Test
    void shouldKnowNoWayToWhatIsNoCell() {
        final SiteTables tables = new SiteTables(SITE, 0);
        assertThat(tables.ticks(-1, 0, 0)).isEqualTo(SiteTables.NO_WAY);
        assertThat(tables.ticks(0, 0, MAP.cellCount())).isEqualTo(SiteTables.NO_WAY);
        assertThat(tables.ticks(0, Integer.MIN_VALUE, 0)).isZero();
        assertThatThrownBy(() -> new SiteTables(Site.NONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
