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
package net.botclaw.benchmarks.rig.peer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A vendor's program on this machine. */
final class Executable {
    /** Where Debian's packages put servers, which is not on the PATH of everybody. */
    private static final List<String> FURTHER_DIRECTORIES = List.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin");

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private Executable() {}

    static Optional<Path> find(final String name) {
        final String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), FURTHER_DIRECTORIES.stream())
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The version that a program names.
     *
     * @param option makes it print its version and end.
     */
    static String version(final Path program, final String option) throws IOException {
        final Process process = new ProcessBuilder(program.toString(), option)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        final Matcher matcher = VERSION.matcher(output);
        return matcher.find() ? matcher.group() : "of unknown version";
    }
}
