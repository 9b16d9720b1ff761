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
package net.botclaw.tools.warehouse;

import org.agrona.DirectBuffer;

/** Where a simulated bot's messages go; {@code BotSession::offer} is one. */
interface FrameSink {
    /**
     * Takes a message.
     *
     * @param flags  of the frame.
     * @param buffer holds the SBE message, its header first.
     * @param offset of the SBE header.
     * @param length of header and body in bytes.
     * @return the message's sequence, counted from 1, or a negative sentinel when it was not taken.
     */
    long offer(int flags, DirectBuffer buffer, int offset, int length);
}
