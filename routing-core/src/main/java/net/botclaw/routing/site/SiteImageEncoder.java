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

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static net.botclaw.routing.site.SiteImageDescriptor.CELL_LENGTH;
import static net.botclaw.routing.site.SiteImageDescriptor.CELL_SIZE_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.CLASS_COUNT_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.CLASS_LENGTH;
import static net.botclaw.routing.site.SiteImageDescriptor.FORMAT_VERSION;
import static net.botclaw.routing.site.SiteImageDescriptor.FREE_BIT;
import static net.botclaw.routing.site.SiteImageDescriptor.HASHED_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.HASH_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.HEADER_LENGTH;
import static net.botclaw.routing.site.SiteImageDescriptor.HEIGHT_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.LENGTH_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.MAGIC;
import static net.botclaw.routing.site.SiteImageDescriptor.MAGIC_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.MAX_NAME_CHARS;
import static net.botclaw.routing.site.SiteImageDescriptor.MAX_TRUCKS_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.PLACE_COUNT_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.PLACE_LENGTH;
import static net.botclaw.routing.site.SiteImageDescriptor.TICK_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.TURN_BIT;
import static net.botclaw.routing.site.SiteImageDescriptor.VERSION_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.WIDTH_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.ZONE_COUNT_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.ZONE_LENGTH;

import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.Zone;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes one {@linkplain SiteImage image}. */
final class SiteImageEncoder {
    private final Site site;
    private final WarehouseMap map;
    private final UnsafeBuffer buffer;
    private int cursor;

    SiteImageEncoder(final Site site) {
        this.site = site;
        map = site.map();
        buffer = new UnsafeBuffer(new byte[length(map)]);
    }

    /** At most {@link SiteImageDescriptor#MAX_LENGTH}: the map's builder and {@link #nameLength} keep the limits. */
    private static int length(final WarehouseMap map) {
        int length = HEADER_LENGTH + map.width() * map.height() * CELL_LENGTH;
        for (int i = 0; i < map.vehicleClassCount(); i++) {
            length += CLASS_LENGTH + nameLength(map.vehicleClass(i).name());
        }
        for (int id = 1; id <= map.zoneCount(); id++) {
            length += ZONE_LENGTH + nameLength(map.zone(id).name());
        }
        for (int i = 0; i < map.placeCount(); i++) {
            length += PLACE_LENGTH + nameLength(map.place(i).name());
        }
        return length;
    }

    private static int nameLength(final String name) {
        if (name.length() > MAX_NAME_CHARS) {
            throw new IllegalArgumentException("the name " + name.substring(0, MAX_NAME_CHARS) + "... has more than "
                    + MAX_NAME_CHARS + " characters");
        }
        for (int i = 0; i < name.length(); i++) {
            if (!SiteImageDescriptor.isNameChar(name.charAt(i))) {
                throw new IllegalArgumentException("character " + (i + 1) + " of the name that begins with '"
                        + name.substring(0, i) + "' is a control character");
            }
        }
        return name.length() * Character.BYTES;
    }

    DirectBuffer encode() {
        putHeader();
        cursor = HEADER_LENGTH;
        for (int i = 0; i < map.vehicleClassCount(); i++) {
            put(map.vehicleClass(i));
        }
        for (int id = 1; id <= map.zoneCount(); id++) {
            put(map.zone(id));
        }
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                putCell(map.cellAt(x, y));
            }
        }
        for (int i = 0; i < map.placeCount(); i++) {
            put(map.place(i));
        }
        final int hashed = buffer.capacity() - HASHED_OFFSET;
        buffer.putLong(HASH_OFFSET, SiteImageDescriptor.hash(buffer, HASHED_OFFSET, hashed), LITTLE_ENDIAN);
        return buffer;
    }

    private void putHeader() {
        buffer.putLong(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        buffer.putInt(VERSION_OFFSET, FORMAT_VERSION, LITTLE_ENDIAN);
        buffer.putInt(LENGTH_OFFSET, buffer.capacity(), LITTLE_ENDIAN);
        buffer.putInt(WIDTH_OFFSET, map.width(), LITTLE_ENDIAN);
        buffer.putInt(HEIGHT_OFFSET, map.height(), LITTLE_ENDIAN);
        buffer.putInt(CELL_SIZE_OFFSET, map.cellSizeMm(), LITTLE_ENDIAN);
        buffer.putInt(TICK_OFFSET, map.tickMs(), LITTLE_ENDIAN);
        buffer.putInt(MAX_TRUCKS_OFFSET, site.maxTrucks(), LITTLE_ENDIAN);
        buffer.putInt(CLASS_COUNT_OFFSET, map.vehicleClassCount(), LITTLE_ENDIAN);
        buffer.putInt(ZONE_COUNT_OFFSET, map.zoneCount(), LITTLE_ENDIAN);
        buffer.putInt(PLACE_COUNT_OFFSET, map.placeCount(), LITTLE_ENDIAN);
    }

    private void put(final VehicleClass truck) {
        putShort(truck.forwardTicks());
        putShort(truck.forwardAfterTurnTicks());
        putShort(truck.turnTicks());
        putShort(truck.reverseTicks());
        putShort(truck.isLong() ? 1 : 0);
        putName(truck.name());
    }

    private void put(final Zone zone) {
        putByte(zone.kind().ordinal());
        putByte(zone.exitMask());
        putShort(zone.costPercent());
        putName(zone.name());
    }

    private void putCell(final int cell) {
        if (cell == WarehouseMap.NO_CELL) {
            putShort(0);
            return;
        }
        putByte(FREE_BIT | (map.isTurnAllowed(cell) ? TURN_BIT : 0) | map.exitMask(cell));
        putByte(map.zoneId(cell));
    }

    private void put(final Place place) {
        putShort(map.x(place.cell()));
        putShort(map.y(place.cell()));
        putInt(place.aisle());
        putInt(place.shelf());
        putShort(place.kind().ordinal());
        putName(place.name());
    }

    private void putName(final String name) {
        putShort(name.length());
        for (int i = 0; i < name.length(); i++) {
            putShort(name.charAt(i));
        }
    }

    private void putByte(final int value) {
        buffer.putByte(cursor, (byte) value);
        cursor += Byte.BYTES;
    }

    private void putShort(final int value) {
        buffer.putShort(cursor, (short) value, LITTLE_ENDIAN);
        cursor += Short.BYTES;
    }

    private void putInt(final int value) {
        buffer.putInt(cursor, value, LITTLE_ENDIAN);
        cursor += Integer.BYTES;
    }
}
