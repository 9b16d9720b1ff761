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
package net.botclaw.routing.path.fleet;

/**
 * Where a truck is to go, in order, and how long it works there; then it goes home. Belongs to the caller and can be used
 * again.
 */
public final class Trip {
    private final int[] cells = new int[FleetLimits.MAX_STOPS];
    private final int[] stayTicks = new int[FleetLimits.MAX_STOPS];
    private int count;

    /**
     * Takes away all stops.
     *
     * @return this.
     */
    public Trip clear() {
        count = 0;
        return this;
    }

    /**
     * Adds a stop.
     *
     * @param cell  id.
     * @param ticks of work there, 0 to {@link FleetLimits#MAX_STAY_TICKS}.
     * @return this.
     * @throws IllegalArgumentException when there are {@link FleetLimits#MAX_STOPS} already, or the ticks are too many.
     */
    public Trip stop(final int cell, final int ticks) {
        if (count == FleetLimits.MAX_STOPS) {
            throw new IllegalArgumentException("a trip has at most " + FleetLimits.MAX_STOPS + " stops");
        }
        if (ticks < 0 || ticks > FleetLimits.MAX_STAY_TICKS) {
            throw new IllegalArgumentException(
                    "a stay of " + ticks + " ticks is not in 0 to " + FleetLimits.MAX_STAY_TICKS);
        }
        cells[count] = cell;
        stayTicks[count++] = ticks;
        return this;
    }

    /**
     * Number of stops.
     *
     * @return 0 to {@link FleetLimits#MAX_STOPS}.
     */
    public int stopCount() {
        return count;
    }

    /**
     * Where a stop is.
     *
     * @param index from 0.
     * @return a cell id.
     */
    public int cell(final int index) {
        return cells[index];
    }

    /**
     * How long a stop takes.
     *
     * @param index from 0.
     * @return ticks.
     */
    public int stayTicks(final int index) {
        return stayTicks[index];
    }
}
