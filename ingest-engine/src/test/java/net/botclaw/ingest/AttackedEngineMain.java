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

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import net.botclaw.protocol.FrameValidator;

/** An engine in a process of its own that stops as {@code serve} does. A bot named {@link #HANG} hangs its event loop. */
final class AttackedEngineMain {
    /** Name of the bot that takes the event loop for good. */
    static final String HANG = "hang";

    private AttackedEngineMain() {}

    /**
     * Runs until it is terminated.
     *
     * @param args data directory, budget in bytes of either direction or 0, milliseconds until the watchdog ends it.
     * @throws InterruptedException never.
     */
    public static void main(final String[] args) throws InterruptedException {
        final long budgetBytes = Long.parseLong(args[1]);
        final IngestEngine engine = IngestEngine.launch(new EngineContext()
                .dataDirectory(Path.of(args[0]))
                .tcpPort(0)
                .memoryBudgets(new MemoryBudgets(budgetBytes, budgetBytes))
                .authenticator((botName, scheme, credential) -> {
                    if (botName.equals(HANG)) {
                        hang();
                    }
                    return FrameValidator.VALID;
                }));
        final StopWatchdog watchdog = StopWatchdog.start("test", engine::isFailed, Long.parseLong(args[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            watchdog.arm();
            engine.close();
            System.out.println("closed");
        }));
        System.out.println("ready " + engine.tcpPort());
        new CountDownLatch(1).await();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
