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
package net.botclaw.tools.warehouse;

import java.util.Arrays;
import java.util.List;

/** Where the trucks are, for those who draw them. Immutable. */
public final class TruckPositions {
    /** No trucks. */
    public static final TruckPositions NONE = new TruckPositions(List.of());

    private final int[] cells;
    private final int[] headings;
    private final TruckState[] states;

    TruckPositions(final List<FleetMember> trucks) {
        cells = new int[trucks.size()];
        headings = new int[trucks.size()];
        states = new TruckState[trucks.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = trucks.get(i).truck().enteredCell();
            headings[i] = trucks.get(i).truck().heading();
            states[i] = trucks.get(i).truck().state();
        }
    }

    private TruckPositions(final int[] cells, final int[] headings, final TruckState[] states) {
        this.cells = cells;
        this.headings = headings;
        this.states = states;
    }

    /**
     * Positions and one truck more.
     *
     * @param cell    the truck is in, a cell id.
     * @param heading of the truck, as {@link net.botclaw.routing.path.Heading} numbers them.
     * @param state   of the truck.
     * @return others; these stay as they are.
     */
    public TruckPositions with(final int cell, final int heading, final TruckState state) {
        final int count = cells.length;
        final TruckPositions more = new TruckPositions(
                Arrays.copyOf(cells, count + 1), Arrays.copyOf(headings, count + 1), Arrays.copyOf(states, count + 1));
        more.cells[count] = cell;
        more.headings[count] = heading;
        more.states[count] = state;
        return more;
    }

    /**
     * How many there are.
     *
     * @return trucks.
     */
    public int count() {
        return cells.length;
    }

    /**
     * Where a truck is, or is driving into.
     *
     * @param truck 0 to {@link #count()} - 1.
     * @return a cell id.
     */
    public int cell(final int truck) {
        return cells[truck];
    }

    /**
     * Direction in which a truck looks.
     *
     * @param truck 0 to {@link #count()} - 1.
     * @return a heading, as {@link net.botclaw.routing.path.Heading} numbers them.
     */
    public int heading(final int truck) {
        return headings[truck];
    }

    /**
     * What a truck does.
     *
     * @param truck 0 to {@link #count()} - 1.
     * @return the state.
     */
    public TruckState state(final int truck) {
        return states[truck];
    }
}
