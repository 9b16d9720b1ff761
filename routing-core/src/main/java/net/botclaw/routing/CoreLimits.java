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
package net.botclaw.routing;

/** Limits of the core. They shape its state, so the journal's first record carries those that could differ. */
public final class CoreLimits {
    /** Bots one core can know; ids are 1 to this. */
    public static final int MAX_BOTS = 16_384;
    /** Sensor rules that can exist at once. */
    public static final int MAX_SENSOR_RULES = 4_096;
    /** Alerts that can be raised at once. */
    public static final int MAX_ACTIVE_ALERTS = 65_536;
    /** How deep events may lead to further events within one record. */
    public static final int MAX_EVENT_DEPTH = 8;
    /** Outputs that one record may lead to. */
    public static final int MAX_OUTPUTS_PER_RECORD = 64;
    /** Bytes of outputs that one record may lead to. */
    public static final int MAX_OUTPUT_BYTES_PER_RECORD = 32 * 1024;
    /** Pushes that can wait for one bot's acknowledgement; all are sent again within the record of its logon. */
    public static final int MAX_PUSHES_PER_BOT = 40;
    /** Bytes of pushes that can wait for one bot's acknowledgement. */
    public static final int MAX_PUSH_BYTES_PER_BOT = 16 * 1024;
    /** Pushes that can wait for the acknowledgements of all bots together. */
    public static final int MAX_PUSHES = 65_536;
    /** A STATE_HASH record follows every so many inputs. */
    public static final long STATE_HASH_INTERVAL = 1_000_000;
    /** Takeovers a bot may have within {@link #TAKEOVER_WINDOW_NS} before both ends must wait. */
    public static final int MAX_TAKEOVERS = 3;
    /** Window over which takeovers are counted, nanoseconds. */
    public static final long TAKEOVER_WINDOW_NS = 60_000_000_000L;
    /** Largest hole that is still recorded as a gap; a larger one is a broken bot. */
    public static final long MAX_GAP = 1L << 30;

    private CoreLimits() {}
}
