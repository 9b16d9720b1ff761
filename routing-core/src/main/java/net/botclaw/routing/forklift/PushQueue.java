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
import net.botclaw.routing.Handler;
import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.fleet.FleetGrants;

/**
 * The trucks that are to be told of a new plan or of more cells, each once, in the order in which they changed. What one
 * record has no room for keeps its place; a bot for which too much waits goes to the end and is tried again later.
 */
final class PushQueue {
    /** When a bot whose outbox was full is tried again, unless it reports before. */
    static final long RETRY_NS = 1_000_000_000L;
    /** A plan that was cut is told anew when so few cells of it are left beyond those that are released. */
    static final int RENEW_CELLS = 16;

    private static final int TOLD = 0;
    private static final int RECORD_FULL = 1;
    private static final int OUTBOX_FULL = 2;

    private final TruckTable trucks;
    private final FleetGrants grants;
    private final RoutePublisher routes;
    private final int[] queue;
    private final boolean[] isQueued;
    private final boolean[] needsPlan;
    private final long[] notBeforeNs;
    private int head;
    private int queued;
    private long dueNs = Handler.NO_DEADLINE;

    PushQueue(final TruckTable trucks, final FleetGrants grants, final RoutePublisher routes) {
        this.trucks = trucks;
        this.grants = grants;
        this.routes = routes;
        queue = new int[trucks.capacity];
        isQueued = new boolean[trucks.capacity];
        needsPlan = new boolean[trucks.capacity];
        notBeforeNs = new long[trucks.capacity];
        for (int truck = 0; truck < trucks.capacity; truck++) {
            notBeforeNs[truck] = Long.MIN_VALUE;
        }
    }

    /** A truck is to be told of its plan, or only of the cells that were released. */
    void add(final int truck, final boolean isNewPlan) {
        needsPlan[truck] |= isNewPlan;
        if (!isQueued[truck]) {
            isQueued[truck] = true;
            append(truck);
        }
    }

    private void append(final int truck) {
        final int end = head + queued;
        queue[end < queue.length ? end : end - queue.length] = truck;
        queued++;
    }

    /** A truck was heard: it reads what it is sent. */
    void heard(final int truck) {
        notBeforeNs[truck] = Long.MIN_VALUE;
    }

    /** When there is something to do, {@link Handler#NO_DEADLINE}: never. */
    long dueNs() {
        return dueNs;
    }

    int count() {
        return queued;
    }

    /** Tells as many as there is room for. */
    void flush(final CoreRecord cause, final int now, final EventPublisher publisher) {
        final long timeNs = cause.timeNs();
        dueNs = Handler.NO_DEADLINE;
        for (int left = queued; left > 0; left--) {
            final int truck = queue[head];
            final int outcome = notBeforeNs[truck] > timeNs ? OUTBOX_FULL : tell(truck, cause, now, publisher);
            if (outcome == RECORD_FULL) {
                dueNs = timeNs;
                return;
            }
            head = head + 1 == queue.length ? 0 : head + 1;
            queued--;
            if (outcome == OUTBOX_FULL) {
                append(truck);
                if (notBeforeNs[truck] <= timeNs) {
                    notBeforeNs[truck] = timeNs > Long.MAX_VALUE - RETRY_NS ? Long.MAX_VALUE : timeNs + RETRY_NS;
                }
                dueNs = Math.min(dueNs, notBeforeNs[truck]);
            } else {
                isQueued[truck] = false;
            }
        }
    }

    private int tell(final int truck, final CoreRecord cause, final int now, final EventPublisher publisher) {
        if (needsPlan[truck] || trucks.revision[truck] == 0 || isRunningOut(truck)) {
            final int outcome = tellPlan(truck, cause, now, publisher);
            if (outcome != TOLD) {
                return outcome;
            }
        }
        final int released = Math.min(trucks.entered[truck] + grants.count(truck), trucks.toldCells[truck]);
        if (released <= trucks.toldRelease[truck]) {
            return TOLD;
        }
        if (!publisher.hasRoom(1, RoutePublisher.RELEASE_LENGTH)) {
            return RECORD_FULL;
        }
        if (!publisher.canPush(trucks.botId[truck], RoutePublisher.RELEASE_LENGTH)) {
            return OUTBOX_FULL;
        }
        routes.sendRelease(truck, released, cause.timeNs(), publisher);
        return TOLD;
    }

    private boolean isRunningOut(final int truck) {
        final int left = trucks.toldCells[truck] - trucks.entered[truck] - grants.count(truck);
        return trucks.isCut[truck] && left < RENEW_CELLS;
    }

    private int tellPlan(final int truck, final CoreRecord cause, final int now, final EventPublisher publisher) {
        if (trucks.revision[truck] == TruckTable.MAX_REVISION) {
            trucks.newRoute(truck);
        }
        final int length = routes.writePlan(truck, cause.timeNs(), now);
        if (!publisher.hasRoom(2, length + RoutePublisher.PLANNED_LENGTH)) {
            return RECORD_FULL;
        }
        if (!publisher.canPush(trucks.botId[truck], length)) {
            return OUTBOX_FULL;
        }
        routes.sendPlan(truck, length, cause, publisher);
        needsPlan[truck] = false;
        return TOLD;
    }

    long stateHash() {
        long hash = StateHash.mix(queued, dueNs);
        for (int i = 0; i < queued; i++) {
            final int at = head + i;
            final int truck = queue[at < queue.length ? at : at - queue.length];
            hash = StateHash.mix(hash, (long) truck << 1 | (needsPlan[truck] ? 1 : 0));
        }
        for (int truck = 0; truck < trucks.count(); truck++) {
            hash = StateHash.mix(hash, notBeforeNs[truck]);
        }
        return hash;
    }
}
