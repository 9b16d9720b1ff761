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
import static net.botclaw.routing.site.SiteImageDescriptor.EXITS_MASK;
import static net.botclaw.routing.site.SiteImageDescriptor.FORMAT_VERSION;
import static net.botclaw.routing.site.SiteImageDescriptor.FREE_BIT;
import static net.botclaw.routing.site.SiteImageDescriptor.HASHED_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.HASH_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.HEADER_LENGTH;
import static net.botclaw.routing.site.SiteImageDescriptor.HEIGHT_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.LENGTH_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.MAGIC;
import static net.botclaw.routing.site.SiteImageDescriptor.MAGIC_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.MAX_LENGTH;
import static net.botclaw.routing.site.SiteImageDescriptor.MAX_TRUCKS_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.PLACE_COUNT_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.TICK_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.TURN_BIT;
import static net.botclaw.routing.site.SiteImageDescriptor.VERSION_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.WIDTH_OFFSET;
import static net.botclaw.routing.site.SiteImageDescriptor.ZONE_COUNT_OFFSET;

import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.Place;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.VehicleClass;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.Zone;
import net.botclaw.routing.path.warehouse.ZoneKind;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads one {@linkplain SiteImage image}, and refuses whatever the encoder would not have written. */
final class SiteImageDecoder {
    private static final ZoneKind[] ZONE_KINDS = ZoneKind.values();
    private static final PlaceKind[] PLACE_KINDS = PlaceKind.values();

    private final UnsafeBuffer image = new UnsafeBuffer(0, 0);
    private final SiteImageCursor cursor = new SiteImageCursor(image);
    private int width;
    private int height;
    private int zoneCount;
    private int cellsOffset;
    /** Where the part begins that is being read. */
    private int part;

    SiteImageDecoder(final DirectBuffer buffer, final int offset, final int length) {
        if (offset < 0 || length < 0 || length > buffer.capacity() - offset) {
            throw new SiteImageException(0, length + " bytes are not in the buffer");
        }
        image.wrap(buffer, offset, length);
    }

    Site decode() {
        checkHeader();
        try {
            return readSite();
        } catch (final SiteImageException e) {
            throw e;
        } catch (final IllegalArgumentException e) {
            // A part that the map's builder refuses.
            throw new SiteImageException(part, e.getMessage(), e);
        }
    }

    private void checkHeader() {
        final int length = image.capacity();
        if (length < HEADER_LENGTH || length > MAX_LENGTH) {
            throw new SiteImageException(
                    0, "an image has " + HEADER_LENGTH + " to " + MAX_LENGTH + " bytes, these are " + length);
        }
        if (image.getLong(MAGIC_OFFSET, LITTLE_ENDIAN) != MAGIC) {
            throw new SiteImageException(MAGIC_OFFSET, "this is not the image of a site");
        }
        if (intAt(VERSION_OFFSET) != FORMAT_VERSION) {
            throw new SiteImageException(
                    VERSION_OFFSET,
                    "format version " + Integer.toUnsignedString(intAt(VERSION_OFFSET)) + " is not " + FORMAT_VERSION);
        }
        if (intAt(LENGTH_OFFSET) != length) {
            throw new SiteImageException(
                    LENGTH_OFFSET,
                    "the image has " + Integer.toUnsignedString(intAt(LENGTH_OFFSET)) + " bytes, here are " + length);
        }
        final long hash = SiteImageDescriptor.hash(image, HASHED_OFFSET, length - HASHED_OFFSET);
        if (image.getLong(HASH_OFFSET, LITTLE_ENDIAN) != hash) {
            throw new SiteImageException(HASH_OFFSET, "the hash of the image differs");
        }
    }

    private Site readSite() {
        width = intAt(WIDTH_OFFSET);
        height = intAt(HEIGHT_OFFSET);
        part = WIDTH_OFFSET;
        if (width > 0 && height > 0 && (long) width * height * CELL_LENGTH > image.capacity()) {
            throw new SiteImageException(part, "there are fewer bytes than " + width + " x " + height + " cells");
        }
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(width, height);
        part = CELL_SIZE_OFFSET;
        builder.cellSizeMm(intAt(CELL_SIZE_OFFSET));
        part = TICK_OFFSET;
        builder.tickMs(intAt(TICK_OFFSET));
        cursor.moveTo(HEADER_LENGTH);
        readClasses(builder);
        readZones(builder);
        readCells(builder);
        readPlaces(builder);
        if (cursor.offset() != image.capacity()) {
            throw new SiteImageException(cursor.offset(), (image.capacity() - cursor.offset()) + " bytes too many");
        }
        part = MAX_TRUCKS_OFFSET;
        return Site.of(builder.build(), intAt(MAX_TRUCKS_OFFSET));
    }

