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
package net.botclaw.ingest.sequencer;

import net.botclaw.routing.CoreOutput;
import org.agrona.DirectBuffer;

/** Lets a core that was rebuilt by replay go on live: its outputs change hands once, between two records. */
final class CoreOutputRelay implements CoreOutput {
    private CoreOutput target;

    void target(final CoreOutput newTarget) {
        target = newTarget;
    }

    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        target.reply(buffer, offset, length);
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        target.event(botId, buffer, offset, length);
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        target.push(botId, sequence, buffer, offset, length);
    }

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        target.resend(botId, sequence, buffer, offset, length);
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        target.bind(botId, epoch, nextSequence);
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        target.disconnect(botId, code, retryAfterMs);
    }

    @Override
    public void stateHash(final long inputCount, final long hash) {
        target.stateHash(inputCount, hash);
    }
}
