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
package net.botclaw.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.gateway.Authenticator;
import net.botclaw.tools.cli.CommandFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SimulatedFleetTest {
    @TempDir
    private Path data;

    @Test
    void shouldSayWhichBotTheEngineRefusesForGood() {
        final EngineContext ctx = new EngineContext()
                .dataDirectory(data)
                .tcpPort(0)
                .authenticator(Authenticator.tokens(Map.of(), "s3cret".getBytes(StandardCharsets.US_ASCII)));
        try (IngestEngine engine = IngestEngine.launch(ctx);
                SimulatedFleet fleet = SimulatedFleet.launch(1, 1, engine.tcpPort())) {
            while (fleet.error() == null) {
                Thread.onSpinWait();
            }

            assertThat(fleet.error())
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessage("dustdevil_001 was refused for good: 104 the authentication scheme is not accepted");
        }
    }
}
