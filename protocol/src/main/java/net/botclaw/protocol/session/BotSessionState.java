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

/**
 * Where a {@link BotSession} is.
 *
 * <pre>
 *                    onConnected             LogonAck
 *   DISCONNECTED ──────────────▶ LOGGING_ON ──────────▶ LIVE ──logout sent──▶ LOGGING_OUT
 *        ▲                           │ reject, time-out  │ time-out, Logout,       │ Logout, time-out
 *        │                           ▼ bad frame         ▼ bad frame               ▼
 *        └───────onDisconnected──────────────────────CLOSING ──onDisconnected──▶ LOGGED_OUT
 *                                                        │   (when logout was asked for)
 *                                                        └──onDisconnected──▶ REFUSED
 *                                                            (when the refusal is final)
 * </pre>
 */
public enum BotSessionState {
    /** No link; the next connect may be waiting for its time. */
    DISCONNECTED(0),
    /** Linked; the Logon is to be sent or was sent, and not answered yet. */
    LOGGING_ON(1),
    /** Logged on. */
    LIVE(2),
    /** The bot's own Logout was sent and is not answered yet. */
    LOGGING_OUT(3),
    /** The owner of the link is to close it. */
    CLOSING(4),
    /** The bot has logged out for good; nothing brings it back. */
    LOGGED_OUT(5),
    /**
     * The engine has refused the bot for good; nothing brings it back, and {@link BotSession#refusalCode()} says why. A
     * person changes what was refused, and starts the bot again.
     */
    REFUSED(6);

    private final int code;

    BotSessionState(final int code) {
        this.code = code;
    }

    /**
     * A number for counters, never reused.
     *
     * @return 0 to 6.
     */
    public int code() {
        return code;
    }

    /**
     * Whether the session has ended for good, whatever the reason.
     *
     * @return true for {@link #LOGGED_OUT} and {@link #REFUSED}.
     */
    public boolean isTerminal() {
        return this == LOGGED_OUT || this == REFUSED;
    }
}
