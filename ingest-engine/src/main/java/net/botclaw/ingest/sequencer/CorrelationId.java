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

/** Says whom a command's answer is for: {@code session (32 bits) | sequence of its frame (32 bits)}. */
public final class CorrelationId {
    /** Nobody wants an answer. */
    public static final long NONE = 0;

    private static final long SEQUENCE_MASK = 0xFFFF_FFFFL;

    private CorrelationId() {}

    /**
     * Packs an id.
     *
     * @param session  number of the control session, 1 and up.
     * @param sequence of the command's frame; its low 32 bits are kept.
     * @return never {@link #NONE}.
     */
    public static long pack(final int session, final long sequence) {
        return (long) session << Integer.SIZE | sequence & SEQUENCE_MASK;
    }

    /**
     * Number of the control session.
     *
     * @param correlationId packed.
     * @return 1 and up.
     */
    public static int session(final long correlationId) {
        return (int) (correlationId >>> Integer.SIZE);
    }

    /**
     * Sequence of the command's frame.
     *
     * @param correlationId packed.
     * @return 0 to 2^32 - 1.
     */
    public static long sequence(final long correlationId) {
        return correlationId & SEQUENCE_MASK;
    }
}
