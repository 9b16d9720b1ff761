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
package net.botclaw.ingest.journal;

/**
 * The one verdict on a damaged journal that every reader gets.
 *
 * @param position       of the first record that cannot be read.
 * @param file           name of the queue file in which reading stopped.
 * @param offset         in it, bytes.
 * @param reason         in words.
 * @param behind         what can be read behind the damage.
 * @param resumePosition behind every record that the journal can have held, so that no position is given twice.
 */
public record JournalDamage(
        long position, String file, long offset, String reason, Behind behind, long resumePosition) {
    /**
     * Readable batches behind damage.
     *
     * @param batches       items.
     * @param records       items in them.
     * @param firstPosition of the first of these records; meaningless when there is none.
     */
    public record Behind(long batches, long records, long firstPosition) {}

    /**
     * Damage behind which nothing can be read.
     *
     * @return true when an engine may go on without what is lost.
     */
    public boolean isTail() {
        return behind.batches() == 0;
    }

    /**
     * Position at which the lost records end.
     *
     * @return position of the first readable record behind the damage, or where there is none an upper bound.
     */
    public long lostTo() {
        return isTail() ? resumePosition : behind.firstPosition();
    }

    /**
     * The verdict in one line.
     *
     * @return position, file, reason, what is lost and what can be done.
     */
    public String line() {
        final String where =
                "journal damaged at position " + position + " (" + file + ", byte " + offset + "): " + reason + "; ";
        if (isTail()) {
            return where + "nothing behind it can be read; --drop-damaged-tail goes on without the records from "
                    + position + " on";
        }
        final String lost = lostTo() > position
                ? "records " + position + " to " + (lostTo() - 1) + " are lost, "
                : "the files are not in their order, ";
        return where + lost + behind.batches() + " batches with " + behind.records()
                + " records behind it can be read; botclaw journal repair keeps both sides in a copy";
    }
}
