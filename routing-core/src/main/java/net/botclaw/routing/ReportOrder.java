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
package net.botclaw.routing;

/**
 * Tells which reports of a bot are out of date, by the order of the journal alone and never by a bot's clock.
 *
 * <p>Frames of one session are journaled in the order in which they were made. The exception are frames from before the
 * session (POSS_DUP, FROM_STORE): on the other channel they arrive among newer ones. So one of these is out of date once
 * a frame that was made in the session has reported.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: one byte a bot, in the constructor.
 */
public final class ReportOrder {
    private final boolean[] hasReported = new boolean[CoreLimits.MAX_BOTS + 1];
    private int highestBot;

    /** No bot has reported. */
    public ReportOrder() {}

    /**
     * Begins a session: what was made before it counts until the bot reports in it.
     *
     * @param botId 1 to {@link CoreLimits#MAX_BOTS}.
     */
    public void onConnected(final long botId) {
        hasReported[(int) botId] = false;
    }

    /**
     * Tests whether a newer report of the bot is in the journal already. Changes nothing.
     *
     * @param record a report of a bot.
     * @return true when the report must not replace what is known.
     */
    public boolean isOutdated(final CoreRecord record) {
        return record.isFromBeforeSession() && hasReported[record.botId()];
    }

    /**
     * Takes note of a report that was accepted.
     *
     * @param record a report of a bot.
     */
    public void onReported(final CoreRecord record) {
        if (!record.isFromBeforeSession()) {
            hasReported[record.botId()] = true;
            highestBot = Math.max(highestBot, record.botId());
        }
    }

    /**
     * Hash of which bots have reported in their session.
     *
     * @return the same for the same inputs on every machine.
     */
    public long stateHash() {
        long hash = highestBot;
        for (int botId = 1; botId <= highestBot; botId++) {
            hash = StateHash.mix(hash, hasReported[botId] ? 1 : 0);
        }
        return hash;
    }
}
