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
import net.botclaw.protocol.codec.CellChangedEncoder;
import net.botclaw.protocol.codec.Heading;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RobotsWaitingEncoder;
import net.botclaw.protocol.codec.RoutePlanEncoder;
import net.botclaw.protocol.codec.RoutePlannedEncoder;
import net.botclaw.protocol.codec.RouteProof;
import net.botclaw.protocol.codec.RouteReleaseEncoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import net.botclaw.routing.PushKey;
import net.botclaw.routing.path.PlanProof;
import net.botclaw.routing.path.fleet.Fleet;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.forklift.PlanResult;
import org.agrona.concurrent.UnsafeBuffer;

/** Tells the trucks their plans and how far they may drive, and downstream services what has become of them. */
final class RoutePublisher {
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    /** The longest plan there can be. */
    static final int MAX_PLAN_LENGTH = HEADER_LENGTH
            + RoutePlanEncoder.BLOCK_LENGTH
            + RoutePlanEncoder.LegsEncoder.sbeHeaderSize()
            + PlanLegs.MAX_LEGS * RoutePlanEncoder.LegsEncoder.sbeBlockLength();

    static final int RELEASE_LENGTH = HEADER_LENGTH + RouteReleaseEncoder.BLOCK_LENGTH;
    static final int PLANNED_LENGTH = HEADER_LENGTH + RoutePlannedEncoder.BLOCK_LENGTH;
    static final int CELL_LENGTH = HEADER_LENGTH + CellChangedEncoder.BLOCK_LENGTH;
    static final int RING_LENGTH = HEADER_LENGTH
            + RobotsWaitingEncoder.BLOCK_LENGTH
            + RobotsWaitingEncoder.RobotsEncoder.sbeHeaderSize()
            + FleetLimits.MAX_CYCLE_ROBOTS * RobotsWaitingEncoder.RobotsEncoder.sbeBlockLength();
    /** How long an answer without a route is worth anything. */
    static final long ANSWER_NS = 60_000_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_PLAN_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RoutePlanEncoder plan = new RoutePlanEncoder();
    private final RouteReleaseEncoder release = new RouteReleaseEncoder();
    private final RoutePlannedEncoder planned = new RoutePlannedEncoder();
    private final RobotsWaitingEncoder waiting = new RobotsWaitingEncoder();
    private final CellChangedEncoder cellChanged = new CellChangedEncoder();
    private final PlanLegs legs = new PlanLegs();
    private final Fleet fleet;
    private final TruckTable trucks;
    private final int tickMs;

    RoutePublisher(final Fleet fleet, final TruckTable trucks, final int tickMs) {
        this.fleet = fleet;
        this.trucks = trucks;
        this.tickMs = tickMs;
    }

    /** Writes the plan of a truck, to be sent by {@link #sendPlan}; its length in bytes. */
    int writePlan(final int truck, final long timeNs, final int now) {
        legs.read(fleet.planReader(), truck, now);
        final int ticks = Math.max(0, fleet.planReader().doneTick(truck) - now);
        final PlanProof proof = ticks <= trucks.freeFlowTicks[truck] ? PlanProof.OPTIMAL : PlanProof.BOUNDED;
        final int length = write(
                timeNs,
                trucks.routeId[truck],
                trucks.requestId[truck],
                trucks.revision[truck] + 1,
                RejectCode.OK.code(),
                ticks,
                proof);
        plan.stopsDone(trucks.stopsSettled[truck]);
        return length;
    }

    /** Sends the plan that was written last, and says so downstream; there must be room. */
    void sendPlan(final int truck, final int length, final CoreRecord cause, final EventPublisher publisher) {
        final int botId = trucks.botId[truck];
        final long key = PushKey.routePlan(trucks.routeId[truck]);
        publisher.push(botId, key, Handler.NO_DEADLINE, buffer, 0, length);
        final int freeFlowTicks = trucks.freeFlowTicks[truck];
        final int ticks = buffer.getInt(HEADER_LENGTH + RoutePlanEncoder.costTicksEncodingOffset());
        final int proof = buffer.getByte(HEADER_LENGTH + RoutePlanEncoder.proofEncodingOffset());
        trucks.planTold(truck, legs.cellCount(), legs.isCut());
        planned.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(cause.timeNs())
                .cause(cause.position())
                .routeId(trucks.routeId[truck])
                .botId(botId)
                .costTicks(ticks)
                .freeFlowTicks(freeFlowTicks == 0 ? RoutePlannedEncoder.freeFlowTicksNullValue() : freeFlowTicks)
                .revision(trucks.revision[truck])
                .code(RejectCode.OK.code())
                .proof(RouteProof.get((short) proof));
        publisher.event(botId, buffer, 0, PLANNED_LENGTH);
    }

