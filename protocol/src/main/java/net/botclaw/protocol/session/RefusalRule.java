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
 *       between: the frame is the oldest of the store, and each resume would send it again.
 * </ul>
 *
 * <p>A takeover is never final: a client that knows a bot's token could stop it for good otherwise, and the engine's hold bounds
 * how often two links take a session from each other.
 *
 * <p><b>Threading</b>: one thread.
 */
final class RefusalRule {
    /** Connections in a row that may end with a refused frame; the last of them is final. */
    static final int MAX_REJECTS = 3;

    private int finalCode;
    private int rejects;

    /** Whether the bot is to stop for good. */
    boolean isRefused() {
        return finalCode != 0;
    }

    /** Why the bot is to stop for good; 0: it is not. */
    int code() {
        return finalCode;
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
    void onLogout(final int code) {
        if (RejectCode.isFinal(code)) {
            finalCode = code;
        }
    }
}
