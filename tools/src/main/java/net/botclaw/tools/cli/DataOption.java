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
     * The directory, once it is clear that it has a journal.
     *
     * @return as given.
     * @throws CommandFailedException when there is no journal in it.
     */
    public Path directoryWithJournal() {
        if (!DataDirectory.hasJournal(directory)) {
            throw new CommandFailedException("no journal in " + directory);
        }
        return directory;
    }
}
