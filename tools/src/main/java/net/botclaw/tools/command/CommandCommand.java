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
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code botclaw command}: what an operator tells a running engine. */
@Command(
        name = "command",
        description = {
            "Tell a running engine something: it is journaled, applied and answered.",
            "Last line: command: what=WHAT position=POS code=0 ok (POS: of its record in the journal). Exits 1 with one "
                    + "line when it was refused, or when no answer came: then its outcome is unknown, and it may be "
                    + "repeated, for the same command twice changes nothing the second time."
        },
        subcommands = {
            LoadStockCommand.class,
            StockMinimumCommand.class,
            BlockCommand.class,
            UnblockCommand.class,
            AddStationCommand.class,
            CreateTaskCommand.class,
            CancelTaskCommand.class,
            DrainCommand.class,
            ThresholdCommand.class
        })
public final class CommandCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Data directory of the engine; needed.")
    private Path data;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what: " + String.join(", ", spec.subcommands().keySet()));
    }

    Path data(final CommandSpec caller) {
        if (data == null) {
            throw new ParameterException(caller.commandLine(), "Missing required option: '--data=DIR'");
        }
        return data;
    }
}
