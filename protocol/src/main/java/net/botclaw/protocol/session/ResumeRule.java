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
package net.botclaw.protocol.session;

import net.botclaw.protocol.codec.ResumeOutcome;

/**
 * The table that decides how a session goes on when a bot logs on, from what the engine remembers of the bot and what
 * the bot offers.
 *
 * <pre>
 *   known?  offered next      boot id    outcome     next expected    gap recorded
 *   ------  ----------------  ---------  ----------  ---------------  -----------------------------
 *   no      any               any        FIRST       offered          [1, offered - 1] if offered &gt; 1
 *   yes     == expected       any        LIVE        expected         none
 *   yes     &lt;  expected       same       DUPLICATES  expected         none
 *   yes     &lt;  expected       other      NEW_EPOCH   offered          [1, offered - 1] if offered &gt; 1
 *   yes     &gt;  expected       any        GAP         offered          [expected, offered - 1]
 * </pre>
 *
 * <p><b>Threading</b>: no state, any thread. <b>Memory</b>: allocates nothing.
 */
public final class ResumeRule {
    private ResumeRule() {}

    /**
     * Applies the table.
     *
     * @param isKnown     whether the engine has seen this bot before; if not, the next two are ignored.
     * @param expected    next channel-1 sequence the engine expects of the bot, at least 1.
     * @param knownBootId boot id of the bot's last accepted logon.
     * @param bootId      boot id the bot offers now.
     * @param offeredNext lowest channel-1 sequence the bot can still send, at least 1; the caller has refused others.
     * @return the outcome, never {@link ResumeOutcome#NULL_VAL}.
     */
    public static ResumeOutcome decide(
            final boolean isKnown,
            final long expected,
            final long knownBootId,
            final long bootId,
            final long offeredNext) {
        if (!isKnown) {
            return ResumeOutcome.FIRST;
        }
        if (offeredNext == expected) {
            return ResumeOutcome.LIVE;
        }
        if (offeredNext > expected) {
            return ResumeOutcome.GAP;
        }
        return bootId == knownBootId ? ResumeOutcome.DUPLICATES : ResumeOutcome.NEW_EPOCH;
    }

    /**
     * The sequence that is expected after the logon.
     *
     * @param outcome     what {@link #decide} said.
     * @param expected    next sequence the engine expected before.
     * @param offeredNext lowest sequence the bot can still send.
     * @return what {@code LogonAck.nextExpectedSequence} says.
     */
    public static long nextExpected(final ResumeOutcome outcome, final long expected, final long offeredNext) {
        return outcome == ResumeOutcome.LIVE || outcome == ResumeOutcome.DUPLICATES ? expected : offeredNext;
    }

    /**
     * First sequence of the gap that the outcome implies. The gap is {@code [gapFrom, offeredNext - 1]}, and there is
     * none when it would be empty.
     *
     * @param outcome     what {@link #decide} said.
     * @param expected    next sequence the engine expected before.
     * @param offeredNext lowest sequence the bot can still send.
     * @return first missing sequence, or {@code offeredNext} when nothing is missing.
     */
    public static long gapFrom(final ResumeOutcome outcome, final long expected, final long offeredNext) {
        switch (outcome) {
            case FIRST:
            case NEW_EPOCH:
                return 1;
            case GAP:
                return expected;
            default:
                return offeredNext;
        }
    }
}
