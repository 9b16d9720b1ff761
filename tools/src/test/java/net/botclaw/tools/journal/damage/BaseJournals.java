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
package net.botclaw.tools.journal.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.protocol.codec.AckLevel;

/** Whole journals of each kind, to be copied and damaged. */
final class BaseJournals {
    /** A whole journal, and how many records it has. */
    record Base(String name, Path directory, long records) {}

    private static final int LARGE_BATCH = 500;

    private final List<Base> bases = new ArrayList<>();

    /** Writes them below a directory; together some 40 % of {@code frames} each. */
    BaseJournals(final Path root, final int frames) throws IOException {
        add(root.resolve("large"), AckLevel.JOURNALED, 1, frames, LARGE_BATCH, false);
        add(root.resolve("small"), AckLevel.JOURNALED, 1, frames / 10, 1, false);
        add(root.resolve("files"), AckLevel.JOURNALED, 3, frames / 5, 20, false);
        add(root.resolve("synced"), AckLevel.SYNCED, 2, frames / 10, LARGE_BATCH, false);
        add(root.resolve("killed"), AckLevel.JOURNALED, 2, frames / 5, 20, true);
        add(root.resolve("killed-small"), AckLevel.JOURNALED, 1, frames / 20, 1, true);
    }

    private void add(
            final Path directory,
            final AckLevel ack,
            final int lives,
            final int framesPerLife,
            final int atOnce,
            final boolean isKilled)
            throws IOException {
        long records = 0;
        for (int life = 1; life <= lives; life++) {
            try (IngestEngine engine = IngestEngine.launch(new EngineContext()
                            .dataDirectory(directory)
                            .tcpPort(0)
                            .ackLevel(ack));
                    Bot bot = new Bot(engine.tcpPort(), "bot-" + life)) {
                bot.send(framesPerLife, atOnce);
                if (life == lives && isKilled) {
                    // What another process sees of the files is what a kill leaves of them.
                    final Path image = directory.resolveSibling(directory.getFileName() + "-image");
                    copy(directory, image);
                    records = Records.count(image);
                    bases.add(new Base(directory.getFileName().toString(), image, records));
                } else {
                    bot.logOut();
                }
            }
        }
        if (!isKilled) {
            records = Records.count(directory);
            bases.add(new Base(directory.getFileName().toString(), directory, records));
        }
    }

    List<Base> all() {
        return bases;
    }

    /** Copies a directory with all that is in it. */
    static void copy(final Path from, final Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> paths = Files.walk(from)) {
            for (final Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
