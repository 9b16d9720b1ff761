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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.botclaw.tools.CommandRun;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal that no engine has written. */
class HostileJournalTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2Jbot", "a\nb", "a\rb", "\u007f"})
    void shouldShowNamesThatATerminalWouldObey(final String name) {
        try (JournalFixture journal = new JournalFixture(root)) {
            journal.connected(1, 1, name).gap(1, 1, 3, 5);
        }
        for (final List<Object> words : List.<List<Object>>of(
                List.of("journal", "audit", "--data", root),
                List.of("journal", "cat", "--data", root),
                List.of("journal", "cat", "--data", root, "--json"))) {
            final CommandRun run = CommandRun.of(words.toArray());

            assertThat(run.out()).as(words.toString()).contains("\\u00").matches("([^\\p{Cntrl}]+\n)+");
            assertThat(run.err()).doesNotContain(name);
        }
    }
}
