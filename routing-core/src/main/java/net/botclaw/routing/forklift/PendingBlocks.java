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
package net.botclaw.routing.forklift;

import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetGrants;
import net.botclaw.routing.path.fleet.RobotState;

/**
 * Cells that are being closed. Nobody is planned through one any more, but a truck that was given it may be driving into
 * it: it counts as closed when that truck has passed or stands.
 */
final class PendingBlocks {
    /** Cells that can wait to be closed. */
    static final int MAX_PENDING = 64;
    /** In place of a cell. */
    static final int NO_CELL = -1;

    private final FleetGrants grants;
    private final Fleet fleet;
    private final TruckTable trucks;
    private final int[] cells = new int[MAX_PENDING];
    private int count;

    PendingBlocks(final Fleet fleet, final TruckTable trucks) {
        this.fleet = fleet;
        grants = fleet.grants();
        this.trucks = trucks;
    }

    boolean isFull() {
        return count == MAX_PENDING;
    }

    int count() {
        return count;
    }

    void add(final int cell) {
        cells[count++] = cell;
    }

    /** Whether somebody may be driving towards a cell right now. */
    boolean isDrivenTo(final int cell) {
        final int truck = grants.holder(cell);
        return truck != FleetGrants.NOBODY
                && grants.isAhead(truck, cell)
                && !trucks.isStanding[truck]
                && fleet.view().state(truck) != RobotState.BROKEN;
    }

    /** Forgets a cell; false when it does not wait. */
    boolean cancel(final int cell) {
        for (int i = 0; i < count; i++) {
            if (cells[i] == cell) {
                remove(i);
                return true;
            }
        }
        return false;
    }

    /** Takes out the first cell that counts as closed by now, or {@link #NO_CELL}. */
    int pollClosed() {
        for (int i = 0; i < count; i++) {
            final int cell = cells[i];
            if (!isDrivenTo(cell)) {
                remove(i);
                return cell;
            }
        }
        return NO_CELL;
    }

    private void remove(final int index) {
        count--;
        for (int i = index; i < count; i++) {
            cells[i] = cells[i + 1];
        }
    }

    long stateHash() {
        long hash = count;
        for (int i = 0; i < count; i++) {
            hash = StateHash.mix(hash, cells[i]);
        }
        return hash;
    }
}
