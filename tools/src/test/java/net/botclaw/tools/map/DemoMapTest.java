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
package net.botclaw.tools.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.botclaw.routing.path.warehouse.MapCheck;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteImage;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class DemoMapTest {
    private final WarehouseMap generated =
            WarehouseGenerator.generate(new WarehouseLayout(), 1).build();

    @Test
    void shouldBeWhatTheGeneratorAndTheWriterPrint() throws IOException {
        assertThat(resource("demo.map")).isEqualTo(WarehouseText.print(generated));
        assertThat(resource("demo.json")).isEqualTo(SideFileWriter.print(generated));
    }

    @Test
    void shouldHaveAParkingPlaceForEachOfTwoHundredRobotsAndNoFault() {
        final WarehouseMap demo = WarehouseFiles.demo();

        MapAssert.assertSame(demo, generated);
        assertThat(MapCheck.check(demo, demo.vehicleClass(0))).isEmpty();
    }

    @Test
    void shouldBeTheSameMapWhenItComesBackFromItsImage() {
        final WarehouseMap demo = WarehouseFiles.demo();
        final Site site = Site.of(demo, 200);
        final DirectBuffer image = SiteImage.encode(site);

        final Site again = SiteImage.decode(image, 0, image.capacity());

        MapAssert.assertSame(again.map(), demo);
        assertThat(again.maxTrucks()).isEqualTo(200);
        assertThat(SiteImage.siteHash(again)).isEqualTo(SiteImage.siteHash(site));
    }

    private static String resource(final String name) throws IOException {
        try (InputStream in = WarehouseFiles.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