    private void readClasses(final WarehouseMapBuilder builder) {
        final int count = count(CLASS_COUNT_OFFSET, WarehouseMapBuilder.MAX_VEHICLE_CLASSES);
        if (count == 0) {
            throw new SiteImageException(CLASS_COUNT_OFFSET, "there is no vehicle class");
        }
        for (int i = 0; i < count; i++) {
            part = cursor.offset();
            final int forward = cursor.readShort();
            final int afterTurn = cursor.readShort();
            final int turn = cursor.readShort();
            final int reverse = cursor.readShort();
            final int isLong = cursor.readShort();
            if (isLong > 1) {
                throw new SiteImageException(part, "long or not is 0 or 1, not " + isLong);
            }
            builder.addVehicleClass(
                    new VehicleClass(cursor.readName(), forward, afterTurn, turn, reverse, isLong == 1));
        }
    }

    private void readZones(final WarehouseMapBuilder builder) {
        zoneCount = count(ZONE_COUNT_OFFSET, WarehouseMapBuilder.MAX_ZONES);
        for (int i = 0; i < zoneCount; i++) {
            part = cursor.offset();
            final int kind = cursor.readByte();
            final int exits = cursor.readByte();
            final int percent = cursor.readShort();
            final String zoneName = cursor.readName();
            if (kind >= ZONE_KINDS.length) {
                throw new SiteImageException(part, "there is no kind of zone " + kind);
            }
            final Zone zone = zone(zoneName, ZONE_KINDS[kind], exits, percent);
            if (zone.exitMask() != exits || zone.costPercent() != percent) {
                throw new SiteImageException(
                        part, zone.kind() + " with exits " + exits + " and " + percent + " percent is no zone");
            }
            builder.addZone(zone);
        }
    }

    private static Zone zone(final String name, final ZoneKind kind, final int exits, final int percent) {
        final int heading = Integer.numberOfTrailingZeros(exits) & 3;
        switch (kind) {
            case BLOCKED:
                return Zone.blocked(name);
            case DIRECTED:
                return Zone.directed(name, heading);
            case BIDIRECTED:
                return Zone.bidirected(name, heading);
            default:
                return Zone.weighted(name, kind, percent);
        }
    }

    private void readCells(final WarehouseMapBuilder builder) {
        cellsOffset = cursor.offset();
        part = cursor.offset();
        cursor.require(width * height * CELL_LENGTH);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                part = cursor.offset();
                readCell(builder, x, y);
            }
        }
    }

    private void readCell(final WarehouseMapBuilder builder, final int x, final int y) {
        final int flags = cursor.readByte();
        final int zone = cursor.readByte();
        final boolean isFree = (flags & FREE_BIT) != 0;
        final int known = isFree ? FREE_BIT | TURN_BIT | EXITS_MASK : 0;
        if ((flags & ~known) != 0 || zone > (isFree ? zoneCount : 0)) {
            throw new SiteImageException(
                    part, "cell (" + x + ", " + y + ") cannot have flags " + flags + " and zone " + zone);
        }
        if (!isFree) {
            builder.free(x, y, false);
            return;
        }
        final int exits = flags & EXITS_MASK;
        for (int heading = 0; heading < Heading.COUNT; heading++) {
            final boolean isExit = (exits & Heading.bit(heading)) != 0;
            if (isExit && !isFree(x + Heading.deltaX(heading), y + Heading.deltaY(heading))) {
                throw new SiteImageException(part, "cell (" + x + ", " + y + ") has an exit to one that is not free");
            }
        }
        builder.exits(x, y, exits).turnAllowed(x, y, (flags & TURN_BIT) != 0).zoneAt(x, y, zone);
    }

    private boolean isFree(final int x, final int y) {
        final boolean isOnMap = x >= 0 && y >= 0 && x < width && y < height;
        return isOnMap && (image.getByte(cellsOffset + (y * width + x) * CELL_LENGTH) & FREE_BIT) != 0;
    }

    private void readPlaces(final WarehouseMapBuilder builder) {
        final int count = count(PLACE_COUNT_OFFSET, WarehouseMapBuilder.MAX_PLACES);
        for (int i = 0; i < count; i++) {
            part = cursor.offset();
            final int x = cursor.readShort();
            final int y = cursor.readShort();
            final int aisle = cursor.readInt();
            final int shelf = cursor.readInt();
            final int kind = cursor.readShort();
            final String placeName = cursor.readName();
            if (kind >= PLACE_KINDS.length) {
                throw new SiteImageException(part, "there is no kind of place " + kind);
            }
            if (!isFree(x, y)) {
                throw new SiteImageException(part, "a place is at (" + x + ", " + y + "), which is no free cell");
            }
            if (aisle == Place.NONE && shelf == Place.NONE) {
                builder.addPlace(PLACE_KINDS[kind], placeName, x, y);
            } else if (PLACE_KINDS[kind] == PlaceKind.PICK_FACE) {
                builder.addPickFace(placeName, x, y, aisle, shelf);
            } else {
                throw new SiteImageException(part, "a " + PLACE_KINDS[kind] + " has no aisle and shelf");
            }
        }
    }

    private int count(final int offset, final int most) {
        final int count = intAt(offset);
        if (count < 0 || count > most) {
            throw new SiteImageException(
                    offset, "a count of " + Integer.toUnsignedString(count) + " is more than " + most);
        }
        return count;
    }

    private int intAt(final int offset) {
        return image.getInt(offset, LITTLE_ENDIAN);
    }
}
