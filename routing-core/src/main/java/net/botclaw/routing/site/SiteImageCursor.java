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

import org.agrona.DirectBuffer;

/** Reads an image field by field, and never beyond its end. */
final class SiteImageCursor {
    private final DirectBuffer image;
    private final char[] name = new char[SiteImageDescriptor.MAX_NAME_CHARS];
    private int offset;

    /** Reads a buffer that may be wrapped around its bytes later. */
    SiteImageCursor(final DirectBuffer image) {
        this.image = image;
    }

    void moveTo(final int newOffset) {
        offset = newOffset;
    }

    /** Of the field that is read next. */
    int offset() {
        return offset;
    }

    /** Unsigned. */
    int readByte() {
        require(Byte.BYTES);
        return image.getByte(offset++) & 0xFF;
    }

    /** Unsigned. */
    int readShort() {
        require(Short.BYTES);
        final int value = image.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
        offset += Short.BYTES;
        return value;
    }

    /** Signed. */
    int readInt() {
        require(Integer.BYTES);
        final int value = image.getInt(offset, LITTLE_ENDIAN);
        offset += Integer.BYTES;
        return value;
    }

    String readName() {
        final int count = readShort();
        if (count > SiteImageDescriptor.MAX_NAME_CHARS) {
            throw new SiteImageException(offset - Short.BYTES, "a name of " + count + " characters is too long");
        }
        require(count * Character.BYTES);
        for (int i = 0; i < count; i++) {
            name[i] = (char) readShort();
            if (!SiteImageDescriptor.isNameChar(name[i])) {
                throw new SiteImageException(offset - Character.BYTES, "a control character in a name");
            }
        }
        return new String(name, 0, count);
    }

    /** Refuses an image that has fewer bytes left. */
    void require(final int bytes) {
        if (bytes > image.capacity() - offset) {
            throw new SiteImageException(offset, "the image ends here, where " + bytes + " more bytes are expected");
        }
    }
}
