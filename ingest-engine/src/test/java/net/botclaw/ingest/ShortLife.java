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
package net.botclaw.ingest;

import java.nio.file.Path;

/** Makes a journal in which most things happen: two bots, a gap, an alert that comes and goes, a takeover, a logout. */
final class ShortLife {
    private static final double MOIST = 55.0;
    private static final double DRY = 12.5;

    private ShortLife() {}

    static void live(final EngineFixture engines, final Path directory) {
        final IngestEngine engine = engines.launch(directory);
        final RawBot first = RawBot.logOn(engine, new LogonFrame("ada").nextSequence(3));
        first.send(BotFrames.reading(3, MOIST)).awaitAck(3);
        first.send(BotFrames.reading(4, DRY)).awaitAck(4);
        first.send(BotFrames.reading(9, MOIST)).awaitAck(9);
        final RawBot second = RawBot.logOn(engine, new LogonFrame("ada").nextSequence(10));
        second.send(BotFrames.reading(10, DRY), BotFrames.vendorData(11, 64)).awaitAck(11);
        final RawBot other = RawBot.logOn(engine, "bob");
        other.send(BotFrames.vendorData(1, 80)).awaitAck(1);
        other.logOut();
        second.send(BotFrames.vendorData(12, 48)).awaitAck(12);
        engines.close(engine);
        first.close();
        second.close();
    }
}
