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
 * When a bot is to stop for good, because coming back would only be refused again:
 *
 * <ul>
 *   <li>a logon, or a session, refused with a code that {@link RejectCode#isFinal(int) is final};
 *   <li>{@link #MAX_REJECTS} connections in a row that ended with a frame being refused, without anything acknowledged in
 *       between: the frame is the oldest of the store, and each resume would send it again;
 *   <li>{@link #MAX_TAKEOVERS} sessions in a row that another connection of the same name took over: the two would take
 *       the session from each other without end.
 * </ul>
 *
 * <p>A takeover that is heard of is another's: a bot has one link, and reads nothing from the one before.
 *
 * <p><b>Threading</b>: one thread. <b>Time</b>: an argument, monotone.
 */
final class RefusalRule {
    /** Connections in a row that may end with a refused frame; the last of them is final. */
    static final int MAX_REJECTS = 3;
    /** Sessions in a row that may be taken over; the last of them is final. */
    static final int MAX_TAKEOVERS = 3;
    /** A session that lived for longer ends a row of takeovers, nanoseconds. */
    static final long SETTLED_NS = 60_000_000_000L;

    private int finalCode;
    private int rejects;
    private int takeovers;
    private long liveNs;

    /** Whether the bot is to stop for good. */
    boolean isRefused() {
        return finalCode != 0;
    }

    /** Why the bot is to stop for good; 0: it is not. */
    int code() {
        return finalCode;
    }

    void onLogonAck(final long nowNs) {
        liveNs = nowNs;
    }

    void onLogonReject(final int code) {
        if (RejectCode.isFinal(code)) {
            finalCode = code;
        }
    }

    /** More than before is acknowledged. */
    void onProgress() {
        rejects = 0;
    }

    /** A frame was refused for a reason that ends the connection; gives whether that was one too many. */
    boolean onFatalReject(final int code) {
        rejects++;
        if (rejects >= MAX_REJECTS) {
            finalCode = code;
        }
        return rejects >= MAX_REJECTS;
    }

    /** The engine has ended the session. */
    void onLogout(final int code, final long nowNs) {
        if (RejectCode.isFinal(code)) {
            finalCode = code;
        } else if (code == RejectCode.SESSION_TAKEN_OVER.code() || code == RejectCode.TAKEOVER_HOLD.code()) {
            takeovers = nowNs - liveNs > SETTLED_NS ? 1 : takeovers + 1;
            if (takeovers >= MAX_TAKEOVERS) {
                finalCode = RejectCode.SESSION_TAKEN_OVER.code();
            }
        }
    }
}
