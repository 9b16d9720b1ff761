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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the commands of docs/CODECS.md as they stand there, but for where the tool is and where the codecs go. */
@Timeout(180)
class CodecsPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path GOLDEN_FRAMES = ROOT.resolve("protocol/src/test/resources/golden-frames.txt");
    private static final String TOOL = "tools/target/botclaw.jar";
    private static final String OUTPUT = "target/codecs";

    @TempDir
    private Path output;

    @ParameterizedTest
    @CsvSource({
        "C++,g++ --version",
        "C,gcc --version",
        "Rust,rustc --version",
        "Go,go version",
        "C#,",
        "Python,python3 -V"
    })
    void shouldMakeCodecsThatReadAGoldenFrame(final String language, final String compiler)
            throws IOException, InterruptedException {
        assumeTrue(compiler == null || isThere(compiler), () -> "no compiler: " + compiler);
        final String page = Files.readString(ROOT.resolve("docs/CODECS.md"));
        final Matcher chapter = Pattern.compile(
                        "\n## " + Pattern.quote(language) + "\n.*?\n```sh\n(.*?)```\n\n```\n(.*?)```\n", Pattern.DOTALL)
                .matcher(page);
        assertThat(chapter.find()).isTrue();

        final String printed = run(frame(page) + "\n" + chapter.group(1));

        assertThat(printed).isEqualTo(chapter.group(2));
    }

    /** The frame of the page is the golden one. */
    private static String frame(final String page) throws IOException {
        final String export = page.lines()
                .filter(line -> line.startsWith("export FRAME="))
                .findFirst()
                .orElseThrow();
        assertThat(golden()).anyMatch(golden -> golden.name().equals("SensorReading") && export.endsWith(golden.hex()));
        return export;
    }

    @Test
    void shouldReadAndWriteEveryGoldenFrameInPython() throws IOException, InterruptedException {
        assumeTrue(isThere("python3 -V"), "no python3");
        final Path check = Files.writeString(
                output.resolve("check.py"),
                String.join(
                        "\n",
                        "import sys",
                        "import botclaw_codec as codec",
                        "for line in sys.stdin:",
                        "    name, text = line.split()",
                        "    frame = bytes.fromhex(text)",
                        "    header, decoded, values = codec.decode(frame)",
                        "    again = codec.encode(decoded, values, header['channel'], header['sequence'], header['flags'])",
                        "    print(decoded if decoded == name and again == frame else 'wrong: ' + name)"));
        final Path frames = Files.writeString(
                output.resolve("frames"),
                golden().stream()
                        .map(frame -> frame.name() + ' ' + frame.hex() + '\n')
                        .collect(Collectors.joining()));

        final String printed = run("python3 docs/examples/codecs/generate_python.py"
                + " protocol/src/main/resources/botclaw-schema.xml > " + OUTPUT + "/botclaw_codec.py\n"
                + "python3 " + check + " < " + frames + "\n");

        assertThat(printed.lines())
                .isNotEmpty()
                .containsExactlyElementsOf(
                        golden().stream().map(GoldenFrame::name).toList());
    }

    private String run(final String commands) throws IOException, InterruptedException {
        final Path cache = Files.createDirectories(output.resolve("cache"));
        final String here = commands.replace(TOOL, classPath()).replace(OUTPUT, output.toString());
        final ProcessBuilder builder =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", here).directory(ROOT.toFile());
        builder.environment().put("GOCACHE", cache.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        final Path errors = output.resolve("errors");
        final Process process = builder.redirectError(errors.toFile()).start();
        final String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(170, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(() -> read(errors)).isZero();
        return printed.replace(output.toString(), OUTPUT);
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            return e.toString();
        }
    }

    private static String classPath() {
        final String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> entry.contains("sbe-tool") || entry.contains("agrona"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isThere(final String command) throws InterruptedException {
        try {
            return new ProcessBuilder(command.split(" "))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (final IOException e) {
            return false;
        }
    }

    private static List<GoldenFrame> golden() throws IOException {
        return Files.readAllLines(GOLDEN_FRAMES).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(";"))
                .map(parts -> new GoldenFrame(parts[0], parts[2]))
                .toList();
    }

    private record GoldenFrame(String name, String hex) {}
}
