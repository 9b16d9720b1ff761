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

import java.io.PrintWriter;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.DataOption;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.cli.VisibleText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code botclaw journal audit}: checks that nothing is missing, doubled or damaged. */
@Command(
        name = "audit",
        description = {
            "Check that each channel-1 sequence is stored exactly once and in order, or recorded as a gap.",
            "A row per bot and session epoch:",
            "  sent               lowest and highest sequence stored",
            "  journaled          sequences stored",
            "  duplicates-dropped frames that came again and were not stored, as the engine counted them",
            "  holes              sequences not stored",
            "Last line: audit: records=N bots=N gaps=N duplicates=N crc-errors=N",
            "  gaps               sequences not stored, of all bots; recorded ones are no failure",
            "  duplicates         frames stored although their sequence was stored before",
            "  crc-errors         damaged places; the audit ends at the first",
            "Exits 1 when a sequence is stored twice or out of order, is missing without a record of it, or the journal "
                    + "is damaged."
        })
final class JournalAuditCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private DataOption data;

    @Override
    public void run() {
        final JournalAudit audit = JournalAudit.run(data.directoryWithJournal());
        if (audit.records() == 0 && audit.isOk()) {
            throw data.noRecords();
        }
        final PrintWriter out = spec.commandLine().getOut();
        final LineOutput lines = new LineOutput(out);
        for (final BotAudit row : audit.rows()) {
            append(lines.lines(), audit, row);
            lines.flushWhenFull();
        }
        for (final String problem : audit.problems()) {
            lines.lines().append("problem: ").append(VisibleText.of(problem)).append('\n');
        }
        lines.flush();
        out.println("audit: records=" + audit.records() + " bots=" + audit.bots() + " gaps=" + audit.gaps()
                + " duplicates=" + audit.duplicates() + " crc-errors=" + audit.crcErrors());
        if (!audit.isOk()) {
            throw new CommandFailedException("the audit found problems: " + audit.problemCount());
        }
    }

    private static void append(final StringBuilder line, final JournalAudit audit, final BotAudit row) {
        line.append("bot=").append(VisibleText.of(audit.name(row.botId())));
        line.append(" epoch=").append(row.epoch());
        line.append(" sent=").append(row.first()).append('-').append(row.last());
        line.append(" journaled=").append(row.journaled());
        line.append(" duplicates-dropped=").append(row.duplicatesDropped());
        line.append(" holes=").append(row.holes()).append('\n');
    }
}
