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
package net.botclaw.tools.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.ingest.journal.DataDirectory;
import picocli.CommandLine.Option;

/** The option that names an engine's directory, for commands that read it. */
public final class DataOption {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data directory of the engine.")
    private Path directory;

    /**
     * The directory, which may not exist.
     *
     * @return as given.
     */
    public Path directory() {
        return directory;
    }

    /**
     * The directory, which may not exist, but if it does can be looked into.
     *
     * @return as given.
     * @throws CommandFailedException when it cannot be read.
     */
    public Path readableDirectory() {
        checkReadable(directory);
        return directory;
    }

    /**
     * The directory, once it is clear that it has a journal.
     *
     * @return as given.
     * @throws CommandFailedException when there is no journal in it, or it cannot be read.
     */
    public Path directoryWithJournal() {
        final Path journal = DataDirectory.journal(directory);
        checkReadable(directory);
        checkReadable(journal);
        if (!DataDirectory.hasJournal(directory)) {
            throw new CommandFailedException("no journal in " + directory);
        }
        final File[] files = journal.toFile().listFiles((parent, name) -> name.endsWith(".cq4"));
        for (final File file : files == null ? new File[0] : files) {
            checkReadable(file.toPath());
        }
        return directory;
    }

    /**
     * What to say of a journal in which nothing was found.
     *
     * @return to be thrown.
     */
    public CommandFailedException noRecords() {
        return new CommandFailedException("no records in " + DataDirectory.journal(directory));
    }

    private static void checkReadable(final Path path) {
        final boolean isReadable = Files.isReadable(path) && (!Files.isDirectory(path) || Files.isExecutable(path));
        if (Files.exists(path) && !isReadable) {
            throw new CommandFailedException("cannot read " + path + ": permission denied");
        }
    }
}
