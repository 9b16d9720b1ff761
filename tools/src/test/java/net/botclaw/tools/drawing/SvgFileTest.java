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
package net.botclaw.tools.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import net.botclaw.tools.cli.CommandFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgFileTest {
    @TempDir
    private Path directory;

    @Test
    void shouldBeginAndEndADrawing() throws IOException {
        final Path file = directory.resolve("a.svg");

        try (SvgFile svg = new SvgFile(file, 4, 3)) {
            svg.print("<g/>\n");
        }

        assertThat(Files.readString(file))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\">\n")
                .endsWith("<g/>\n</svg>\n");
    }

    @ParameterizedTest
    @CsvSource({"0,2,0", "250,2,2.5", "205,2,2.05", "-250,2,-2.5", "-5,2,-0.05", "300,2,3", "1,6,0.000001", "7,1,0.7"})
    void shouldPrintDecimalsTheSameInEveryLocale(final long number, final int decimals, final String expected)
            throws IOException {
        final Path file = directory.resolve("a.svg");
        final Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try (SvgFile svg = new SvgFile(file, 4, 3)) {
            svg.print("(").printDecimal(number, decimals).print(")");
        } finally {
            Locale.setDefault(before);
        }

        assertThat(Files.readString(file)).contains("(" + expected + ")");
    }

    @Test
    void shouldNameTheFileWhenItCannotBeWritten() {
        final Path file = directory.resolve("no").resolve("a.svg");

        assertThatThrownBy(() -> new SvgFile(file, 4, 3))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("cannot write " + file + ": no such file");
    }
}
