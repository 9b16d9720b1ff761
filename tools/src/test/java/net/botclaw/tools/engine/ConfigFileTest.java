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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.ingest.gateway.Authenticator;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.tools.cli.CommandFailedException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertRefused(file(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "auth.token.aa:bb:cc:dd:ee:01 = own | aa:bb:cc:dd:ee:01 | own",
                "auth.token.aa:bb:cc:dd:ee:01=own | aa:bb:cc:dd:ee:01 | own",
                "  auth.token.aa:bb: =  own:token\t | aa:bb: | own:token",
                "auth.token.a=b = own | a=b | own",
                "auth.token.= = own | = | own",
                "auth.token.a = b=c | a | b=c",
                "auth.token.a = b = c | a | b = c",
                "auth.token.a=Zm9vYg== | a | Zm9vYg==",
                "auth.token.a = b\\tc | a | b\\tc",
                "auth.token.#1!/.x = #own!'\" | #1!/.x | #own!'\"",
                "auth.token.ABCDEFGHIJKLMNOPQRSTUVWXYZ012345 = ö | ABCDEFGHIJKLMNOPQRSTUVWXYZ012345 | ö"
            })
    void shouldGiveATokenToTheBotThatIsNamed(final String line, final String bot, final String token)
            throws IOException {
        final Authenticator authenticator = authenticator("auth.token = common\n" + line + "\n");

        assertThat(check(authenticator, bot, token)).isEqualTo(FrameValidator.VALID);
        assertThat(check(authenticator, bot, "common")).isEqualTo(RejectCode.BAD_CREDENTIAL.code());
        assertThat(check(authenticator, "other", "common")).isEqualTo(FrameValidator.VALID);
        assertThat(check(authenticator, "other", token)).isEqualTo(RejectCode.BAD_CREDENTIAL.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void shouldTakeEveryEndOfLineAndAByteOrderMark(final String end) throws IOException {
        final EngineContext ctx = new EngineContext();

        ConfigFile.apply(file("\uFEFFtcp = 7411" + end + "# ü" + end + end + "\tack = synced"), ctx);

        assertThat(ctx.tcpPort()).isEqualTo(7411);
        assertThat(ctx.ackLevel()).isEqualTo(AckLevel.SYNCED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "auth.token.a=b=c | more than one =",
                "auth.token.a= b=c | more than one =",
                "auth.token.a=== | more than one =",
                "auth.token.forklift 01 = x | a key has no blanks",
                "auth.token.aa\\:bb = x | a key has no backslash",
                "auth.token.b\\u00e4r = x | a key has no backslash",
                "auth.token = x\\ | does not end with a backslash",
                "auth.token.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456 = x | a name of 1 to 32 characters",
                "auth.token.bär = x | a name of 1 to 32 characters",
                "auth.token. = x | a name of 1 to 32 characters",
                "auth.token.\"aa:bb\" = x | without quotes",
                "auth.token = \"x\" | must not be in quotes",
                "auth.token = 'x' | must not be in quotes",
                "auth.token = x # note | a comment has a line of its own",
                "auth.token = # note | a comment has a line of its own",
                "auth.token = | a token must not be empty",
                "auth.token = x\u00A0 | a character that cannot be seen",
                "auth.token = x\u200By | a character that cannot be seen",
                "auth.token = x\u001By | a character that cannot be seen",
                "auth.token: x | not of the form key = value",
                "auth.token x | not of the form key = value",
                "auth.tokens.a = x | unknown key auth.tokens.a",
                "Auth.token = x | unknown key Auth.token",
                "auth.token:x = y | unknown key auth.token...",
                "! note | not of the form key = value",
                "= x | no key in front of the =",
                "tcp: 7400 | not of the form key = value",
                "Tcp = 7400 | unknown key Tcp",
                "tcp = 0x1D | tcp must be a whole number, found 0x1D",
                "tcp = +7400 | tcp must be a whole number",
                "tcp = ٧٤٠٠ | tcp must be a whole number",
                "tcp = 1_0__ | tcp must be a whole number",
                "tcp = 65536 | tcp must be 0 to 65535, found 65536",
                "host = a b | host must be a name or an address",
                "host = | host must be a name or an address, found nothing",
                "loops = 65 | loops must be 1 to 64, found 65",
                "ring-bytes = 1048577 | ring-bytes must be a power of two of at least 1048576, found 1048577",
                "max-connections = 0 | max-connections must be 1 to 32768, found 0",
                "max-frame = 5 | max-frame must be 2048 to 65535, found 5",
                "heartbeat-ms = 99 | heartbeat-ms must be 100 to 60000, found 99",
                "logon-timeout-ms = 0 | logon-timeout-ms must be 1 to 2147483647, found 0",
                "disk-floor-bytes = -1 | disk-floor-bytes must be 0 to 9223372036854775807, found -1",
                "disk-floor-bytes = 9223372036854775808 | disk-floor-bytes must be a smaller number",
                "threshold.load = 0x1p3,1d | threshold.load must have decimal numbers",
                "threshold.load.bot.+3 = 1,2 | threshold.load.bot.+3 must have bot 1 to 16384",
                "threshold.load.zone.012 = 1,2 | threshold.load.zone.012 must have zone 1 to"
            })
    void shouldRefuseWithTheLineWhatHasNoMeaningOrTwo(final String line, final String reason) throws IOException {
        assertRefused(file("# first\n\n" + line + "\n"))
                .hasMessageContaining(": line 3: ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp = 1\nack = synced\ntcp = 1",
                "auth.token = a\n\nauth.token = b",
                "auth.token.aa:bb = a\n#\nauth.token.aa:bb=b",
                "threshold.load.bot.3 = 1,2\n\nthreshold.LOAD.bot.3 = 3,4"
            })
    void shouldRefuseASettingThatIsGivenTwice(final String text) throws IOException {
        assertRefused(file(text)).hasMessageMatching(".*: line 3: (the same key as in line 1|.* is given twice)");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,61 75 0A E4 3D 31,'line 2, column 1: not UTF-8 text (byte 0xE4)'",
        "UTF-8,23 20 C3 A4 C3,'line 1, column 4: not UTF-8 text (byte 0xC3)'",
        "UTF-8,EF BB BF 0A 0A 20 FF,'line 3, column 2: not UTF-8 text (byte 0xFF)'",
        "UTF-16LE,FF FE 61 00,line 1: UTF-16 text",
        "UTF-16BE,FE FF 00 61,line 1: UTF-16 text"
    })
    void shouldNameThePlaceOfAnotherEncoding(final String charset, final String bytes, final String reason)
            throws IOException {
        final Path file = Files.write(
                directory.resolve("engine.properties"),
                HexFormat.ofDelimiter(" ").parseHex(bytes));

        assertRefused(file).as(charset).hasMessageStartingWith(file + ": " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth.tokens = secret",
                "auth.token:secret = x",
                "auth.token secret",
                "auth.token.a=b=secret",
                "auth.token = secret\\",
                "auth.token = 'secret'",
                "auth.token = secret # note",
                "auth.token.a=secret b = x"
            })
    void shouldNotShowASecret(final String line) throws IOException {
        assertRefused(file(line)).hasMessageNotContaining("secret");
    }

    private Authenticator authenticator(final String text) throws IOException {
        final EngineContext ctx = new EngineContext();
        ConfigFile.apply(file(text), ctx);
        return ctx.authenticator();
    }

    private static int check(final Authenticator authenticator, final String bot, final String token) {
        return authenticator.check(bot, AuthScheme.TOKEN, token.getBytes(StandardCharsets.UTF_8));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(final Path file) {
        return assertThatThrownBy(() -> ConfigFile.apply(file, new EngineContext()))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith(file + ": line ")
                .hasMessageNotContaining("\n");
    }

    private Path file(final String text) throws IOException {
        return Files.writeString(directory.resolve("engine.properties"), text);
    }
}
