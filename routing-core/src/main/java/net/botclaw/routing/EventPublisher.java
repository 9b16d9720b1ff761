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
}
