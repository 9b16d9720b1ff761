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
package net.botclaw.protocol.session;

import net.botclaw.protocol.RejectCode;

/**
 * The times of a bot's link: when it was opened, and when something was heard and sent last.
 *
 * <p><b>Threading</b>: one thread. <b>Time</b>: an argument, monotone.
 */
final class LinkTimer {
    private static final long NS_PER_MS = 1_000_000;
    private static final long DEFAULT_HEARTBEAT_MS = 10_000;
    private static final int MISSED_HEARTBEATS = 3;

    private final long logonTimeoutNs;
    private long heartbeatNs = DEFAULT_HEARTBEAT_MS * NS_PER_MS;
    private long linkedNs;
    private long heardNs;
    private long sentNs;

    LinkTimer(final long logonTimeoutMs) {
        logonTimeoutNs = logonTimeoutMs * NS_PER_MS;
    }

    void onLinked(final long nowNs) {
        linkedNs = nowNs;
        heardNs = nowNs;
        sentNs = nowNs;
    }

    void onHeard(final long nowNs) {
        heardNs = nowNs;
    }

    void onSent(final long nowNs) {
        sentNs = nowNs;
    }

    /** Takes the interval that the engine has granted; 0: it named none. */
    void heartbeatMs(final long grantedMs) {
        heartbeatNs = (grantedMs == 0 ? DEFAULT_HEARTBEAT_MS : grantedMs) * NS_PER_MS;
    }

    /** Whether nothing was sent for as long as an interval. */
    boolean isHeartbeatDue(final long nowNs) {
        return nowNs - sentNs >= heartbeatNs;
    }

    /** Code of the time-out that has passed, or 0. */
    int timeoutCode(final BotSessionState state, final long nowNs) {
        switch (state) {
            case LOGGING_ON:
                return nowNs - linkedNs > logonTimeoutNs ? RejectCode.LOGON_TIMEOUT.code() : 0;
            case LIVE:
            case LOGGING_OUT:
                return nowNs - heardNs > MISSED_HEARTBEATS * heartbeatNs ? RejectCode.HEARTBEAT_TIMEOUT.code() : 0;
            default:
                return 0;
        }
    }
}
