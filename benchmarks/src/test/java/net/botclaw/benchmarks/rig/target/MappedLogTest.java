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
package net.botclaw.benchmarks.rig.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.botclaw.benchmarks.rig.floor.PreToucher;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedLogTest {
    private static final long SEED = 11;
    private static final int SAME = -1;
    private static final int BLOCK_LENGTH = 16_384;

    @TempDir
    Path directory;

    @Test
    void shouldGoOnInTheNextBlockWhenOneIsFull() throws IOException {
        // given
        final Path file = directory.resolve("log.dat");
        final byte[] bytes = new byte[BLOCK_LENGTH * 5 / 2];
        new Random(SEED).nextBytes(bytes);

        // when
        try (MappedLog log = new MappedLog(file, 1, BLOCK_LENGTH)) {
            log.onBytes(new UnsafeBuffer(bytes), 0, 1_000);
            log.onBytes(new UnsafeBuffer(bytes), 1_000, bytes.length - 1_000);

            // then
            assertThat(log.fileOffset()).isEqualTo(bytes.length);
        }
        final byte[] written = Files.readAllBytes(file);
        assertThat(written).hasSize(3 * BLOCK_LENGTH);
        assertThat(Arrays.mismatch(written, bytes)).isEqualTo(bytes.length);
    }

    @Test
    void shouldOweFractionsWhenTheFactorIsNotWhole() throws IOException {
        // given
        try (MappedLog log = new MappedLog(directory.resolve("log.dat"), 1.25, BLOCK_LENGTH)) {
            // when
            for (int i = 0; i < 10; i++) {
                log.onBytes(new UnsafeBuffer(new byte[1]), 0, 1);
            }

            // then
            assertThat(log.fileOffset()).isEqualTo(12);
        }
    }

    @Test
    void shouldHarmNothingWhenItIsPreTouched() throws IOException {
        // given
        final Path file = directory.resolve("log.dat");
        final byte[] bytes = new byte[BLOCK_LENGTH];
        new Random(SEED).nextBytes(bytes);
        try (MappedLog log = new MappedLog(file, 1, BLOCK_LENGTH)) {
            final PreToucher toucher = new PreToucher(log);

            // when
            final int touchedPages = toucher.doWork();
            log.onBytes(new UnsafeBuffer(bytes), 0, bytes.length);
            toucher.doWork();
            toucher.onClose();

            // then: all pages but the one it is about to write
            assertThat(touchedPages).isEqualTo(BLOCK_LENGTH / 4_096 - 1);
        }
        assertThat(Arrays.mismatch(Files.readAllBytes(file), bytes)).isEqualTo(SAME);
    }
}
