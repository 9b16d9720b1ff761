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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Arguments and files that were written to deceive those who look at the terminal. */
@Timeout(60)
class HostileArgumentsTest {
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;
    private static final String ESCAPE = "\u001b[31mred";
    private static final String SHOWN = "\\u001B[31mred";

    @TempDir
    private Path directory;

    /** Every option of every command that has a value. */
    static Stream<Arguments> options() {
        final List<Arguments> options = new ArrayList<>();
        addOptions(Botclaw.commandLine(), List.of(), options);
        return options.stream();
    }

    private static void addOptions(final CommandLine command, final List<String> words, final List<Arguments> options) {
        for (final OptionSpec option : command.getCommandSpec().options()) {
            if (option.arity().max() > 0) {
                options.add(Arguments.of(words, option.longestName(), option.type()));
            }
        }
        command.getSubcommands().forEach((name, subcommand) -> {
            final List<String> deeper = new ArrayList<>(words);
            deeper.add(name);
            addOptions(subcommand, deeper, options);
        });
    }

    @ParameterizedTest
    @MethodSource("options")
    void shouldShowEscapesAndNotObeyThem(final List<String> command, final String option) {
        for (final String hostile : List.of(ESCAPE, "a\nb", "a\rb", "\u009b31m", "a\tb", "\u0007")) {
            final CommandRun run = run(command, option, hostile);

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(CALLED_WRONGLY);
            assertSafe(run);
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void shouldRefuseAnEmptyArgument(final List<String> command, final String option) {
        for (final String empty : List.of("", "  ")) {
            final CommandRun run = run(command, option, empty);

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(CALLED_WRONGLY);
            assertThat(run.err()).contains(option);
            assertSafe(run);
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void shouldRefuseAPathThatIsNone(final List<String> command, final String option, final Class<?> type) {
        if (type == Path.class) {
            assertThat(run(command, option, "a\0b").exitCode()).isEqualTo(CALLED_WRONGLY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ESCAPE,
                "--" + ESCAPE,
                "serve --data x " + ESCAPE,
                "journal " + ESCAPE,
                "journal cat --data x --" + ESCAPE
            })
    void shouldShowWordsThatItDoesNotKnow(final String words) {
        final CommandRun run = CommandRun.of((Object[]) words.split(" "));

        assertThat(run.exitCode()).isEqualTo(CALLED_WRONGLY);
        assertThat(run.err()).contains(SHOWN);
        assertSafe(run);
    }

    @Test
    void shouldTakeAnArgumentThatBeginsWithAnAtSignAsItIs() throws IOException {
        final Path arguments = Files.writeString(directory.resolve("arguments"), "--version\n");

        assertThat(CommandRun.of("@" + arguments).exitCode()).isEqualTo(CALLED_WRONGLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --data %1$s/d --tcp 0 --config %1$s/hostile",
                "serve --data %1$s/d --tcp 0 --map %1$s/hostile",
                "plan map --check %1$s/hostile",
                "plan --map %1$s/hostile --scen %1$s/hostile",
                "plan --scen %1$s/hostile --patch %1$s/hostile",
                "plan --league %1$s/hostile",
                "command --data %1$s/d load-stock --file %1$s/hostile"
            })
    void shouldShowWhatIsWrongInAFileWithoutObeyingIt(final String words) throws IOException {
        for (final String text : List.of(
                ESCAPE,
                "tcp = " + ESCAPE,
                ESCAPE + " = 1",
                "threshold." + ESCAPE + " = 1,2",
                ESCAPE + ",1,2",
                "A,\"" + ESCAPE + "\",2",
                "type " + ESCAPE,
                "type octile\nheight 1\nwidth 1\nmap\n\u001b\n",
                "{\"" + ESCAPE + "\": 1}",
                "{\"mapFile\": \"\\u001b\"}",
                "\u202ereversed",
                "..\n\u001b.\n")) {
            Files.writeString(directory.resolve("hostile"), text);

            final CommandRun run = CommandRun.of(
                    (Object[]) words.replace("%1$s", directory.toString()).split(" "));

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(FAILED);
            assertSafe(run);
        }
    }

    /** The command with all that it needs besides. */
    private CommandRun run(final List<String> command, final String option, final String value) {
        final List<Object> words = new ArrayList<>(command);
        words.add(option);
        words.add(value);
        CommandSpec spec = Botclaw.commandLine().getCommandSpec();
        for (final String word : command) {
            spec = spec.subcommands().get(word).getCommandSpec();
        }
        for (final OptionSpec other : spec.options()) {
            if (other.required() && !other.longestName().equals(option)) {
                words.add(other.longestName());
                words.add(other.type() == Path.class ? directory.resolve("none") : "1");
            }
        }
        return CommandRun.of(words.toArray());
    }

    private static void assertSafe(final CommandRun run) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err().stripTrailing()).matches("[^\\p{Cntrl}\\u0080-\\u009F\\u202A-\\u202E]+");
    }
}
