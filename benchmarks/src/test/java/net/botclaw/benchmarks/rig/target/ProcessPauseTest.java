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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessPauseTest {
    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void shouldBeStoppedUntilItIsResumed() throws IOException {
        // given
        final ProcessPause pause = new ProcessPause(process.pid());
        assertThat(pause.isPaused()).isFalse();

        // when, then
        pause.pause();
        assertThat(pause.isPaused()).isTrue();
        pause.pause();
        assertThat(pause.isPaused()).isTrue();
        pause.resume();
        assertThat(pause.isPaused()).isFalse();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void shouldFailWhenTheProcessIsGone() throws InterruptedException {
        // given
        process.destroyForcibly().waitFor();

        // when, then
        assertThatThrownBy(() -> new ProcessPause(process.pid()).pause())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(Long.toString(process.pid()));
    }
}
