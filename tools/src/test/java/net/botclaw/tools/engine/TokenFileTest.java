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
package net.botclaw.tools.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class TokenFileTest {
    private Path directory;
    private Path file;

    @BeforeEach
    void create() throws IOException {
        // Not below a directory that is closed itself, as JUnit makes them.
        directory = Files.createTempDirectory("botclaw-token");
        file = Files.writeString(directory.resolve("engine.properties"), "auth.token = x\n");
        assumeThat(Files.getOwner(file).getName()).isEqualTo(System.getProperty("user.name"));
    }

    @AfterEach
    void remove() throws IOException {
        Files.delete(file);
        Files.delete(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "rwxr-xr-x,rw-r--r--,true",
        "rwxr-xr-x,rw----r--,true",
        "rwxr-xr-x,rw-r-----,true",
        "rwxr-xr-x,rw--w----,true",
        "rwxr-xr-x,rw-----w-,true",
        "rwxr-xr-x,rw-------,false",
        "rwxr-xr-x,r--------,false",
        "rwx------,rw-rw-rw-,false"
    })
    void shouldWarnWhenOtherUsersReachTheFile(final String ofDirectory, final String ofFile, final boolean isWarned)
            throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(ofDirectory));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(ofFile));

        final String warning = TokenFile.warning(file);

        if (isWarned) {
            assertThat(warning)
                    .startsWith(file + " has tokens")
                    .contains(ofFile)
                    .endsWith("chmod 600");
        } else {
            assertThat(warning).isNull();
        }
    }
}
