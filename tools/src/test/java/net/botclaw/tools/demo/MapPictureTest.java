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
package net.botclaw.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.tools.warehouse.TruckPositions;
import org.junit.jupiter.api.Test;

class MapPictureTest {
    private static WarehouseMap map() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(8, 4);
        for (int x = 0; x < 8; x++) {
            builder.free(x, 1, x < 4).free(x, 2, false).free(x, 3, false);
        }
        return builder.build();
    }

    @Test
    void shouldDrawEachCellWhenThereIsRoom() {
        final StringBuilder out = new StringBuilder();

        new MapPicture(map(), 80, 24).append(TruckPositions.NONE, "\n", out);

        assertThat(out.toString()).isEqualTo("........\n....####\n########\n########\n");
    }

    @Test
    void shouldDrawSeveralCellsAsOneWhenThereIsNot() {
        final StringBuilder out = new StringBuilder();
        final MapPicture picture = new MapPicture(map(), 3, 2);

        picture.append(TruckPositions.NONE, "|", out);

        assertThat(out.toString()).isEqualTo("...|###|");
        assertThat(picture.rows()).isEqualTo(2);
    }

    @Test
    void shouldDrawShelvesWhereTheyTakeMoreThanHalfOfWhatOneCharacterStandsFor() {
        final StringBuilder out = new StringBuilder();
        final WarehouseMap map =
                WarehouseText.parse("....##\n..####\n..####\n......\n").build();

        new MapPicture(map, 3, 2).append(TruckPositions.NONE, "|", out);

        assertThat(out.toString()).isEqualTo("..#|...|");
    }
}
