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
package net.botclaw.tools.command;

import java.nio.file.Path;
import net.botclaw.ingest.sequencer.JournalSite;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;

/** The site of an engine, which turns names into the numbers of commands. */
final class EngineSite {
    private EngineSite() {}

    /**
     * Reads the site that lies beside an engine's journal.
     *
     * @param directory of the engine.
     * @return {@link Site#NONE} when it has none.
     * @throws CommandFailedException when it is missing or damaged.
     */
    static Site of(final Path directory) {
        try {
            return JournalSite.of(directory);
        } catch (final RuntimeException e) {
            throw new CommandFailedException(Failures.line(e), e);
        }
    }
}
