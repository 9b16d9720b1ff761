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
package net.botclaw.tools.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.tools.cli.CommandFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeagueInstanceTest {
    private static final String INDEX = "{\"mapFile\": \"a.map\", \"agentFile\": \"a.agents\", \"teamSize\": 2,\n"
            + "\"taskFile\": \"a.tasks\", \"numTasksReveal\": 1.5, \"delayConfig\": {\"pDelay\": 0.01}}";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeFiles() throws IOException {
        write("a.map", "type octile\nheight 2\nwidth 3\nmap\n.S.\n.@E\n");
        write("a.agents", "# robots\n3\n0\n1\n2\n");
        write("a.tasks", "2\n5,0\n2\n");
    }

    @Test
    void shouldReadTheFilesThatTheIndexNames() throws IOException {
        final LeagueInstance instance = LeagueInstance.read(write("a.json", INDEX));

        assertThat(instance.map().width()).isEqualTo(3);
        assertThat(instance.warehouse().cellCount()).isEqualTo(5);
        assertThat(instance.agents().count()).isEqualTo(3);
        assertThat(instance.tasks().count()).isEqualTo(2);
        assertThat(instance.teamSize()).isEqualTo(2);
        assertThat(instance.queries().queryCount()).isEqualTo(2);
        assertThat(instance.taskFile()).isEqualTo(directory.resolve("a.tasks"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"teamSize\": 2  | \"teamSize\": 4 | a.json: line 1, column 59: a team of 4, but ",
                "\"teamSize\": 2  | \"teamSize\": 0 | a.json: line 1, column 59: must be from 1 to 2147483647, found '0'",
                "mapFile          | map             | a.json: line 1, column 1: key 'mapFile' is missing",
                "\"a.map\"        | 7               | a.json: line 1, column 13: must be a string, found '7'",
                "a.map            | a\\\\nb             | a.json: line 1, column 13: must have no control characters, found 'a\\u000Ab'",
                "a.agents         | b.agents        | b.agents: no such file",
                "a.agents         | a.map           | a.map: line 1, column 1: number of robots must be a whole number, found 'type'"
            })
    void shouldNameTheFileThatIsWrong(final String from, final String to, final String message) throws IOException {
        final Path file = write("a.json", INDEX.replaceFirst(from, to));

        assertThatThrownBy(() -> LeagueInstance.read(file))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAnInstanceWithoutTasks() throws IOException {
        write("a.tasks", "0\n");
        final Path file = write("a.json", INDEX);

        assertThatThrownBy(() -> LeagueInstance.read(file)).hasMessageEndingWith("a.tasks has no tasks");
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
