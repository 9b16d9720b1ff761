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

/** A named place on a map. Immutable. */
public final class Place {
    /** Aisle or shelf of a place that has none. */
    public static final int NONE = -1;

    private final PlaceKind kind;
    private final String name;
    private final int cell;
    private final int aisle;
    private final int shelf;

    Place(final PlaceKind kind, final String name, final int cell, final int aisle, final int shelf) {
        this.kind = kind;
        this.name = name;
        this.cell = cell;
        this.aisle = aisle;
        this.shelf = shelf;
    }

    /**
     * What it is for.
     *
     * @return the kind.
     */
    public PlaceKind kind() {
        return kind;
    }

    /**
     * Its name, one of its own on the map.
     *
     * @return the name.
     */
    public String name() {
        return name;
    }

    /**
     * Where it is.
     *
     * @return a cell id of the map.
     */
    public int cell() {
        return cell;
    }

    /**
     * The aisle of a pick face.
     *
     * @return its number, or {@link #NONE}.
     */
    public int aisle() {
        return aisle;
    }

    /**
     * The shelf of a pick face.
     *
     * @return its number, or {@link #NONE}.
     */
    public int shelf() {
        return shelf;
    }
}
