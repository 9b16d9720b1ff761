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
package net.botclaw.ingest.sequencer;

/** Replay derives something else than the journal holds: the core is not deterministic, or the journal was changed. */
public final class ReplayMismatchException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Names what differs and where.
     *
     * @param what     the journal holds.
     * @param position of the record that differs.
     */
    public ReplayMismatchException(final String what, final long position) {
        super("replay differs from the journal at position " + position + ": it holds " + what);
    }
}
