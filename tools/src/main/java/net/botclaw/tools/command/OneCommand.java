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

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that is one message. */
abstract class OneCommand implements Runnable {
    /** Largest value of an unsigned 32-bit field; the one above it means none. */
    static final long MAX_U32 = 0xFFFF_FFFEL;

    private static final int MAX_SKU_LENGTH = 16;
    private static final char FIRST_SKU_CHARACTER = 0x21;
    private static final char LAST_SKU_CHARACTER = 0x7E;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private CommandCommand parent;

    @Mixin
    private HelpOption help;

    /** Checks the options and writes the message; returns its length. */
    abstract int write(OperatorCommands commands);

    @Override
    public void run() {
        final Path directory = directory();
        final OperatorCommands commands = new OperatorCommands(epochNs());
        final int length = write(commands);
        try (ControlClient client = ControlClient.logOn(directory)) {
            final CommandAnswer answer = accepted("", send(client, commands, length));
            report(more(answer), answer);
        }
    }

    /** Sends the message that was written. */
    CommandAnswer send(final ControlClient client, final OperatorCommands commands, final int length) {
        return client.send(commands.buffer(), length);
    }

    /** Words that the last line has besides, each with a blank before it. */
    String more(final CommandAnswer answer) {
        return "";
    }

    /** Data directory of the engine. */
    final Path directory() {
        return parent.data(spec);
    }

    static long epochNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    /** The answer, unless it is a refusal. */
    final CommandAnswer accepted(final String where, final CommandAnswer answer) {
        if (!answer.isOk()) {
            throw new CommandFailedException(where + spec.name() + " refused: " + ControlClient.text(answer.code())
                    + " (position " + answer.position() + ")");
        }
        return answer;
    }

    /** Prints the last line. */
    final void report(final String more, final CommandAnswer answer) {
        final PrintWriter out = spec.commandLine().getOut();
        out.println("command: what=" + spec.name() + more + " position=" + answer.position() + " code=" + answer.code()
                + " ok");
        out.flush();
    }

    /** Id of a location that was named. */
    final long location(final String option, final LocationName name) {
        return checked(option, name.idIn(directory()), 1, MAX_U32);
    }

    /** A number in its range. */
    final long checked(final String option, final long value, final long min, final long max) {
        require(value >= min && value <= max, option + " must be " + min + " to " + max);
        return value;
    }

    /** A name of goods that fits its field. */
    final String checkedSku(final String sku) {
        require(isSku(sku), "--sku must be 1 to " + MAX_SKU_LENGTH + " characters of printable ASCII");
        return sku;
    }

    static boolean isSku(final String sku) {
        return !sku.isEmpty()
                && sku.length() <= MAX_SKU_LENGTH
                && sku.chars().allMatch(c -> c >= FIRST_SKU_CHARACTER && c <= LAST_SKU_CHARACTER);
    }

    /** The options make sense, or the command was called wrongly. */
    final void require(final boolean isTrue, final String message) {
        if (!isTrue) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
