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

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.RouteProgressDecoder;
import net.botclaw.routing.path.fleet.FleetGrants;
import net.botclaw.routing.path.fleet.FleetLimits;

/**
 * What a report of a truck means. The cells that are released to it decide: the index counts when it is of the plan that
 * was told last, else the cell. Changes nothing.
 */
final class ProgressRule {
    /** In place of a number of cells: it is where nobody sent it. */
    static final int ELSEWHERE = -1;

    private final TruckTable trucks;
    private final FleetGrants grants;
    private final int cellCount;

    ProgressRule(final TruckTable trucks, final FleetGrants grants, final int cellCount) {
        this.trucks = trucks;
        this.grants = grants;
        this.cellCount = cellCount;
    }

    /** 0, or why the report cannot be believed; one that is outdated moves a truck along, and puts it nowhere else. */
    int check(final int truck, final RouteProgressDecoder progress, final boolean isOutdated) {
        final long routeId = progress.routeId();
        if (!trucks.wasGiven(routeId)) {
            return RejectCode.UNKNOWN_ID.code();
        }
        if (progress.cell() >= cellCount) {
            return RejectCode.INVALID_VALUE.code();
        }
        final boolean isOfRoute = routeId == trucks.routeId[truck];
        if (isOfRoute && progress.stopsDone() - trucks.stopsDone[truck] > FleetLimits.MAX_STOPS) {
            return RejectCode.INVALID_VALUE.code();
        }
        final boolean isElsewhere = cellsAhead(truck, progress) == ELSEWHERE;
        final boolean isOld = !isOfRoute || isPassed(truck, progress) || isOutdated;
        return isElsewhere && isOld ? RejectCode.STALE_REVISION.code() : RejectCode.OK.code();
    }

    /** How many of the released cells the truck has entered by now, or {@link #ELSEWHERE}. */
    int cellsAhead(final int truck, final RouteProgressDecoder progress) {
        final int cell = (int) progress.cell();
        if (isOfToldPlan(truck, progress)) {
            final int ahead = progress.index() - trucks.entered[truck];
            if (ahead >= 0 && ahead <= grants.count(truck) && grants.cell(truck, ahead) == cell) {
                return ahead;
            }
        }
        return cellsAhead(truck, cell);
    }

    /** How far ahead of a truck one of its cells is, the nearest if it has it twice, or {@link #ELSEWHERE}. */
    int cellsAhead(final int truck, final int cell) {
        for (int ahead = 0; ahead <= grants.count(truck); ahead++) {
            if (grants.cell(truck, ahead) == cell) {
                return ahead;
            }
        }
        return ELSEWHERE;
    }

    private boolean isPassed(final int truck, final RouteProgressDecoder progress) {
        return isOfToldPlan(truck, progress) && progress.index() < trucks.entered[truck];
    }

    private boolean isOfToldPlan(final int truck, final RouteProgressDecoder progress) {
        return progress.routeId() == trucks.routeId[truck]
                && progress.revision() == trucks.revision[truck]
                && trucks.revision[truck] > 0;
    }
}
