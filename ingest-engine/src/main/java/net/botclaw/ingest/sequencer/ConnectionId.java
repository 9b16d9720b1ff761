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

/**
 * Names a connection across threads: {@code generation (31 bits) | loop (8 bits) | slot (24 bits)}. A slot is used again
 * after its connection has gone, with another generation, so a late message never reaches a stranger.
 */
public final class ConnectionId {
    /** No connection. */
    public static final long NONE = 0;

    private static final int SLOT_BITS = 24;
    private static final int LOOP_BITS = 8;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int LOOP_MASK = (1 << LOOP_BITS) - 1;

    private ConnectionId() {}

    /**
     * Packs an id.
     *
     * @param generation of the slot, 1 and up.
     * @param loop       index of the event loop.
     * @param slot       index in the loop's table.
     * @return never {@link #NONE}.
     */
    public static long pack(final int generation, final int loop, final int slot) {
        return (long) generation << SLOT_BITS + LOOP_BITS | (long) loop << SLOT_BITS | slot;
    }

    /**
     * Index of the event loop.
     *
     * @param connectionId packed.
     * @return 0 to 255.
     */
    public static int loop(final long connectionId) {
        return (int) (connectionId >>> SLOT_BITS) & LOOP_MASK;
    }

    /**
     * Index in the loop's table.
     *
     * @param connectionId packed.
     * @return 0 to 2^24 - 1.
     */
    public static int slot(final long connectionId) {
        return (int) connectionId & SLOT_MASK;
    }
}
