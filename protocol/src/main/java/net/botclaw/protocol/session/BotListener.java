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

import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BackpressureLevel;
import org.agrona.DirectBuffer;

/**
 * What a bot's session tells its owner. Every method does nothing unless overridden.
 *
 * <p><b>Threading</b>: called on the thread that drives the session, from within {@link BotSession#onBytes} and
 * {@link BotSession#onDisconnected}; a callback may {@link BotSession#offer offer}, and should return quickly.
 * <b>Failure</b>: an exception goes through to the owner of the link, which then drops it.
 */
public interface BotListener {
    /**
     * The session is live: the engine accepted the logon.
     *
     * @param sessionEpoch         epoch of the session.
     * @param nextExpectedSequence everything below it is journaled or known to be missing.
     */
    default void onLive(final long sessionEpoch, final long nextExpectedSequence) {}

    /**
     * More of what was offered is acknowledged; the store has released it.
     *
     * @param sequence        everything up to it, cumulative.
     * @param level           what the engine has done with it; {@link AckLevel#NULL_VAL} when a newer engine names a
     *                        level that this version does not know.
     * @param journalPosition position of the last record, or 0 when the acknowledgement came with the logon.
     */
    default void onAcked(final long sequence, final AckLevel level, final long journalPosition) {}

    /**
     * One message was refused; if it was journaled, it stays acknowledged.
     *
     * @param refSequence  the message's sequence.
     * @param refTemplate  its template id.
     * @param code         why, see {@link net.botclaw.protocol.RejectCode}.
     * @param retryAfterMs milliseconds after which it may be tried again, 0: nothing said.
     */
    default void onReject(final long refSequence, final int refTemplate, final int code, final long retryAfterMs) {}

    /**
     * The engine pushes a message. When this returns, it is acknowledged and will not come again.
     *
     * @param sequence of the push.
     * @param buffer   holds the SBE message; valid only during the call.
     * @param offset   of the SBE header.
     * @param length   of header and body in bytes.
     */
    default void onPush(final long sequence, final DirectBuffer buffer, final int offset, final int length) {}

    /**
     * The engine asks to slow down, or says that it is well again. The session itself does not slow down: what can wait
     * is known to the owner only.
     *
     * @param level         how bad it is; {@link BackpressureLevel#NULL_VAL} for a level this version does not know.
     * @param minIntervalMs milliseconds the engine wants between messages.
     */
    default void onBackpressure(final BackpressureLevel level, final long minIntervalMs) {}

    /**
     * The link is gone; the session connects again by itself unless it was logged out, or refused for good.
     *
     * @param code why: {@link net.botclaw.protocol.RejectCode#CONNECTION_LOST} when neither end said anything.
     */
    default void onDisconnected(final int code) {}

    /**
     * The engine refused the logon; {@link #onDisconnected(int)} follows, and {@link #onRefused(int)} when the code
     * {@link net.botclaw.protocol.RejectCode#isFinal(int) is final}.
     *
     * @param code         why.
     * @param retryAfterMs milliseconds the session waits at least before it tries again.
     */
    default void onLogonRejected(final int code, final long retryAfterMs) {}

    /**
     * The engine has refused the bot for good, and the session has ended: {@link BotSessionState#REFUSED}. Nothing is sent
     * and nothing is called back any more. Tell a person: the code says what must be changed before the bot is started again.
     *
     * @param code why, see {@link net.botclaw.protocol.RejectCode#describe(int)}.
     */
    default void onRefused(final int code) {}
}
