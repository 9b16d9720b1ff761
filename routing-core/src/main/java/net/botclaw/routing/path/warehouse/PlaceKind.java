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
    STATION(true, true),
    /** Where trucks of the outside world are loaded. */
    DOCK(true, true),
    /** Where bots charge. */
    CHARGER(true, false),
    /** Where idle bots stand. */
    PARKING(true, false),
    /** Where a bot reaches a shelf; it lies on an aisle and is passed by others. */
    PICK_FACE(false, true);

    private final boolean isEndpoint;
    private final boolean isStorage;

    PlaceKind(final boolean isEndpoint, final boolean isStorage) {
        this.isEndpoint = isEndpoint;
        this.isStorage = isStorage;
    }

    /**
     * Whether bots stay here without a time limit, so that others must get by.
     *
     * @return false for pick faces only.
     */
    public boolean isEndpoint() {
        return isEndpoint;
    }

    /**
     * Room for goods: they are kept at pick faces, and handed over at stations and docks.
     *
     * @return false for chargers and parking places.
     */
    public boolean isStorage() {
        return isStorage;
    }
}
