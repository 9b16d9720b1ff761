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
import net.botclaw.protocol.codec.RouteRequestDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetView;
import net.botclaw.routing.path.forklift.ForkliftPlanner;
import net.botclaw.routing.path.forklift.LegBuffer;
import net.botclaw.routing.path.forklift.PlanResult;
import net.botclaw.routing.site.SiteTables;

/** Answers who asks for a way: a truck on the map that asks from where it is drives it, all others are told only. */
final class RouteRequestRule {
    /** States that the search for a way nobody drives may take up. */
    static final int MAX_EXPANSIONS = 1 << 16;

    private final RouteRequestDecoder request = new RouteRequestDecoder();
    private final LegBuffer way = new LegBuffer(PlanLegs.MAX_LEGS);
    private final PlanResult result = new PlanResult();
    private final ForkliftPlanner planner;
    private final FleetView view;
    private final TruckTable trucks;
    private final TripRule trips;
    private final RoutePublisher routes;
    private final int cellCount;

    RouteRequestRule(
            final Fleet fleet,
            final TruckTable trucks,
            final TripRule trips,
            final RoutePublisher routes,
            final SiteTables tables) {
        planner = new ForkliftPlanner(tables.graph(), tables.goals(), MAX_EXPANSIONS);
        view = fleet.view();
        this.trucks = trucks;
        this.trips = trips;
        this.routes = routes;
        cellCount = tables.graph().map().cellCount();
    }

    int onRequest(final CoreRecord record, final EventPublisher publisher) {
        request.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        final int code = check(record, publisher);
        if (code != RejectCode.OK.code()) {
            return code;
        }
        final int truck = trucks.ofBot(record.botId());
        final boolean isDriven = truck != TruckTable.NONE
                && TruckPositions.drivesByItself(trucks.mode(record.botId()))
                && view.cell(truck) == (int) request.fromCell();
        return isDriven ? drive(truck, record, publisher) : quote(truck, record, publisher);
    }

    private int check(final CoreRecord record, final EventPublisher publisher) {
        if (request.fromCell() >= cellCount || request.toCell() >= cellCount) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (request.mapId() != TruckPositions.MAP_ID) {
            return RejectCode.UNKNOWN_ID.code();
        }
        final int vehicleClass = request.vehicleClass();
        if (vehicleClass != 0 && vehicleClass != RouteRequestDecoder.vehicleClassNullValue()) {
            return RejectCode.NOT_SUPPORTED.code();
        }
        return publisher.canPush(record.botId(), RoutePublisher.MAX_PLAN_LENGTH)
                ? RejectCode.OK.code()
                : RejectCode.OUTBOX_FULL.code();
    }

    private int drive(final int truck, final CoreRecord record, final EventPublisher publisher) {
        if (trips.isBusy(truck)) {
            return RejectCode.CONFLICT.code();
        }
        final int code = trips.assign(truck, (int) request.toCell());
        if (code == RejectCode.LIMIT_REACHED.code()) {
            return code;
        }
        if (code == RejectCode.OK.code()) {
            // Its plan is told with all the others that have changed.
            trucks.requestId[truck] = request.requestId();
        } else {
            routes.legs().clear();
            routes.answer(record, request.requestId(), code, result, publisher);
        }
        return RejectCode.OK.code();
    }

    private int quote(final int truck, final CoreRecord record, final EventPublisher publisher) {
        final int from = (int) request.fromCell();
        final int to = (int) request.toCell();
        final boolean isThere = truck != TruckTable.NONE && view.cell(truck) == from;
        final int heading = isThere ? view.heading(truck) : trips.bestHeading(from, to);
        final PlanProof proof = planner.plan(from, heading, to, way, result);
        int code = RejectCode.OK.code();
        routes.legs().clear();
        if (proof.hasPath()) {
            routes.legs().copy(way);
        } else {
            code = proof == PlanProof.CAPPED ? RejectCode.CAPPED.code() : trips.noWay(from, heading, to);
        }
        routes.answer(record, request.requestId(), code, result, publisher);
        return RejectCode.OK.code();
    }
}
