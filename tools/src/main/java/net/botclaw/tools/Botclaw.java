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
package net.botclaw.tools;

import net.botclaw.ingest.StartupCheck;
import net.botclaw.tools.cli.Arguments;
import net.botclaw.tools.cli.ErrorLine;
import net.botclaw.tools.cli.Failures;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.command.CommandCommand;
import net.botclaw.tools.demo.DemoCommand;
import net.botclaw.tools.engine.ServeCommand;
import net.botclaw.tools.engine.StatCommand;
import net.botclaw.tools.journal.JournalCommand;
import net.botclaw.tools.load.LoadCommand;
import net.botclaw.tools.plan.PlanCommand;
import net.botclaw.tools.warehouse.WarehouseFleetCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line's entry.
 *
 * <p><b>Failure</b>: one line on the error stream; with {@code -Dbotclaw.trace} the stack trace follows it.
 */
@Command(
        name = "botclaw",
        description = "Ingest engine for fleets of bots: every frame is journaled before it is acknowledged.",
        versionProvider = Botclaw.Version.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            WarehouseFleetCommand.class,
            LoadCommand.class,
            StatCommand.class,
            CommandCommand.class,
            JournalCommand.class,
            PlanCommand.class
        },
        footer = {
            "",
            "The benchmark rig has commands of its own: ./botclaw bench --help",
            "Every command has --help. Exit codes: 0 done, 1 failed, 2 called wrongly."
        })
public final class Botclaw {
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;
    private static final String TRACE_PROPERTY = "botclaw.trace";

    @Mixin
    private HelpOption help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean isVersionRequested;

    private Botclaw() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args command and options.
     */
    public static void main(final String[] args) {
        final String missingFlag = StartupCheck.missingFlag();
        if (missingFlag != null) {
            System.err.println("botclaw: " + missingFlag);
            System.exit(FAILED);
        }
        System.exit(run(args));
    }

    /** Command lines report exceptions, not errors. */
    private static int run(final String[] args) {
        try {
            return commandLine().execute(args);
        } catch (final OutOfMemoryError e) {
            System.err.println("botclaw: " + Failures.line(e));
            if (System.getProperty(TRACE_PROPERTY) != null) {
                e.printStackTrace();
            }
            return FAILED;
        }
    }

    /**
     * The command line, for a process of its own or for a test that gives it other streams.
     *
     * @return ready to execute.
     */
    public static CommandLine commandLine() {
        return commandLine(new Botclaw());
    }

    /**
     * A command line of other commands with the manners of this one: one line on the error stream for a failure, and the
     * same exit codes.
     *
     * @param root its top command.
     * @return ready to execute.
     */
    public static CommandLine commandLine(final Object root) {
        return Arguments.check(new CommandLine(root))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, args) -> onCalledWrongly(e))
                .setExecutionExceptionHandler(Botclaw::onFailed);
    }

    private static int onCalledWrongly(final ParameterException e) {
        final CommandLine command = e.getCommandLine();
        ErrorLine.print(
                command, describe(e) + " (see '" + command.getCommandSpec().qualifiedName() + " --help')");
        return CALLED_WRONGLY;
    }

    private static int onFailed(final Exception e, final CommandLine command, final ParseResult parsed) {
        command.getOut().flush();
        ErrorLine.print(command, Failures.line(e));
        if (System.getProperty(TRACE_PROPERTY) != null) {
            ErrorLine.printTrace(command, e);
        }
        return FAILED;
    }

    private static String describe(final ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !e.getCommandLine().getSubcommands().isEmpty()) {
            final String word = unmatched.getUnmatched().get(0);
            if (!word.startsWith("-")) {
                return "unknown command '" + word + "'";
            }
        }
        return Failures.line(e);
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            final String version = Botclaw.class.getPackage().getImplementationVersion();
            return new String[] {"botclaw " + (version == null ? "(not packaged)" : version)};
        }
    }
}
