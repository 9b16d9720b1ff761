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
package net.botclaw.routing.warehouse;

import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.RecordingOutput;
import org.agrona.DirectBuffer;

/** Lets the bots hear what they are pushed. */
record PushTap(RecordingOutput output, RandomWarehouse[] world) implements CoreOutput {
    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        output.reply(buffer, offset, length);
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        output.event(botId, buffer, offset, length);
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        output.push(botId, sequence, buffer, offset, length);
        world[0].onPush(botId, sequence, buffer, offset);
    }

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        output.resend(botId, sequence, buffer, offset, length);
        world[0].onPush(botId, sequence, buffer, offset);
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        output.bind(botId, epoch, nextSequence);
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        output.disconnect(botId, code, retryAfterMs);
    }

    @Override
    public void stateHash(final long inputCount, final long hash) {
        output.stateHash(inputCount, hash);
    }
}
