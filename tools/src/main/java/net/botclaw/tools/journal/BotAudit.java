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
package net.botclaw.tools.journal;

/**
 * What the journal holds of one bot in one session epoch, channel 1.
 *
 * <pre>
 *  sequences      1 2 3 . . 6 7 8 . .        next = 9
 *  missing              4 5                  seen as a jump from 3 to 6
 *  recorded             4 5       9 10       SequenceGap and GapDetected records
 *  holes                4 5       9 10       missing or recorded
 * </pre>
 */
public final class BotAudit {
    private final int botId;
    private final int epoch;
    private final SequenceRanges missing = new SequenceRanges();
    private final SequenceRanges recorded = new SequenceRanges();
    private long first;
    private long next;
    private long journaled;
    private long duplicates;
    private long outOfOrder;
    private long duplicatesDropped;

    BotAudit(final int botId, final int epoch, final long next) {
        this.botId = botId;
        this.epoch = epoch;
        this.next = next;
    }

    /** Takes a stored frame; false when it is stored twice or out of order. */
    boolean onFrame(final long sequence) {
        if (sequence >= next) {
            missing.add(next, sequence - 1);
            next = sequence + 1;
            first = first == 0 ? sequence : first;
            journaled++;
            return true;
        }
        if (missing.remove(sequence)) {
            outOfOrder++;
            journaled++;
            first = Math.min(first, sequence);
        } else {
            duplicates++;
        }
        return false;
    }

    void onGapRecorded(final long from, final long to) {
        recorded.add(from, to);
    }

    void onSessionClosed(final long dropped) {
        duplicatesDropped += dropped;
    }

    /**
     * The bot.
     *
     * @return 1 and up.
     */
    public int botId() {
        return botId;
    }

    /**
     * The session epoch.
     *
     * @return 1 and up.
     */
    public int epoch() {
        return epoch;
    }

    /**
     * Lowest sequence stored.
     *
     * @return 0 when there is none.
     */
    public long first() {
        return first;
    }

    /**
     * Highest sequence stored.
     *
     * @return 0 when there is none.
     */
    public long last() {
        return first == 0 ? 0 : next - 1;
    }

    /**
     * Sequences stored, each counted once.
     *
     * @return 0 and up.
     */
    public long journaled() {
        return journaled;
    }

    /**
     * Frames stored although their sequence was stored before: must be 0.
     *
     * @return 0 and up.
     */
    public long duplicates() {
        return duplicates;
    }

    /**
     * Frames stored after one with a higher sequence: must be 0.
     *
     * @return 0 and up.
     */
    public long outOfOrder() {
        return outOfOrder;
    }

    /**
     * Frames that came again and were not stored, as the engine counted them.
     *
     * @return 0 and up.
     */
    public long duplicatesDropped() {
        return duplicatesDropped;
    }

    /**
     * Sequences that are not stored, recorded as gaps or not.
     *
     * @return 0 and up.
     */
    public long holes() {
        final SequenceRanges all = new SequenceRanges();
        all.addAll(missing);
        all.addAll(recorded);
        return all.count() - gapsThatAreStored();
    }

    /**
     * Sequences that are not stored and not recorded as a gap either: must be 0.
     *
     * @return 0 and up.
     */
    public long unrecordedHoles() {
        return missing.count() - missing.countCommon(recorded);
    }

    /**
     * Sequences that are recorded as a gap and stored all the same: must be 0.
     *
     * @return 0 and up.
     */
    public long gapsThatAreStored() {
        return recorded.countWithin(Long.MIN_VALUE, next - 1) - missing.countCommon(recorded);
    }
}
