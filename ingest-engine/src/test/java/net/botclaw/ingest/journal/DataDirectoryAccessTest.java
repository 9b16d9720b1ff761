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
package net.botclaw.ingest.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class DataDirectoryAccessTest {
    private static final List<String> SECRET = List.of("control", "engine.lock");

    @TempDir
    private Path parent;

    @Test
    void shouldMakeEverythingItsOwnersOnly() throws IOException {
        final Path root = parent.resolve("a").resolve("b");

        try (IngestEngine engine = launch(root)) {
            assertThat(engine.accessWarning()).isNull();
            assertThat(permissions(parent.resolve("a"))).isEqualTo("rwx------");
            assertThat(permissions(root)).isEqualTo("rwx------");
            assertThat(permissions(DataDirectory.journal(root))).isEqualTo("rwx------");
            assertThat(files(root))
                    .hasSize(5)
                    .allSatisfy(file ->
                            assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwxrwxr-x", "rwxrwxrwx", "rwx--x--x"})
    void shouldCloseADirectoryThatOthersMayLookInto(final String permissions) throws IOException {
        final Path root = directory(permissions);
        open(Files.createDirectory(DataDirectory.journal(root)), "rwxr-xr-x");
        open(Files.createFile(root.resolve("engine.lock")), "rw-rw-rw-");

        try (IngestEngine engine = launch(root)) {
            assertThat(engine.accessWarning())
                    .contains(root.toString(), permissions)
                    .doesNotContain("\n");
            assertThat(permissions(root)).isEqualTo("rwx------");
            assertThat(permissions(DataDirectory.journal(root))).isEqualTo("rwx------");
            assertThat(files(root))
                    .allSatisfy(file ->
                            assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------"));
        }
        try (IngestEngine engine = launch(root)) {
            assertThat(engine.accessWarning()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"rwxr-x---,rw-r-----,rwxr-x---", "rwxrwx---,rw-r-----,rwxr-x---", "rwx------,rw-------,rwx------"})
    void shouldLeaveADirectoryThatIsOpenToItsGroupOnly(
            final String permissions, final String ofFiles, final String journal) throws IOException {
        final Path root = directory("rwx------");
        launch(root).close();
        open(root, permissions);

        try (IngestEngine engine = launch(root)) {
            assertThat(engine.accessWarning()).isNull();
            assertThat(permissions(root)).isEqualTo(permissions);
            assertThat(permissions(DataDirectory.journal(root))).isEqualTo(journal);
            for (final Path file : files(root)) {
                final boolean isSecret = SECRET.contains(file.getFileName().toString());
                assertThat(permissions(file)).as(file.toString()).isEqualTo(isSecret ? "rw-------" : ofFiles);
            }
        }
    }

    private Path directory(final String permissions) throws IOException {
        return open(Files.createDirectory(parent.resolve("data")), permissions);
    }

    private static Path open(final Path path, final String permissions) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static IngestEngine launch(final Path root) {
        final Site site = Site.of(WarehouseText.parse("..\n..\n").build(), 1);
        return IngestEngine.launch(
                new EngineContext().dataDirectory(root).tcpPort(0).site(site));
    }

    /** Lock, counters, site and control. */
    private static List<Path> files(final Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isRegularFile).toList();
        }
    }

    private static String permissions(final Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }
}
