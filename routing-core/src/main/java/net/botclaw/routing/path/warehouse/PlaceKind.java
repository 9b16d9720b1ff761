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
package net.botclaw.routing.path.warehouse;

/** What a named place is for. */
public enum PlaceKind {
    /** Where goods are handed over. */
    STATION(true),
    /** Where trucks of the outside world are loaded. */
    DOCK(true),
    /** Where bots charge. */
    CHARGER(true),
    /** Where idle bots stand. */
    PARKING(true),
    /** Where a bot reaches a shelf; it lies on an aisle and is passed by others. */
    PICK_FACE(false);

    private final boolean isEndpoint;

    PlaceKind(final boolean isEndpoint) {
        this.isEndpoint = isEndpoint;
    }

    /**
     * Whether bots stay here without a time limit, so that others must get by.
     *
     * @return false for pick faces only.
     */
    public boolean isEndpoint() {
        return isEndpoint;
    }
}
