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
package net.botclaw.ingest.gateway;

import java.util.Arrays;
import net.botclaw.ingest.sequencer.ConnectionId;

/** The connections of one event loop by id. Grows up to its limit; the loop's thread only. */
final class ConnectionTable {
    private static final int FIRST_CAPACITY = 64;

    private final int loopIndex;
    private final int limit;
    private BotConnection[] connections = new BotConnection[FIRST_CAPACITY];
    private int[] generations = new int[FIRST_CAPACITY];
    private int[] free = new int[FIRST_CAPACITY];
    private int freeCount;
    private int used;

    ConnectionTable(final int loopIndex, final int limit) {
        this.loopIndex = loopIndex;
        this.limit = limit;
    }

    /** Gives the connection an id, or {@link ConnectionId#NONE} when the table is full. */
    long add(final BotConnection connection) {
        if (freeCount == 0 && used == limit) {
            return ConnectionId.NONE;
        }
        final int slot = freeCount > 0 ? free[--freeCount] : next();
        connections[slot] = connection;
        generations[slot] = (generations[slot] + 1) & Integer.MAX_VALUE;
        return ConnectionId.pack(Math.max(1, generations[slot]), loopIndex, slot);
    }

    private int next() {
        if (used == connections.length) {
            final int capacity = used * 2;
            connections = Arrays.copyOf(connections, capacity);
            generations = Arrays.copyOf(generations, capacity);
            free = Arrays.copyOf(free, capacity);
        }
        return used++;
    }

    void remove(final long connectionId) {
        if (get(connectionId) != null) {
            final int slot = ConnectionId.slot(connectionId);
            connections[slot] = null;
            free[freeCount++] = slot;
        }
    }

    /** The connection, or null when it has gone. */
    BotConnection get(final long connectionId) {
        final BotConnection connection = connections[ConnectionId.slot(connectionId)];
        return connection != null && connection.connectionId() == connectionId ? connection : null;
    }

    /** Slots to look at. */
    int slots() {
        return used;
    }

    /** The connection in a slot, or null. */
    BotConnection at(final int slot) {
        return connections[slot];
    }
}
