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

import java.util.Random;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;

/** Draws small sites in which everything that a map can have occurs. */
final class RandomSites {
    private static final String LETTERS = "aZ 09-_.,\"\\'/{}äß€日本\uD83D\uDE9A\uFFFF";

    private final Random random;
    private final WarehouseMapBuilder builder;
    private final boolean[] isFree;
    private final int width;
    private final int height;

    private RandomSites(final Random random, final int width, final int height) {
        this.random = random;
        this.width = width;
        this.height = height;
        builder = new WarehouseMapBuilder(width, height);
        isFree = new boolean[width * height];
    }

    /** The same site for the same state of the generator. */
    static Site draw(final Random random) {
        return new RandomSites(random, 1 + random.nextInt(20), 1 + random.nextInt(20)).draw();
    }

    private Site draw() {
        builder.cellSizeMm(1 + random.nextInt(WarehouseMapBuilder.MAX_CELL_SIZE_MM));
        builder.tickMs(1 + random.nextInt(WarehouseMapBuilder.MAX_TICK_MS));
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.addVehicleClass(new VehicleClass(
                    name(), ticks(1), ticks(1), ticks(0), ticks(VehicleClass.NO_REVERSE), random.nextBoolean()));
        }
        final int zones = random.nextInt(9);
        for (int i = 0; i < zones; i++) {
            builder.addZone(zone());
        }
        drawCells(zones);
        for (int i = random.nextInt(30); i > 0; i--) {
            addPlace(i);
        }
        return Site.of(builder.build(), 1 + random.nextInt(Site.DEFAULT_MAX_TRUCKS));
    }

    private void drawCells(final int zones) {
        final int walls = random.nextInt(60);
        final int signs = random.nextInt(60);
        final int sure = random.nextInt(isFree.length);
        for (int i = 0; i < isFree.length; i++) {
            final int x = i % width;
            final int y = i / width;
            isFree[i] = i == sure || random.nextInt(100) >= walls;
            builder.free(x, y, isFree[i]).turnAllowed(x, y, random.nextInt(100) >= signs);
            builder.exits(x, y, random.nextInt(100) < signs ? random.nextInt(16) : 15);
            builder.zoneAt(x, y, random.nextInt(zones + 1));
        }
    }

    private Zone zone() {
        switch (ZoneKind.values()[random.nextInt(ZoneKind.values().length)]) {
            case BLOCKED:
                return Zone.blocked(name());
            case SPEED_LIMIT:
                return Zone.weighted(name(), ZoneKind.SPEED_LIMIT, 100 + random.nextInt(901));
            case PRIORITY:
                return Zone.weighted(name(), ZoneKind.PRIORITY, 10 + random.nextInt(91));
            case PENALTY:
                return Zone.weighted(name(), ZoneKind.PENALTY, 100 + random.nextInt(901));
            case RELEASE:
                return Zone.weighted(name(), ZoneKind.RELEASE, 100 + random.nextInt(901));
            case DIRECTED:
                return Zone.directed(name(), random.nextInt(4));
            default:
                return Zone.bidirected(name(), random.nextInt(4));
        }
    }

    private void addPlace(final int number) {
        final int grid = random.nextInt(isFree.length);
        if (!isFree[grid]) {
            return;
        }
        final String name = number + name();
        if (random.nextBoolean()) {
            builder.addPickFace(
                    name,
                    grid % width,
                    grid / width,
                    random.nextInt() & Integer.MAX_VALUE,
                    random.nextInt() & Integer.MAX_VALUE);
        } else {
            final PlaceKind kind = PlaceKind.values()[random.nextInt(PlaceKind.values().length)];
            builder.addPlace(kind, name, grid % width, grid / width);
        }
    }

    private int ticks(final int least) {
        return least + random.nextInt(VehicleClass.MAX_TICKS + 1 - least);
    }

    private String name() {
        final StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
