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
package net.botclaw.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Supplier;
import net.botclaw.ingest.admin.EngineCounter;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No memory where nothing is journaled or applied: the engine ends, and says so, rather than look as if it ran. */
@Timeout(60)
class OutOfMemoryTest {
    @TempDir
    Path directory;

    @Test
    void shouldEndWhenAnEventLoopHasNoMemoryOutsideOfTheSequencer() {
        final OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        final IngestEngine engine =
                IngestEngine.launch(EngineFixture.context(directory).authenticator((botName, scheme, credential) -> {
                    throw error;
                }));

        RawBot.connect(engine).trySend(new LogonFrame("bot").bytes());

        assertFails(engine, error);
    }

    @Test
    void shouldEndWhenAHelperHasNoMemory() {
        final OutOfMemoryError error = new OutOfMemoryError("unable to create native thread");
        final FailingClock clock = new FailingClock();
        final IngestEngine engine =
                IngestEngine.launch(EngineFixture.context(directory).nanoClock(clock));

        clock.failure = () -> error;

        assertFails(engine, error);
    }

    @Test
    void shouldEndWhenAHelperThreadHasEnded() {
        final FailingClock clock = new FailingClock();
        final IngestEngine engine =
                IngestEngine.launch(EngineFixture.context(directory).nanoClock(clock));

        clock.failure = AgentTerminationException::new;

        Await.until("the engine has failed", engine::isFailed);
        assertThat(engine.failure()).hasMessage("the thread botclaw-helper has ended, see the error log");
        engine.close();
    }

    @Test
    void shouldRefuseToStartInOneLineWhenTheCoreDoesNotFit() {
        assertThatThrownBy(() ->
                        IngestEngine.launch(EngineFixture.context(directory).coreFactory((output, site) -> {
                            throw new OutOfMemoryError("Java heap space");
                        })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("out of memory (Java heap space): the JVM has ")
                .hasMessageContaining("-Xmx")
                .message()
                .doesNotContain("\n");

        // Nothing is left locked.
        IngestEngine.launch(EngineFixture.context(directory)).close();
    }

    private static void assertFails(final IngestEngine engine, final Throwable cause) {
        Await.until("the engine has failed", engine::isFailed);
        assertThat(engine.failure()).isSameAs(cause);
        assertThat(engine.counters().of(EngineCounter.ENGINE_STATE).get()).isEqualTo(EngineState.FAILED.code());
        engine.close();
    }

    /** A clock that fails on the helper's thread once a failure is set. */
    private static final class FailingClock implements NanoClock {
        private volatile Supplier<Throwable> failure;

        @Override
        public long nanoTime() {
            final Supplier<Throwable> thrown = failure;
            if (thrown != null && Thread.currentThread().getName().equals("botclaw-helper")) {
                throwIt(thrown.get());
            }
            return SystemNanoClock.INSTANCE.nanoTime();
        }

        private static void throwIt(final Throwable t) {
            if (t instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) t;
        }
    }
}
