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

/**
 * Budgets of the connections of all event loops, each loop an equal part of it.
 *
 * @param inboundBytes  of unfinished frames and of frames that a full ring has stopped.
 * @param outboundBytes of what waits for bots that do not read.
 * @param loops         event loops.
 */
public record GatewayMemory(long inboundBytes, long outboundBytes, int loops) {
    /** Smallest budget of an event loop in either direction, bytes: some frames of any length fit. */
    public static final long MIN_BYTES_PER_LOOP = 512 * 1024;

    /** The largest budget of an event loop in either direction, bytes. */
    public static final long MAX_BYTES_PER_LOOP = 16L << 30;

    /** Read buffer, scratch of whole frames and of resumed ones, and chunks of the pool that are not full. */
    private static final long FIXED_BYTES_PER_LOOP = 3L << 20;

    /**
     * Outside the heap.
     *
     * @param maxConnections of each event loop.
     * @return bytes that the gateway takes at most.
     */
    public long maxBytes(final int maxConnections) {
        return loops
                * (FIXED_BYTES_PER_LOOP
                        + FrameMemory.maxBytes(inboundBytesPerLoop(), maxConnections)
                        + WriteBuffers.maxBytes(outboundBytesPerLoop()));
    }

    /**
     * The part of a loop.
     *
     * @return bytes for unfinished frames.
     */
    public long inboundBytesPerLoop() {
        return inboundBytes / loops;
    }

    /**
     * The part of a loop.
     *
     * @return bytes for bots that do not read.
     */
    public long outboundBytesPerLoop() {
        return outboundBytes / loops;
    }
}
