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

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CommandLoopTest {
    @Test
    void shouldAnswerLineByLineUntilItIsToldToStop() throws IOException {
        assertThat(run(null, "nonsense\nstop\ngc\n"))
                .containsExactly("ready port=4711", "error unknown command nonsense");
    }

    @Test
    void shouldEndWhenTheInputEnds() throws IOException {
        assertThat(run(null, "")).containsExactly("ready port=4711");
    }

    @Test
    void shouldSayWhyWhenTheServerHasFailed() throws IOException {
        assertThat(run(new IllegalStateException("no\ndisk"), "alloc\n"))
                .containsExactly(
                        "ready port=4711", "error the server failed: java.lang.IllegalStateException: no disk");
    }

    @Test
    void shouldCountOtherThreadsAllocationOnlyWhenAsked() throws Exception {
        // given: a thread that has allocated a megabyte at least
        final CountDownLatch hasAllocated = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);
        final Thread thread = new Thread(
                () -> {
                    assertThat(new byte[1 << 20]).hasSize(1 << 20);
                    hasAllocated.countDown();
                    try {
                        end.await();
                    } catch (final InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "a server, of=sorts");
        thread.start();
        hasAllocated.await();

        // when
        final List<String> answers = run(null, "alloc\nthreads\n");
        end.countDown();
        thread.join();

        // then
        assertThat(answers.get(1)).matches("alloc bytes=[0-9]{7,} threads=.*a_server__of_sorts.*");
        assertThat(answers.get(1)).doesNotContain(Thread.currentThread().getName());
        assertThat(answers.get(2)).matches("threads .*a_server__of_sorts=[0-9]{7,}.*");
    }

    private static List<String> run(final Throwable failure, final String commands) throws IOException {
        final ByteArrayOutputStream answers = new ByteArrayOutputStream();
        new CommandLoop(
                        new FakeServer(failure),
                        new BufferedReader(new StringReader(commands)),
                        new PrintStream(answers, false, StandardCharsets.UTF_8))
                .run();
        return answers.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private record FakeServer(Throwable failure) implements TargetServer {
        @Override
        public int port() {
            return 4711;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
