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
package net.botclaw.routing.task;

import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.site.LocationTable;

/**
 * The chargers of the map and whether they are taken: by one open CHARGE task each, from its first day to its last. The
 * state follows from the open tasks, so it is not hashed.
 */
final class ChargerTable {
    /** No charger. */
    static final int NONE = -1;

    private final int[] locationIds;
    private final boolean[] isTaken;
    private final long[] asideUntilNs;
    private int freeCount;

    ChargerTable(final LocationTable locations) {
        int chargers = 0;
        for (int id = 1; id <= locations.mapPlaces(); id++) {
            chargers += locations.isOf(id, PlaceKind.CHARGER) ? 1 : 0;
        }
        locationIds = new int[chargers];
        isTaken = new boolean[chargers];
        asideUntilNs = new long[chargers];
        for (int charger = 0; charger < chargers; charger++) {
            asideUntilNs[charger] = Long.MIN_VALUE;
        }
        int next = 0;
        for (int id = 1; id <= locations.mapPlaces(); id++) {
            if (locations.isOf(id, PlaceKind.CHARGER)) {
                locationIds[next++] = id;
            }
        }
        freeCount = chargers;
    }

    /** Chargers of the map. */
    int count() {
        return locationIds.length;
    }

    boolean hasFree() {
        return freeCount > 0;
    }

    boolean isFree(final int charger) {
        return !isTaken[charger];
    }

    int locationId(final int charger) {
        return locationIds[charger];
    }

    /** The charger at a location of kind CHARGER. Ids ascend. */
    int at(final int locationId) {
        int low = 0;
        int high = locationIds.length - 1;
        while (low < high) {
            final int middle = low + high >>> 1;
            if (locationIds[middle] < locationId) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void take(final int charger) {
        isTaken[charger] = true;
        freeCount--;
    }

    void free(final int charger) {
        isTaken[charger] = false;
        freeCount++;
    }

    /** Chooses a charger for nobody for a while: a truck was not planned to it. */
    void putAside(final int charger, final long untilNs) {
        asideUntilNs[charger] = untilNs;
    }

    /** Whether a truck can be sent there. */
    boolean isOffered(final int charger, final long nowNs) {
        return !isTaken[charger] && asideUntilNs[charger] <= nowNs;
    }

    /** What is taken follows from the tasks. */
    long stateHash() {
        long hash = locationIds.length;
        for (final long untilNs : asideUntilNs) {
            hash = StateHash.mix(hash, untilNs);
        }
        return hash;
    }
}
