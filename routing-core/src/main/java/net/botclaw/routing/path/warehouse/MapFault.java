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

/** Something wrong with a map, named by place and cell. Immutable. */
public final class MapFault {
    /** What is wrong. */
    public enum Kind {
        /** Bots cannot get there from the rest of the map. */
        CANNOT_BE_REACHED("cannot be reached"),
        /** Bots that are there cannot get back to the rest of the map. */
        CANNOT_BE_LEFT("cannot be left"),
        /** Bots get there, or away, only through another place where bots stay. */
        NOT_WELL_FORMED("is reached or left only through another endpoint");

        private final String text;

        Kind(final String text) {
            this.text = text;
        }
    }

    private final Kind kind;
    private final Place place;
    private final int x;
    private final int y;

    MapFault(final Kind kind, final Place place, final WarehouseMap map) {
        this.kind = kind;
        this.place = place;
        x = map.x(place.cell());
        y = map.y(place.cell());
    }

    /**
     * What is wrong.
     *
     * @return the kind.
     */
    public Kind kind() {
        return kind;
    }

    /**
     * With which place.
     *
     * @return the place.
     */
    public Place place() {
        return place;
    }

    /**
     * One line for people.
     *
     * @return place, cell and what is wrong.
     */
    @Override
    public String toString() {
        return place.kind() + " " + place.name() + " at cell (" + x + ", " + y + ") " + kind.text;
    }
}
