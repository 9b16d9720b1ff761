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
package net.botclaw.routing.forklift;

import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.StateHash;

/** Trips that were refused and not told yet, for want of room in the record: the newest of each bot. */
final class RefusalQueue {
    private final RoutePublisher routes;
    private final int[] queue = new int[CoreLimits.MAX_BOTS];
    private final int[] codeOf = new int[CoreLimits.MAX_BOTS + 1];
    private int head;
    private int queued;

    RefusalQueue(final RoutePublisher routes) {
        this.routes = routes;
    }

    void add(final int botId, final int code) {
        if (codeOf[botId] == 0) {
            final int end = head + queued;
            queue[end < queue.length ? end : end - queue.length] = botId;
            queued++;
        }
        codeOf[botId] = code;
    }

    boolean isEmpty() {
        return queued == 0;
    }

    void flush(final CoreRecord cause, final EventPublisher publisher) {
        while (queued > 0 && publisher.hasRoom(1, RoutePublisher.PLANNED_LENGTH)) {
            final int botId = queue[head];
            head = head + 1 == queue.length ? 0 : head + 1;
            queued--;
            final int code = codeOf[botId];
            codeOf[botId] = 0;
            routes.refused(cause, botId, code, publisher);
        }
    }

    long stateHash() {
        long hash = queued;
        for (int i = 0; i < queued; i++) {
            final int at = head + i;
            final int botId = queue[at < queue.length ? at : at - queue.length];
            hash = StateHash.mix(hash, (long) botId << 16 | codeOf[botId]);
        }
        return hash;
    }
}
