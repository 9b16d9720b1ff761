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

import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;

/** The engine, launched as {@code botclaw serve} launches it. */
final class EngineServer implements TargetServer {
    private final IngestEngine engine;

    EngineServer(final TargetOptions options) {
        engine = IngestEngine.launch(new EngineContext()
                .dataDirectory(options.dataDirectory())
                .tcpPort(0)
                .threading(options.threading())
                .idle(options.idle())
                .ackLevel(options.ackLevel())
                .stageSampling(options.stageSampling()));
    }

    @Override
    public int port() {
        return engine.tcpPort();
    }

    @Override
    public Throwable failure() {
        return engine.isFailed() ? engine.failure() : null;
    }

    @Override
    public String stages() {
        return StageAnswer.of(engine.stages());
    }

    @Override
    public void close() {
        engine.close();
    }
}
