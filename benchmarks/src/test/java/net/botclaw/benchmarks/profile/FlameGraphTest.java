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
package net.botclaw.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real recording of this process, taken from outside. */
class FlameGraphTest {
    private static final String HOT = "net.botclaw.benchmarks.profile.FlameGraphTest.spinAndAllocate";
    private static final long ROUND_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final int TIMEOUT_SECONDS = 120;
    private static final Pattern LOAD = Pattern.compile("(src|href|url|import|<script|<link)[=( ]");

    @TempDir
    private Path directory;

    private byte[] last;
    private volatile boolean isStopped;

    @Test
    @Timeout(TIMEOUT_SECONDS)
    void shouldShowHotMethodWhenThreadSpins() throws Exception {
        // given
        final Path jfr = directory.resolve("a&b.jfr");
        final Path html = directory.resolve("flame.html");
        final Thread busy = new Thread(this::spinAndAllocate, "<busy & \"quoted\">");
        busy.setDaemon(true);
        busy.start();

        // when: a sampler that found no time of its own is asked again
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        do {
            record(jfr);
            FlameGraph.write(jfr, html);
        } while (!isSampled() && System.nanoTime() < deadlineNs);
        isStopped = true;
        busy.join();

        // then
        final String page = Files.readString(html);
        assertThat(page)
                .contains("<title>a&amp;b.jfr</title>", "Processor: ", "Allocation: ", "<title>" + HOT)
                .contains("&lt;busy &amp; &quot;quoted&quot;&gt;")
                .doesNotContain("<busy")
                .doesNotContainPattern(LOAD);
        assertThat(Files.readString(directory.resolve("flame.cpu.txt"))).contains("<busy & \"quoted\">;");
        assertThat(Files.readString(directory.resolve("flame.alloc.txt"))).contains(HOT + ";new [B ");
        assertThat(last).isNotNull();
    }

    @Test
    void shouldSayWhatFailedWhenThereIsNoSuchProcess() {
        assertThatThrownBy(() -> JfrRecording.start(Integer.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("jcmd " + Integer.MAX_VALUE + " JFR.start failed: ");
    }

    private static void record(final Path jfr) throws IOException {
        final JfrRecording recording =
                JfrRecording.start(ProcessHandle.current().pid());
        final long endNs = System.nanoTime() + ROUND_NS;
        while (System.nanoTime() < endNs) {
            Thread.onSpinWait();
        }
        recording.stop(jfr);
    }

    private boolean isSampled() throws IOException {
        return Files.readString(directory.resolve("flame.cpu.txt")).contains(HOT)
                && Files.readString(directory.resolve("flame.alloc.txt")).contains(HOT);
    }

    private void spinAndAllocate() {
        long sum = 0;
        while (!isStopped) {
            last = new byte[1_024];
            for (int i = 0; i < last.length; i++) {
                sum += i * sum + last[i];
                last[i] = (byte) sum;
            }
        }
    }
}
