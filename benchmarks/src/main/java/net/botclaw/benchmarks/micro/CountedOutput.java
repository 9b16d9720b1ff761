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
package net.botclaw.benchmarks.micro;

import net.botclaw.routing.CoreOutput;
import org.agrona.DirectBuffer;

/** Where the results of a core end; events are counted. */
final class CountedOutput implements CoreOutput {
    private long eventCount;

    /** Events so far. */
    long eventCount() {
        return eventCount;
    }

    @Override
    public void reply(final DirectBuffer message, final int offset, final int length) {}

    @Override
    public void event(final int botId, final DirectBuffer message, final int offset, final int length) {
        eventCount++;
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer message, final int offset, final int length) {}

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer message, final int offset, final int length) {}

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {}

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {}

    @Override
    public void stateHash(final long inputCount, final long hash) {}
}
