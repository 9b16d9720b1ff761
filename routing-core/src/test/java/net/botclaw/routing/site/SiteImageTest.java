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

import java.util.Random;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SiteImageTest {
    @Test
    void shouldGiveTheSameSiteBackWhenItIsDrawnAtRandom() {
        for (int seed = 0; seed < 500; seed++) {
            final Site site = RandomSites.draw(new Random(seed));

            final Site again = roundTrip(site);

            assertThat(SiteText.of(again)).as("seed %d", seed).isEqualTo(SiteText.of(site));
            assertThat(SiteImage.encode(again)).as("seed %d", seed).isEqualTo(SiteImage.encode(site));
            assertThat(SiteImage.siteHash(again)).as("seed %d", seed).isEqualTo(SiteImage.siteHash(site));
        }
    }

    @Test
    void shouldGiveTheSameSiteBackWhenItIsGenerated() {
        final WarehouseMapBuilder builder = WarehouseGenerator.generate(
                WarehouseLayout.large().missingRacksPerMille(50).oneWayAisles(true), 7);
        builder.addZone(Zone.weighted("slow at the docks", ZoneKind.SPEED_LIMIT, 250));
        builder.zoneAt(2, 2, 1);
        final Site site = Site.of(builder.build(), FleetLimits.MAX_ROBOTS);

        assertThat(SiteText.of(roundTrip(site)).equals(SiteText.of(site))).isTrue();
    }

    @Test
    void shouldGiveTheSameSiteBackWhenItIsAsLargeAsItCanBe() {
        final int height = WarehouseMapBuilder.MAX_GRID_CELLS / WarehouseMapBuilder.MAX_SIDE_CELLS;
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(WarehouseMapBuilder.MAX_SIDE_CELLS, height);
        final String longName = "€".repeat(SiteImageDescriptor.MAX_NAME_CHARS - 5);
        for (int i = 0; i < WarehouseMapBuilder.MAX_ZONES; i++) {
            builder.addZone(Zone.blocked(longName + i));
        }
        for (int i = 0; i < WarehouseMapBuilder.MAX_VEHICLE_CLASSES; i++) {
            builder.addVehicleClass(new VehicleClass(longName + i, 1, 1, 0, 0, true));
        }
        for (int i = 0; i < WarehouseMapBuilder.MAX_PLACES; i++) {
            builder.addPickFace(longName + i, WarehouseMapBuilder.MAX_SIDE_CELLS - 1, height - 1, i, i);
        }
        builder.zoneAt(0, height - 1, WarehouseMapBuilder.MAX_ZONES);
        final Site site = Site.of(builder.build(), 1);

        final Site again = roundTrip(site);

        assertThat(SiteImage.encode(again)).isEqualTo(SiteImage.encode(site));
        assertThat(SiteText.of(again).equals(SiteText.of(site))).isTrue();
        assertThat(SiteImage.encode(site).capacity()).isLessThanOrEqualTo(SiteImage.MAX_LENGTH);
    }

    @Test
    void shouldBeTheSameImageWhenTheSameMapWasBuiltInAnotherWay() {
        final WarehouseMap map = new WarehouseMapBuilder(3, 1).free(1, 0, false).build();
        final WarehouseMapBuilder other = new WarehouseMapBuilder(3, 1);
        other.addVehicleClass(VehicleClass.counterbalanced());
        other.free(2, 0, false).exits(1, 0, 3).turnAllowed(1, 0, false);
        other.free(2, 0, true).free(1, 0, false).exits(0, 0, 2);

        assertThat(SiteImage.encode(Site.of(other.build(), 5))).isEqualTo(SiteImage.encode(Site.of(map, 5)));
    }

    @Test
    void shouldGiveAnotherHashWhenAnythingDiffers() {
        final WarehouseMap map = new WarehouseMapBuilder(3, 2).build();
        final long hash = SiteImage.siteHash(Site.of(map, 5));

        assertThat(SiteImage.siteHash(Site.of(map, 6))).isNotEqualTo(hash);
        assertThat(SiteImage.siteHash(Site.of(map.withTickMs(99), 5))).isNotEqualTo(hash);
        assertThat(SiteImage.siteHash(Site.of(new WarehouseMapBuilder(2, 3).build(), 5)))
                .isNotEqualTo(hash);
        assertThat(SiteImage.siteHash(Site.of(
                        new WarehouseMapBuilder(3, 2).turnAllowed(2, 1, false).build(), 5)))
                .isNotEqualTo(hash);
    }

    /** What journals hold already must stay readable: who changes the layout gives it a new version. */
    @Test
    void shouldBeTheImageThatFormatVersionOneHas() {
        final WarehouseMapBuilder builder =
                new WarehouseMapBuilder(3, 2).free(1, 0, false).tickMs(50);
        builder.addZone(Zone.directed("Z", 3));
        builder.zoneAt(0, 1, 1).turnAllowed(2, 1, false);
        builder.addPickFace("A1", 2, 0, 3, 14).addPlace(PlaceKind.DOCK, "D", 0, 0);
        final Site site = Site.of(builder.build(), 7);

        final DirectBuffer image = SiteImage.encode(site);

        assertThat(image.getStringWithoutLengthAscii(0, 8)).isEqualTo("BOTCSITE");
        assertThat(image.capacity()).isEqualTo(56 + 12 + 30 + 6 + 2 + 12 + 16 + 4 + 16 + 2);
        assertThat(SiteImage.siteHash(site)).isEqualTo(6_957_779_705_813_165_475L);
    }

    @Test
    void shouldHaveNoImageAndNoHashWhenThereIsNoMap() {
        assertThat(SiteImage.siteHash(Site.NONE)).isEqualTo(SiteImage.NO_SITE_HASH);
        assertThatThrownBy(() -> SiteImage.encode(Site.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a site without a map has no image");
    }

    @Test
    void shouldRefuseToEncodeWhenANameCannotBeInAnImage() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(2, 2);
        builder.addPlace(PlaceKind.DOCK, "D\n1", 0, 0);
        final Site broken = Site.of(builder.build(), 1);
        builder.clearPlaces().addPlace(PlaceKind.DOCK, "D".repeat(256), 0, 0);
        final Site tooLong = Site.of(builder.build(), 1);

        assertThatThrownBy(() -> SiteImage.encode(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("character 2 of the name that begins with 'D' is a control character");
        assertThatThrownBy(() -> SiteImage.encode(tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("... has more than 255 characters");
    }

    private static Site roundTrip(final Site site) {
        final DirectBuffer image = SiteImage.encode(site);
        final UnsafeBuffer shifted = new UnsafeBuffer(new byte[image.capacity() + 7]);
        shifted.putBytes(3, image, 0, image.capacity());
        return SiteImage.decode(shifted, 3, image.capacity());
    }
}
