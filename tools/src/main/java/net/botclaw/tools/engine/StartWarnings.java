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
package net.botclaw.tools.engine;

import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.gateway.EventLoops;

/** Warnings to the operator of an engine that has just started: the machine gives it less than it was set to use. */
final class StartWarnings {
    /** Free space below this many times the floor is little. */
    private static final int LITTLE_FLOORS = 2;

    private StartWarnings() {}

    /**
     * Looks at a running engine.
     *
     * @param engine          as it was launched.
     * @param connectionsAsked of each event loop, as they were set.
     * @return a line for each.
     */
    static List<String> of(final IngestEngine engine, final int connectionsAsked) {
        final EngineContext ctx = engine.context();
        final List<String> warnings = new ArrayList<>();
        add(warnings, engine.accessWarning());
        add(warnings, connections(engine.maxConnections() / ctx.loops(), connectionsAsked, ctx.loops()));
        add(warnings, disk(engine.counters().of(EngineCounter.DISK_FREE_BYTES).get(), ctx.diskFloorBytes()));
        add(warnings, transport(ctx.isNativeTransport(), engine.transport(), EventLoops.epollProblem()));
        return warnings;
    }

    /** Says that fewer connections are taken than were set; null when they are not. */
    static String connections(final int taken, final int asked, final int loops) {
        return taken >= asked
                ? null
                : "at most " + (long) taken * loops + " connections are taken, not " + (long) asked * loops
                        + ": this process may open too few files (ulimit -n), or has too little heap (-Xmx)";
    }

    /** Says that there is little room for the journal; null when there is enough. */
    static String disk(final long freeBytes, final long floorBytes) {
        if (freeBytes < floorBytes) {
            return "no frames are taken (503) until the journal's disk has room: " + freeBytes
                    + " bytes are free, disk-floor-bytes is " + floorBytes;
        }
        return freeBytes / LITTLE_FLOORS < floorBytes
                ? "the journal's disk has little room: " + freeBytes + " bytes are free, below disk-floor-bytes, "
                        + floorBytes + ", no frames are taken (503)"
                : null;
    }

    /** Says that sockets are polled in another way than was set; null when they are not, or the system has no other. */
    static String transport(final boolean isNativeAsked, final String taken, final String epollProblem) {
        return isNativeAsked && epollProblem != null
                ? "epoll is not available, so sockets are polled with " + taken + ": " + epollProblem
                : null;
    }

    private static void add(final List<String> warnings, final String warning) {
        if (warning != null) {
            warnings.add(warning);
        }
    }
}
