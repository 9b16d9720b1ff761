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

import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.tools.cli.DataOption;
import net.botclaw.tools.cli.Figures;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code botclaw journal replay}: applies a journal to a fresh core. */
@Command(
        name = "replay",
        description = {
            "Apply the journal to a fresh core on the site whose image lies in the directory, compare what follows with "
                    + "what is journaled, and print the state's hash.",
            "Last line: replay: records=N seconds=S rate=RECORDS_PER_SECOND state=HEX"
        })
final class JournalReplayCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private DataOption data;

    @Override
    public void run() {
        final long startNs = System.nanoTime();
        final JournalReplay.Result result = JournalReplay.run(data.directoryWithJournal());
        if (result.records() == 0) {
            throw data.noRecords();
        }
        final long elapsedNs = System.nanoTime() - startNs;
        spec.commandLine()
                .getOut()
                .println("replay: records=" + result.records() + " seconds=" + Figures.seconds(elapsedNs) + " rate="
                        + Figures.perSecond(result.records(), elapsedNs) + " state="
                        + Figures.hex(result.stateHash()));
    }
}
