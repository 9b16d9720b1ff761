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

import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import org.agrona.DirectBuffer;

/** Where things are in a {@linkplain SiteImage site's image}. */
final class SiteImageDescriptor {
    /** "BOTCSITE" as it is read in the file. */
    static final long MAGIC = 0x4554_4953_4354_4F42L;
    /** Of what this class describes. */
    static final int FORMAT_VERSION = 1;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 8;
    static final int LENGTH_OFFSET = 12;
    static final int HASH_OFFSET = 16;
    /** From here on the bytes are hashed. */
    static final int HASHED_OFFSET = 24;

    static final int WIDTH_OFFSET = 24;
    static final int HEIGHT_OFFSET = 28;
    static final int CELL_SIZE_OFFSET = 32;
    static final int TICK_OFFSET = 36;
    static final int MAX_TRUCKS_OFFSET = 40;
    static final int CLASS_COUNT_OFFSET = 44;
    static final int ZONE_COUNT_OFFSET = 48;
    static final int PLACE_COUNT_OFFSET = 52;
    static final int HEADER_LENGTH = 56;

    /** Bytes of a vehicle class without its name. */
    static final int CLASS_LENGTH = 12;
    /** Bytes of a zone without its name. */
    static final int ZONE_LENGTH = 6;
    /** Bytes of a cell. */
    static final int CELL_LENGTH = 2;
    /** Bytes of a place without its name. */
    static final int PLACE_LENGTH = 16;

    /** In the first byte of a cell: its exits. */
    static final int EXITS_MASK = Heading.ALL_MASK;
    /** In the first byte of a cell: trucks may turn. */
    static final int TURN_BIT = 1 << 4;
    /** In the first byte of a cell: it is free. */
    static final int FREE_BIT = 1 << 5;

    /** The longest name. */
    static final int MAX_NAME_CHARS = 255;

    private static final int MAX_NAME_LENGTH = MAX_NAME_CHARS * Character.BYTES;

    /** Bytes of the longest image. */
    static final int MAX_LENGTH = HEADER_LENGTH
            + WarehouseMapBuilder.MAX_VEHICLE_CLASSES * (CLASS_LENGTH + MAX_NAME_LENGTH)
            + WarehouseMapBuilder.MAX_ZONES * (ZONE_LENGTH + MAX_NAME_LENGTH)
            + WarehouseMapBuilder.MAX_GRID_CELLS * CELL_LENGTH
            + WarehouseMapBuilder.MAX_PLACES * (PLACE_LENGTH + MAX_NAME_LENGTH);

    private SiteImageDescriptor() {}

    /** Whether a character can be in a name: names are printed in lines, so no control characters. */
    static boolean isNameChar(final char c) {
        return !Character.isISOControl(c);
    }

    /** Hash of some bytes and of how many they are. */
    static long hash(final DirectBuffer buffer, final int offset, final int length) {
        final int end = offset + length;
        long hash = length;
        int index = offset;
        for (; end - index >= Long.BYTES; index += Long.BYTES) {
            hash = StateHash.mix(hash, buffer.getLong(index, LITTLE_ENDIAN));
        }
        for (; index < end; index++) {
            hash = StateHash.mix(hash, buffer.getByte(index));
        }
        return hash;
    }
}
