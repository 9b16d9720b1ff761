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

import org.agrona.DirectBuffer;

/**
 * Everything that can come out of the core. Live, the sequencer journals events and hashes and sends the rest; at
 * replay, events and hashes are compared with the journaled ones and the rest is dropped.
 *
 * <p>Buffers are copied before a method returns. A host guarantees room for {@link CoreLimits#MAX_OUTPUTS_PER_RECORD}
 * calls and {@link CoreLimits#MAX_OUTPUT_BYTES_PER_RECORD} bytes for each record it has applied.
 */
public interface CoreOutput {
    /**
     * Answers the connection that the current record came from. Not journaled: it is derived again at replay.
     *
     * @param buffer holds an SBE message, header included.
     * @param offset of its header.
     * @param length in bytes.
     */
    void reply(DirectBuffer buffer, int offset, int length);

    /**
     * Tells downstream services. Journaled with the current record's position as its cause.
     *
     * @param botId  the bot it is about, 0: none.
     * @param buffer holds an SBE message, header included.
     * @param offset of its header.
     * @param length in bytes.
     */
    void event(int botId, DirectBuffer buffer, int offset, int length);

    /**
     * Sends a bot the next of its pushes, if it has a connection. Journaled with the current record's position as its
     * cause and the push's sequence.
     *
     * @param botId    the bot.
     * @param sequence of the push, 1 and up.
     * @param buffer   holds an SBE message, header included.
     * @param offset   of its header.
     * @param length   in bytes.
     */
    void push(int botId, long sequence, DirectBuffer buffer, int offset, int length);

    /**
     * Sends a bot again what it has not acknowledged, on the connection that it has just logged on with. Not journaled
     * again.
     *
     * @param botId    the bot.
     * @param sequence of the push, as it was first given.
     * @param buffer   holds an SBE message, header included.
     * @param offset   of its header.
     * @param length   in bytes.
     */
    void resend(int botId, long sequence, DirectBuffer buffer, int offset, int length);

    /**
     * From now on the connection that the current record came from speaks for this bot. Comes before the LogonAck.
     *
     * @param botId        the bot.
     * @param epoch        its session epoch.
     * @param nextSequence of channel 1 that is expected next.
     */
    void bind(int botId, int epoch, long nextSequence);

    /**
     * Ends the bot's live connection, if it still has one, with a Logout. Comes before {@link #bind} where one
     * connection takes over from another.
     *
     * @param botId        the bot.
     * @param code         the reason, of {@link net.botclaw.protocol.RejectCode}.
     * @param retryAfterMs when it may come back, milliseconds; 0: at once.
     */
    void disconnect(int botId, int code, int retryAfterMs);

    /**
     * A hash of the whole state after the current record. Journaled.
     *
     * @param inputCount records applied so far.
     * @param hash       of the state.
     */
    void stateHash(long inputCount, long hash);
}
