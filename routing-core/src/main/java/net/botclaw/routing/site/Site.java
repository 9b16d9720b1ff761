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

import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * A site as it is when the engine starts for the first time. Immutable.
 *
 * <p><b>Threading</b>: any.
 */
public final class Site {
    /** A site without a map: nothing is stored, driven or brought anywhere. */
    public static final Site NONE = new Site(null, 0);

    /** Trucks a site has room for unless it says otherwise. */
    public static final int DEFAULT_MAX_TRUCKS = 256;

    private final WarehouseMap map;
    private final int maxTrucks;

    /**
     * A site with a map; its trucks are of the map's first vehicle class.
     *
     * @param map       of the warehouse.
     * @param maxTrucks trucks that can be on the map at once, 1 to {@link FleetLimits#MAX_ROBOTS}.
     * @return the site.
     * @throws IllegalArgumentException when there is no map, or the number of trucks is out of its range.
     */
    public static Site of(final WarehouseMap map, final int maxTrucks) {
        if (map == null) {
            throw new IllegalArgumentException("a site needs a map");
        }
        if (maxTrucks < 1 || maxTrucks > FleetLimits.MAX_ROBOTS) {
            throw new IllegalArgumentException(
                    "a site with " + maxTrucks + " trucks is not in 1 to " + FleetLimits.MAX_ROBOTS);
        }
        return new Site(map, maxTrucks);
    }

    private Site(final WarehouseMap map, final int maxTrucks) {
        this.map = map;
        this.maxTrucks = maxTrucks;
    }

    /**
     * Whether there is a map.
     *
     * @return false for {@link #NONE}.
     */
    public boolean hasMap() {
        return map != null;
    }

    /**
     * The map.
     *
     * @return null for {@link #NONE}.
     */
    public WarehouseMap map() {
        return map;
    }

    /**
     * Trucks that can be on the map at once.
     *
     * @return 0 for {@link #NONE}.
     */
    public int maxTrucks() {
        return maxTrucks;
    }
}
