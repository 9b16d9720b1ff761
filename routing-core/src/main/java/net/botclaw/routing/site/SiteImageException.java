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

/** Bytes are no image of a site. Who knows the file's name puts it before the message. */
public final class SiteImageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    SiteImageException(final int offset, final String reason) {
        this(offset, reason, null);
    }

    SiteImageException(final int offset, final String reason, final Throwable cause) {
        super("byte " + offset + ": " + reason, cause);
        this.offset = offset;
    }

    /**
     * Where the mistake is, or where the part of the image begins that makes no sense.
     *
     * @return bytes from the image's beginning.
     */
    public int offset() {
        return offset;
    }
}
