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

import net.botclaw.protocol.codec.BotStatusDecoder;
import net.botclaw.protocol.codec.VendorDataDecoder;

/**
 * Accepts the messages whose whole point is to be in the journal: downstream services read them there, and nothing in
 * the core depends on them.
 */
final class JournalOnlyHandler implements Handler {
    @Override
    public String name() {
        return "journal-only";
    }

    @Override
    public int[] messages() {
        return new int[] {BotStatusDecoder.TEMPLATE_ID, VendorDataDecoder.TEMPLATE_ID};
    }

    @Override
    public int[] events() {
        return new int[0];
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        return 0;
    }

    @Override
    public long stateHash() {
        return 0;
    }
}
