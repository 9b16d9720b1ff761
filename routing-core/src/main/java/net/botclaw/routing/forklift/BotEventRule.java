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

import net.botclaw.protocol.BotEventCode;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.fleet.RobotState;
import net.botclaw.routing.path.forklift.ForkliftGraph;

/** What has happened to a truck, as far as it changes whether it drives. */
final class BotEventRule {
    private final Fleet fleet;
    private final FleetView view;
    private final TruckTable trucks;
    private final TruckPositions positions;
    private final ForkliftGraph graph;

    BotEventRule(
            final Fleet fleet, final TruckTable trucks, final TruckPositions positions, final ForkliftGraph graph) {
        this.fleet = fleet;
        this.positions = positions;
        this.graph = graph;
        view = fleet.view();
        this.trucks = trucks;
    }

    /** A truck says what has happened to it; true when it matters. */
    boolean onEvent(final int truck, final long eventCode, final int now) {
        final BotEventCode code = BotEventCode.ofCode(eventCode);
        if (code == BotEventCode.BREAKDOWN || code == BotEventCode.E_STOP) {
            fleet.grants().halt(truck, now);
            return true;
        }
        if (code == BotEventCode.REPAIRED) {
            trucks.isStanding[truck] = false;
            if (view.state(truck) == RobotState.BROKEN) {
                fleet.repair(truck, now);
            }
            return true;
        }
        if (code == BotEventCode.OBSTACLE) {
            trucks.isStanding[truck] = true;
            giveBackClosed(truck, now);
            return true;
        }
        return false;
    }

    /** A truck that stands before an obstacle, and not because it is broken, is planned around what is closed. */
    void giveBackClosed(final int truck, final int now) {
        if (!trucks.isStanding[truck] || view.state(truck) == RobotState.BROKEN) {
            return;
        }
        for (int ahead = 1; ahead <= fleet.grants().count(truck); ahead++) {
            if (graph.isBlocked(fleet.grants().cell(truck, ahead))) {
                positions.giveBack(truck, now);
                return;
            }
        }
    }
}
