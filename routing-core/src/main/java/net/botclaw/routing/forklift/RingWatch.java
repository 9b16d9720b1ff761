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

import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.fleet.RobotState;

/** Names trucks that wait for each other in a ring, each ring once: until one of them has moved. */
final class RingWatch {
    /** Trucks that are looked at in one tick. */
    static final int LOOKS_PER_TICK = 4;

    private final int[] ring = new int[FleetLimits.MAX_CYCLE_ROBOTS];
    private final boolean[] isNamed;
    private final FleetView view;
    private final TruckTable trucks;
    private final RoutePublisher routes;
    private int next;

    RingWatch(final FleetView view, final TruckTable trucks, final RoutePublisher routes) {
        this.view = view;
        this.trucks = trucks;
        this.routes = routes;
        isNamed = new boolean[trucks.capacity];
    }

    /** A truck has moved: a ring with it is another one. */
    void moved(final int truck) {
        isNamed[truck] = false;
    }

    void look(final CoreRecord cause, final EventPublisher publisher) {
        final int looks = Math.min(LOOKS_PER_TICK, trucks.count());
        for (int i = 0; i < looks && publisher.hasRoom(1, RoutePublisher.RING_LENGTH); i++) {
            next = next + 1 < trucks.count() ? next + 1 : 0;
            if (view.state(next) == RobotState.STRANDED && !isNamed[next]) {
                name(next, cause, publisher);
            }
        }
    }

    private void name(final int truck, final CoreRecord cause, final EventPublisher publisher) {
        final int count = Math.min(view.ring(truck, ring), ring.length);
        boolean isNew = false;
        for (int i = 0; i < count; i++) {
            isNew |= !isNamed[ring[i]];
            isNamed[ring[i]] = true;
        }
        if (isNew) {
            routes.ring(cause, ring, count, publisher);
        }
    }

    long stateHash() {
        long named = next;
        for (int truck = 0; truck < trucks.count(); truck++) {
            named = named * 31 + (isNamed[truck] ? 1 : 0);
        }
        return named;
    }
}