    /** Tells a truck how far it may drive in the plan it was told last; there must be room. */
    void sendRelease(final int truck, final int releasedCells, final long timeNs, final EventPublisher publisher) {
        release.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .routeId(trucks.routeId[truck])
                .revision(trucks.revision[truck])
                .releasedCells(releasedCells);
        trucks.toldRelease[truck] = releasedCells;
        final long key = PushKey.routeRelease(trucks.routeId[truck]);
        publisher.push(trucks.botId[truck], key, Handler.NO_DEADLINE, buffer, 0, RELEASE_LENGTH);
    }

    /** Answers a question with a way that nobody drives, or with the reason why there is none. */
    void answer(
            final CoreRecord cause,
            final long requestId,
            final int code,
            final PlanResult result,
            final EventPublisher publisher) {
        final boolean isFound = code == RejectCode.OK.code();
        final long timeNs = cause.timeNs();
        final int length = write(
                timeNs,
                TruckTable.NO_ROUTE,
                requestId,
                0,
                code,
                isFound ? result.durationTicks() : 0,
                isFound ? result.proof() : proofOf(code));
        final long expiresNs = timeNs > Long.MAX_VALUE - ANSWER_NS ? Handler.NO_DEADLINE : timeNs + ANSWER_NS;
        publisher.push(cause.botId(), PushKey.NONE, expiresNs, buffer, 0, length);
    }

    /** What {@link #answer} sends. */
    PlanLegs legs() {
        return legs;
    }

    private static PlanProof proofOf(final int code) {
        return code == RejectCode.CAPPED.code() ? PlanProof.CAPPED : PlanProof.UNREACHABLE;
    }

    private int write(
            final long timeNs,
            final long routeId,
            final long requestId,
            final int revision,
            final int code,
            final int ticks,
            final PlanProof proof) {
        final long etaMs = Math.min((long) ticks * tickMs, RoutePlanEncoder.etaMsMaxValue());
        plan.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .routeId(routeId)
                .requestId(requestId)
                .costTicks(ticks)
                .etaMs(etaMs)
                .revision(revision)
                .code(code)
                .proof(RouteProof.get((short) proof.code()))
                .reserved8((short) 0)
                .stopsDone(0);
        RoutePlanEncoder.LegsEncoder entry = plan.legsCount(legs.count());
        for (int leg = 0; leg < legs.count(); leg++) {
            entry = entry.next()
                    .startCell(legs.startCell(leg))
                    .startTick(legs.startTick(leg))
                    .cells(legs.cells(leg))
                    .heading(Heading.get((short) legs.heading(leg)))
                    .flags((short) legs.flags(leg));
        }
        return HEADER_LENGTH + plan.encodedLength();
    }

    /** A bot was not given the trip of its task; there must be room. */
    void refused(final CoreRecord cause, final int botId, final int code, final EventPublisher publisher) {
        planned.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(cause.timeNs())
                .cause(cause.position())
                .routeId(TruckTable.NO_ROUTE)
                .botId(botId)
                .costTicks(RoutePlannedEncoder.costTicksNullValue())
                .freeFlowTicks(RoutePlannedEncoder.freeFlowTicksNullValue())
                .revision(0)
                .code(code)
                .proof(RouteProof.get((short) proofOf(code).code()));
        publisher.event(botId, buffer, 0, PLANNED_LENGTH);
    }

    /** Trucks wait for each other; there must be room. */
    void ring(final CoreRecord cause, final int[] ring, final int count, final EventPublisher publisher) {
        waiting.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(cause.timeNs())
                .cause(cause.position());
        RobotsWaitingEncoder.RobotsEncoder entry = waiting.robotsCount(count);
        for (int i = 0; i < count; i++) {
            entry = entry.next().botId(trucks.botId[ring[i]]);
        }
        publisher.event(0, buffer, 0, HEADER_LENGTH + waiting.encodedLength());
    }

    /** A cell was closed or opened; there must be room. */
    void cell(final CoreRecord cause, final int cell, final boolean isBlocked, final EventPublisher publisher) {
        cellChanged
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(cause.timeNs())
                .cause(cause.position())
                .cell(cell)
                .isBlocked((short) (isBlocked ? 1 : 0));
        publisher.event(0, buffer, 0, CELL_LENGTH);
    }
}
