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

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the published benchmarks are: {@code ../shared/maps}, next to the repository. */
public final class PublishedMaps {
    private PublishedMaps() {}

    /** A file or directory of them; the test is skipped when it is not there. */
    public static Path path(final String relative) {
        final Path path = repository().resolveSibling("shared").resolve("maps").resolve(relative);
        assumeTrue(Files.exists(path), () -> "no published benchmarks at " + path + ": not compared");
        return path;
    }

    private static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory.getParent() != null && !Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
