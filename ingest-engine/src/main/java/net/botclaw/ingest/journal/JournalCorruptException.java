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

/** The journal is damaged, or records are missing in it. */
public final class JournalCorruptException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final long tailBatches;

    /**
     * Names what is wrong and where.
     *
     * @param what     is wrong.
     * @param position of the record where it was found.
     */
    public JournalCorruptException(final String what, final long position) {
        this(what, position, null);
    }

    /**
     * Names what is wrong and where, and what came of it.
     *
     * @param what     is wrong.
     * @param position of the record where it was found.
     * @param cause    thrown by the queue.
     */
    public JournalCorruptException(final String what, final long position, final Throwable cause) {
        this(what, position, 0, cause);
    }

    private JournalCorruptException(
            final String what, final long position, final long tailBatches, final Throwable cause) {
        super("journal corrupt at position " + position + ": " + what, cause);
        this.position = position;
        this.tailBatches = tailBatches;
    }

    /**
     * A damaged batch from which on nothing can be used, to the journal's end.
     *
     * @param what     is wrong.
     * @param position of the first record of the damaged batch.
     * @param batches  from there to the end, the damaged one included.
     * @return the exception.
     */
    static JournalCorruptException atTail(final String what, final long position, final long batches) {
        return new JournalCorruptException(
                what + ", " + batches + " batches from there to the end; --drop-damaged-tail goes on without them",
                position,
                batches,
                null);
    }

    /**
     * What would have to be dropped to go on.
     *
     * @return batches from the damaged one to the journal's end; 0: dropping its end does not help.
     */
    public long tailBatches() {
        return tailBatches;
    }

    /**
     * Where the journal stops being readable.
     *
     * @return position of the first record that cannot be read.
     */
    public long position() {
        return position;
    }
}
