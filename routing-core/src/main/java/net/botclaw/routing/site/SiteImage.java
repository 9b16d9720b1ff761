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

import org.agrona.DirectBuffer;

/**
 * A site as bytes, which lie beside a journal so that it can be replayed anywhere. Little-endian, nothing aligned:
 *
 * <pre>
 *   0  u64 magic "BOTCSITE"
 *   8  u32 format version
 *  12  u32 length of the whole in bytes
 *  16  u64 hash of all that follows
 *  24  u32 width, height, cellSizeMm, tickMs, maxTrucks, vehicle classes, zones, places
 *  56  vehicle classes  u16 forward, after a turn, turn, reverse, isLong (0 or 1)            name
 *      zones            u8 kind, u8 exit mask, u16 percent                                   name
 *      cells, row by row u8 (bits 0-3 exits, 4 turns allowed, 5 free), u8 zone; a cell that is not free is 0
 *      places           u16 x, y, i32 aisle, shelf (-1: none), u16 kind                      name
 * </pre>
 *
 * A name is a u16 count and its UTF-16 characters. Equal sites have equal images: only the one form that
 * {@link #encode} gives is decoded.
 *
 * <p><b>Threading</b>: any. <b>Memory</b>: as much again as the image while it is coded; decoding bytes that are no image
 * takes no more than a multiple of their length. <b>Failure</b>: {@link SiteImageException} and nothing else, whatever the
 * bytes.
 */
public final class SiteImage {
    /** Bytes of the longest image. */
    public static final int MAX_LENGTH = SiteImageDescriptor.MAX_LENGTH;
    /** In place of a hash: there is no map. */
    public static final long NO_SITE_HASH = 0;

    /** In place of the one hash that is taken. */
    private static final long NOT_ZERO = 1;

    private SiteImage() {}

    /**
     * Puts a site into bytes.
     *
     * @param site with a map.
     * @return the image, all of the buffer.
     * @throws IllegalArgumentException when it has no map, or a name of more than 255 characters or with control
     *     characters.
     */
    public static DirectBuffer encode(final Site site) {
        if (!site.hasMap()) {
            throw new IllegalArgumentException("a site without a map has no image");
        }
        return new SiteImageEncoder(site).encode();
    }

    /**
     * Builds a site from its image.
     *
     * @param buffer holds it.
     * @param offset where it begins.
     * @param length in bytes.
     * @return the site.
     * @throws SiteImageException when the bytes are no image of a site.
     */
    public static Site decode(final DirectBuffer buffer, final int offset, final int length) {
        return new SiteImageDecoder(buffer, offset, length).decode();
    }

    /**
     * Names a site: the hash of its image.
     *
     * @param site any that has an image, or {@link Site#NONE}.
     * @return 64 bits, {@link #NO_SITE_HASH} for {@link Site#NONE} only.
     */
    public static long siteHash(final Site site) {
        if (!site.hasMap()) {
            return NO_SITE_HASH;
        }
        final DirectBuffer image = encode(site);
        final long hash = SiteImageDescriptor.hash(image, 0, image.capacity());
        return hash == NO_SITE_HASH ? NOT_ZERO : hash;
    }
}
