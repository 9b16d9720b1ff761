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
package net.botclaw.ingest;

import net.botclaw.ingest.sequencer.IngestClock;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import org.agrona.BitUtil;

/** The ranges of an engine's settings, each of which is named as the configuration file names it. */
final class SettingRanges {
    private static final int MAX_PORT = 65_535;

    private SettingRanges() {}

    /** Throws an IllegalArgumentException for the first setting that is out of its range. */
    static void check(final EngineContext ctx) {
        range("tcp", ctx.tcpPort(), 0, MAX_PORT);
        range("loops", ctx.loops(), 1, EngineContext.MAX_LOOPS);
        require(
                BitUtil.isPowerOfTwo(ctx.ringLength()) && ctx.ringLength() >= EngineContext.MIN_RING_LENGTH,
                "ring-bytes must be a power of two of at least " + EngineContext.MIN_RING_LENGTH + ", found "
                        + ctx.ringLength());
        range("max-connections", ctx.maxConnections(), 1, EngineContext.MAX_CONNECTIONS);
        range("max-frame", ctx.maxFrameLength(), EngineContext.MIN_FRAME_LENGTH, FrameDescriptor.MAX_FRAME_LENGTH);
        range("logon-timeout-ms", ctx.logonTimeoutMs(), 1, Integer.MAX_VALUE);
        range("disk-floor-bytes", ctx.diskFloorBytes(), 0, Long.MAX_VALUE);
        ctx.memoryBudgets().check(ctx.loops());
        range("heartbeat-ms", ctx.heartbeatMs(), EngineContext.MIN_HEARTBEAT_MS, EngineContext.MAX_HEARTBEAT_MS);
        require(
                ctx.ackLevel() == AckLevel.JOURNALED || ctx.ackLevel() == AckLevel.SYNCED,
                "ack must be journaled or synced, found " + ctx.ackLevel());
        range("max-clock-lead-seconds", ctx.maxClockLeadSeconds(), 0, IngestClock.MAX_LEAD_SECONDS);
        // No key of the file: its option is checked by the command line.
        range("stageSampling", ctx.stageSampling(), 0, Integer.MAX_VALUE);
    }

    private static void range(final String key, final long value, final long min, final long max) {
        require(value >= min && value <= max, key + " must be " + min + " to " + max + ", found " + value);
    }

    private static void require(final boolean isTrue, final String message) {
        if (!isTrue) {
            throw new IllegalArgumentException(message);
        }
    }
}
