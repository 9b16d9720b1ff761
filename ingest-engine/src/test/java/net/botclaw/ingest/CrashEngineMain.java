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

import java.io.IOException;
import java.nio.file.Path;

/**
 * An engine in a process of its own, to be killed. Says {@code ready PORT RECOVERED} when it listens. A byte on its
 * standard input makes it close and say {@code closed STATE}; the end of the input, that its parent has gone, ends it.
 */
final class CrashEngineMain {
    private CrashEngineMain() {}

    /**
     * Runs an engine.
     *
     * @param args data directory, port, threading mode.
     * @throws IOException never in practice: the standard input does not fail.
     */
    public static void main(final String[] args) throws IOException {
        final IngestEngine engine = IngestEngine.launch(new EngineContext()
                .dataDirectory(Path.of(args[0]))
                .tcpPort(Integer.parseInt(args[1]))
                .threading(ThreadingMode.valueOf(args[2])));
        System.out.println("ready " + engine.tcpPort() + ' ' + engine.recoveredRecords());
        if (System.in.read() < 0) {
            Runtime.getRuntime().halt(1);
        }
        engine.close();
        System.out.println("closed " + Long.toHexString(engine.stateHash()));
    }
}
