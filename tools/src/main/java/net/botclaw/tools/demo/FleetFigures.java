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
package net.botclaw.tools.demo;

import java.util.List;

/**
 * What a fleet has done so far.
 *
 * @param sent       channel-1 frames offered.
 * @param acked      channel-1 frames acked.
 * @param reconnects logons after each bot's first.
 * @param live       bots with a live session.
 * @param loggedOut  bots that have logged out.
 * @param isFinal    whether {@code sent} can grow no more.
 */
record FleetFigures(long sent, long acked, long reconnects, int live, int loggedOut, boolean isFinal) {
    /** Nothing yet. */
    static final FleetFigures NONE = new FleetFigures(0, 0, 0, 0, 0, false);

    static FleetFigures of(final List<SimulatedBot> bots, final boolean isFinal) {
        long sent = 0;
        long acked = 0;
        long reconnects = 0;
        int live = 0;
        int loggedOut = 0;
        for (final SimulatedBot bot : bots) {
            sent += bot.sent();
            acked += bot.acked();
            reconnects += bot.reconnects();
            live += bot.isLive() ? 1 : 0;
            loggedOut += bot.isLoggedOut() ? 1 : 0;
        }
        return new FleetFigures(sent, acked, reconnects, live, loggedOut, isFinal);
    }

    FleetFigures plus(final FleetFigures other) {
        return new FleetFigures(
                sent + other.sent,
                acked + other.acked,
                reconnects + other.reconnects,
                live + other.live,
                loggedOut + other.loggedOut,
                isFinal && other.isFinal);
    }

    boolean isAllAcked() {
        return isFinal && acked == sent;
    }
}
