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
package net.botclaw.routing.session;

import java.util.Random;

/** A connection between a bot and the engine. */
final class WalkLink {
    final WalkPipe toEngine = new WalkPipe();
    final WalkPipe toBot = new WalkPipe();

    /** The link breaks; each end hears of it when it has read what was not lost. */
    void cut(final Random random) {
        toEngine.cut(random);
        toBot.cut(random);
    }

    /** An end closes the link: what the other has sent is lost, and sometimes what it has sent itself. */
    void close(final WalkPipe own, final WalkPipe other, final Random random) {
        if (random.nextBoolean()) {
            own.end();
        } else {
            own.cut(random);
        }
        other.cut(random);
    }

    /** One way stands still for a while. */
    void stall(final long untilNs, final Random random) {
        (random.nextBoolean() ? toEngine : toBot).stall(untilNs);
    }
}
