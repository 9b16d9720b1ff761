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

/** What a handler may do with its results. */
public interface EventPublisher {
    /**
     * Raises an event: journaled, and passed to the handlers that listen to its template once the current handler
     * returns.
     *
     * @param botId  the bot it is about, 0: none.
     * @param buffer holds an SBE message, header included; copied before this returns.
     * @param offset of its header.
     * @param length in bytes.
     */
    void event(int botId, DirectBuffer buffer, int offset, int length);

    /**
     * Answers the connection that the current record came from.
     *
     * @param buffer holds an SBE message, header included; copied before this returns.
     * @param offset of its header.
     * @param length in bytes.
     */
    void reply(DirectBuffer buffer, int offset, int length);

    /**
     * Sends a bot a message that it gets once, whatever happens to its link: journaled, given the next of the bot's push
     * sequences, kept until the bot acknowledges it, and sent again after each resume. A bot that is away gets it when it
     * comes back.
     *
     * @param botId     a known bot.
     * @param key       of {@link PushKey}: an older push of the same key that is not acknowledged yet is dropped, for
     *     only the newest counts; {@link PushKey#NONE} drops nothing.
     * @param expiresNs journal time after which it is not sent again, epoch nanoseconds; {@link Handler#NO_DEADLINE}:
     *     never.
     * @param buffer    holds an SBE message of 64 to 95, header included; copied before this returns.
     * @param offset    of its header.
     * @param length    in bytes.
     * @return false when as much waits for the bot as may ({@link #canPush}); nothing has happened then.
     */
    boolean push(int botId, long key, long expiresNs, DirectBuffer buffer, int offset, int length);

    /**
     * Whether a push would be taken.
     *
     * @param botId  a known bot.
     * @param length of the message in bytes, header included.
     * @return false when the bot's outbox, or the room of all of them, is full.
     */
    boolean canPush(int botId, int length);

    /**
     * Whether a bot may not have seen all that it was pushed.
     *
     * @param botId a known bot.
     * @return true while a push waits for its acknowledgement.
     */
    boolean hasUnacked(int botId);

    /**
     * Whether the current record may lead to so much more. A handler that acts on time asks before each step, and leaves
     * the rest to the next tick.
     *
     * @param outputs of any kind.
     * @param bytes   of all of them together.
     * @return false when the limits of one record would be passed.
     */
    boolean hasRoom(int outputs, int bytes);
}
