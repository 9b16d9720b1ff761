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
package net.botclaw.routing.session;

import net.botclaw.routing.CoreLimits;

/**
 * Two machines with one name would take the session from each other for ever. So a bot has
 * {@link CoreLimits#MAX_TAKEOVERS} takeovers in any {@link CoreLimits#TAKEOVER_WINDOW_NS}; one more puts both ends on
 * hold until the oldest of them has left the window.
 */
final class TakeoverRule {
    private static final long NS_PER_MS = 1_000_000;

    private TakeoverRule() {}

    /** Rest of the bot's hold, rounded up to milliseconds; 0: not on hold. */
    static int holdMs(final SessionTable table, final int botId, final long timeNs) {
        final long restNs = table.holdUntilNs(botId) - timeNs;
        return restNs > 0 ? (int) ((restNs + NS_PER_MS - 1) / NS_PER_MS) : 0;
    }

    /** Counts a takeover, or puts the bot on hold when it is one too many; returns the hold as {@link #holdMs} does. */
    static int takeOver(final SessionTable table, final int botId, final long timeNs) {
        final boolean isWindowFull = table.takeovers(botId) >= CoreLimits.MAX_TAKEOVERS
                && timeNs - table.oldestTakeoverNs(botId) < CoreLimits.TAKEOVER_WINDOW_NS;
        if (isWindowFull) {
            table.holdUntilNs(botId, table.oldestTakeoverNs(botId) + CoreLimits.TAKEOVER_WINDOW_NS);
            return holdMs(table, botId, timeNs);
        }
        table.addTakeover(botId, timeNs);
        return 0;
    }
}
