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
package net.botclaw.tools.warehouse;

import java.util.List;

/**
 * What a simulated fleet says of itself.
 *
 * @param sent       channel-1 frames handed to the sessions of trucks and stations.
 * @param acked      how many of them are acknowledged.
 * @param reconnects logons after the first.
 * @param live       sessions that are live.
 * @param loggedOut  sessions that have logged out.
 * @param home       trucks that rest at home.
 * @param out        trucks that are broken.
 * @param cells      cells driven.
 * @param tasksDone  tasks that trucks have done, charging included.
 * @param requested  tasks that stations have asked for.
 * @param done       tasks of stations that are done.
 * @param failed     tasks of stations that ended otherwise.
 * @param refused    orders of stations that came to nothing.
 * @param rejected   requests for a task that the engine has refused; they are among the refused orders.
 * @param open       orders of stations that have not ended.
 * @param isSettled  whether ordering has ended and nothing is left to do or to acknowledge.
 */
public record WarehouseFigures(
        long sent,
        long acked,
        long reconnects,
        int live,
        int loggedOut,
        int home,
        int out,
        long cells,
        long tasksDone,
        long requested,
        long done,
        long failed,
        long refused,
        long rejected,
        long open,
        boolean isSettled) {
    /** Nothing yet. */
    public static final WarehouseFigures NONE =
            new WarehouseFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);

    /**
     * Whether every frame is acknowledged.
     *
     * @return true when none is missing.
     */
    public boolean isAllAcked() {
        return sent == acked;
    }

    static WarehouseFigures of(
            final List<FleetMember> trucks, final List<StationMember> stations, final boolean isOrdering) {
        final Sum sum = new Sum();
        trucks.forEach(sum::add);
        stations.forEach(sum::add);
        final boolean isSettled = !isOrdering && sum.open == 0 && sum.home == trucks.size() && sum.sent == sum.acked;
        return new WarehouseFigures(
                sum.sent,
                sum.acked,
                sum.reconnects,
                sum.live,
                sum.loggedOut,
                sum.home,
                sum.out,
                sum.cells,
                sum.tasksDone,
                sum.requested,
                sum.done,
                sum.failed,
                sum.refused,
                sum.rejected,
                sum.open,
                isSettled);
    }

    private static final class Sum {
        private long sent;
        private long acked;
        private long reconnects;
        private int live;
        private int loggedOut;
        private int home;
        private int out;
        private long cells;
        private long tasksDone;
        private long requested;
        private long done;
        private long failed;
        private long refused;
        private long rejected;
        private long open;

        private void add(final FleetMember member) {
            add(member.link());
            home += member.isHome() ? 1 : 0;
            out += member.truck().state().isOut() ? 1 : 0;
            cells += member.truck().cellsDriven();
            tasksDone += member.truck().tasksDone();
        }

        private void add(final StationMember member) {
            add(member.link());
            requested += member.station().requested();
            done += member.station().done();
            failed += member.station().failed();
            refused += member.station().refused();
            rejected += member.station().rejected();
            open += member.station().openOrders();
        }

        private void add(final FleetLink link) {
            sent += link.sent();
            acked += link.acked();
            reconnects += link.reconnects();
            live += link.isLive() ? 1 : 0;
            loggedOut += link.isLoggedOut() ? 1 : 0;
        }
    }
}
