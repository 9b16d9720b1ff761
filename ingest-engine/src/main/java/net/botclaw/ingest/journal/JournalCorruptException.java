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
    private final transient JournalDamage damage;

    /**
     * Damage that a reader found between the records.
     *
     * @param damage found.
     */
    public JournalCorruptException(final JournalDamage damage) {
        super(damage.line());
        this.position = damage.position();
        this.damage = damage;
    }

    /**
     * A journal that cannot be read for another reason.
     *
     * @param what     is wrong.
     * @param position of the record where it was found.
     */
    public JournalCorruptException(final String what, final long position) {
        this(what, position, null);
    }

    /**
     * A journal that cannot be read for another reason.
     *
     * @param what     is wrong.
     * @param position of the record where it was found.
     * @param cause    thrown by the file system.
     */
    public JournalCorruptException(final String what, final long position, final Throwable cause) {
        super("journal damaged at position " + position + ": " + what, cause);
        this.position = position;
        this.damage = null;
    }

    /**
     * The verdict.
     *
     * @return null when the journal cannot be read for another reason than damage between its records.
     */
    public JournalDamage damage() {
        return damage;
    }

    /**
     * Position at which the journal stops being readable.
     *
     * @return position of the first record that cannot be read.
     */
    public long position() {
        return position;
    }
}
