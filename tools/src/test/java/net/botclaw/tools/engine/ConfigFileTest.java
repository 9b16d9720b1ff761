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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.tools.cli.CommandFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadEverySetting() throws IOException {
        final EngineContext ctx = new EngineContext();

        ConfigFile.apply(
                file("host = 0.0.0.0\ntcp = 7500\nthreading = dedicated\nidle = spin\nack = synced\nloops = 2\n"
                        + "ring-bytes = 8388608\nmax-connections = 100\nmax-frame = 4096\nheartbeat-ms = 500\n"
                        + "logon-timeout-ms = 700\ndisk-floor-bytes = 1_000_000_000_000\ntransport = nio\n"
                        + "max-clock-lead-seconds = 7_200\n"
                        + "auth.token = common\nauth.token.FORKLIFT-01 = its own\n"),
                ctx);

        assertThat(ctx.host()).isEqualTo("0.0.0.0");
        assertThat(ctx.tcpPort()).isEqualTo(7500);
        assertThat(ctx.threading()).isEqualTo(ThreadingMode.DEDICATED);
        assertThat(ctx.idle()).isEqualTo(IdleMode.SPIN);
        assertThat(ctx.ackLevel()).isEqualTo(AckLevel.SYNCED);
        assertThat(ctx.loops()).isEqualTo(2);
        assertThat(ctx.ringLength()).isEqualTo(8_388_608);
        assertThat(ctx.maxConnections()).isEqualTo(100);
        assertThat(ctx.maxFrameLength()).isEqualTo(4096);
        assertThat(ctx.heartbeatMs()).isEqualTo(500);
        assertThat(ctx.logonTimeoutMs()).isEqualTo(700);
        assertThat(ctx.diskFloorBytes()).isEqualTo(1_000_000_000_000L);
        assertThat(ctx.isNativeTransport()).isFalse();
        assertThat(ctx.maxClockLeadSeconds()).isEqualTo(7_200);
        assertThat(ctx.authenticator()).isNotSameAs(new EngineContext().authenticator());
    }

    @Test
    void shouldReadSensorRules() throws IOException {
        final ConfigFile config = ConfigFile.apply(
                file("threshold.soil_moisture = 25,27.5\nthreshold.TEMPERATURE.zone.12 = -5, -4, warning\n"
                        + "threshold.load.bot.3 = 1,1,info\nthreshold.load.zone.4.bot.3 = 2,3\n"),
                new EngineContext());

        assertThat(config.hasTokens()).isFalse();
        assertThat(config.thresholds())
                .containsExactlyInAnyOrder(
                        new SensorThreshold(SensorType.SOIL_MOISTURE, 0, 0, 25, 27.5, Severity.CRITICAL),
                        new SensorThreshold(SensorType.TEMPERATURE, 12, 0, -5, -4, Severity.WARNING),
                        new SensorThreshold(SensorType.LOAD, 0, 3, 1, 1, Severity.INFO),
                        new SensorThreshold(SensorType.LOAD, 4, 3, 2, 3, Severity.CRITICAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour = blue",
                "tcp = many",
                "tcp = 99999999999",
                "threading = both",
                "ack = replicated",
                "transport = carrier pigeon",
                "auth.token =",
                "auth.token. = x",
                "host = \\u00zz",
                "threshold. = 1,2",
                "threshold.weather = 1,2",
                "threshold.null_val = 1,2",
                "threshold.temperature = 1",
                "threshold.temperature = 1,2,critical,3",
                "threshold.temperature = 1,two",
                "threshold.temperature = 1,NaN",
                "threshold.temperature = 2,1",
                "threshold.temperature = 1,2,bad",
                "threshold.temperature.zone.0 = 1,2",
                "threshold.temperature.zone = 1,2",
                "threshold.temperature.zone.4294967296 = 1,2",
                "threshold.temperature.bot.FORKLIFT-01 = 1,2",
                "threshold.temperature.bot.16385 = 1,2",
                "threshold.temperature.bot.1.zone.2 = 1,2"
            })
    void shouldRefuseInOneLine(final String line) throws IOException {
        final Path file = file(line);

        assertThatThrownBy(() -> ConfigFile.apply(file, new EngineContext()))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldNotShowATokenThatIsRefused() throws IOException {
        final Path file = file("auth.tokens = secret");

        assertThatThrownBy(() -> ConfigFile.apply(file, new EngineContext())).hasMessageNotContaining("secret");
    }

    private Path file(final String text) throws IOException {
        return Files.writeString(directory.resolve("engine.properties"), text);
    }
}
