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
package net.botclaw.tools.journal;

import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code botclaw journal}: the commands that read a journal. */
@Command(
        name = "journal",
        description = "Read a journal: print it, follow it, count it, check it, replay it.",
        subcommands = {
            JournalCatCommand.class,
            JournalTailCommand.class,
            JournalStatCommand.class,
            JournalAuditCommand.class,
            JournalRepairCommand.class,
            JournalReplayCommand.class
        })
public final class JournalCommand {
    @Mixin
    private HelpOption help;
}
