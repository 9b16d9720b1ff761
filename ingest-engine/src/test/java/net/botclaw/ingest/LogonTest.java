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

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.gateway.Authenticator;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a logon is refused: the code on the wire, its counter, the end of the connection. */
@Timeout(60)
class LogonTest {
    private static final int BAD_RAW_VALUE = 77;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    static Stream<Arguments> badFirstFrames() {
        final byte[] good = new LogonFrame("bot").bytes();
        return Stream.of(
                Arguments.of(RejectCode.BAD_BOT_NAME, new LogonFrame("").bytes()),
                Arguments.of(RejectCode.BAD_BOT_NAME, new LogonFrame("with blank").bytes()),
                Arguments.of(RejectCode.BAD_BOT_NAME, new LogonFrame("k\u00e4fer").bytes()),
                Arguments.of(RejectCode.BAD_BOT_NAME, new LogonFrame("hole\0inside").bytes()),
                Arguments.of(
                        RejectCode.BAD_SCHEMA_VERSION,
                        new LogonFrame("bot").schemaVersion(0).bytes()),
                Arguments.of(
                        RejectCode.BAD_SCHEMA_VERSION,
                        new LogonFrame("bot").schemaVersion(0xFFFF).bytes()),
                Arguments.of(RejectCode.BAD_ACK_LEVEL, logonAsking(AckLevel.SYNCED.value())),
                Arguments.of(RejectCode.BAD_ACK_LEVEL, logonAsking(AckLevel.REPLICATED.value())),
                Arguments.of(RejectCode.BAD_ACK_LEVEL, logonAsking(BAD_RAW_VALUE)),
                Arguments.of(
                        RejectCode.BAD_AUTH_SCHEME,
                        new LogonFrame("bot").authScheme(BAD_RAW_VALUE).bytes()),
                Arguments.of(
                        RejectCode.BAD_NEXT_SEQUENCE,
                        new LogonFrame("bot").nextSequence(0).bytes()),
                Arguments.of(
                        RejectCode.BAD_NEXT_SEQUENCE,
                        new LogonFrame("bot").nextSequence(-1).bytes()),
                Arguments.of(
                        RejectCode.BAD_NEXT_SEQUENCE,
                        new LogonFrame("bot").nextSequence(1L << 62).bytes()),
                Arguments.of(RejectCode.LOGON_EXPECTED, BotFrames.reading(1, 50)),
                Arguments.of(RejectCode.LOGON_EXPECTED, BotFrames.heartbeat(1)),
                Arguments.of(RejectCode.LOGON_EXPECTED, BotFrames.logout()),
                Arguments.of(RejectCode.LOGON_EXPECTED, BotFrames.join(good, BotFrames.reading(1, 50))),
                Arguments.of(RejectCode.LOGON_EXPECTED, BotFrames.join(good, BotFrames.heartbeat(1))),
                Arguments.of(RejectCode.BAD_LENGTH, new byte[] {15, 0}),
                Arguments.of(RejectCode.BAD_LENGTH, "GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII)));
    }

    private static byte[] logonAsking(final int ackLevel) {
        return new LogonFrame("bot").ackLevel(ackLevel).bytes();
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("badFirstFrames")
    void shouldRefuseWithItsCodeWhenTheLogonIsBad(final RejectCode code, final byte[] frames) {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.connect(engine);

        // when
        bot.send(frames);

        // then
        assertRefused(engine, bot, code, 0);
    }

    @Test
    void shouldRefuseWhenTheCredentialIsNotTheToken() {
        // given
        final Authenticator tokens =
                Authenticator.tokens(Map.of("own", "own-token".getBytes(US_ASCII)), "fleet-token".getBytes(US_ASCII));
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).authenticator(tokens));
        final byte[] fleet = "fleet-token".getBytes(US_ASCII);

        // when, then
        assertRefused(engine, logOn(engine, new LogonFrame("own").token(fleet)), RejectCode.BAD_CREDENTIAL, 0);
        assertRefused(engine, logOn(engine, new LogonFrame("any").token(new byte[0])), RejectCode.BAD_CREDENTIAL, 1);
        assertRefused(engine, logOn(engine, new LogonFrame("any")), RejectCode.BAD_AUTH_SCHEME, 0);
        RawBot.logOn(engine, new LogonFrame("own").token("own-token".getBytes(US_ASCII)))
                .logOut();
        RawBot.logOn(engine, new LogonFrame("any").token(fleet)).logOut();
    }

    private static RawBot logOn(final IngestEngine engine, final LogonFrame logon) {
        return RawBot.connect(engine).send(logon.bytes());
    }

    @Test
    void shouldRefuseWhenNoLogonComesInTime() {
        // given
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).logonTimeoutMs(150));

        // when
        final RawBot silent = RawBot.connect(engine);
        final RawBot halfway = RawBot.connect(engine).send(new byte[] {108, 0, 0});

        // then
        assertThat(silent.awaitRefusal().code()).isEqualTo(RejectCode.LOGON_TIMEOUT.code());
        assertThat(halfway.awaitRefusal().code()).isEqualTo(RejectCode.LOGON_TIMEOUT.code());
        assertThat(engine.counters().refused(RejectCode.LOGON_TIMEOUT)).isEqualTo(2);
    }

    @Test
    void shouldRefuseAndRecoverWhenThereAreTooManyConnections() {
        // given
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).maxConnections(2));
        final RawBot first = RawBot.logOn(engine, "first");
        RawBot.logOn(engine, "second");

        // when, then
        assertRefused(engine, RawBot.connect(engine), RejectCode.TOO_MANY_CONNECTIONS, 0);
        assertRefused(engine, RawBot.connect(engine), RejectCode.TOO_MANY_CONNECTIONS, 1);
        first.logOut();
        Await.until("the place is free", () -> open(engine) == 1);
        final RawBot third = RawBot.logOn(engine, "third").send(BotFrames.reading(1, 50));
        third.awaitAck(1);
    }

    @Test
    void shouldGrantWhatItHasWhenTheLogonIsGood() {
        // given
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).heartbeatMs(7_000));

        // when
        final LogonAckDecoder plain = ackOf(engine, new LogonFrame("plain"));
        final LogonAckDecoder wish =
                ackOf(engine, new LogonFrame("wish").heartbeatMs(1).ackLevel(AckLevel.RECEIVED.value()));
        final LogonAckDecoder late = ackOf(engine, new LogonFrame("late").nextSequence(42));

        // then
        assertThat(plain.nextExpectedSequence()).isEqualTo(1);
        assertThat(plain.nextPushSequence()).isEqualTo(1);
        assertThat(plain.sessionEpoch()).isEqualTo(1);
        assertThat(plain.heartbeatMs()).isEqualTo(7_000);
        assertThat(plain.maxFrame()).isEqualTo(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH);
        assertThat(plain.ackLevel()).isEqualTo(AckLevel.JOURNALED);
        assertThat(wish.heartbeatMs()).isEqualTo(100);
        assertThat(wish.ackLevel()).isEqualTo(AckLevel.JOURNALED);
        assertThat(late.nextExpectedSequence()).isEqualTo(42);
        assertThat(late.botId()).isEqualTo(3);
    }

    private static LogonAckDecoder ackOf(final IngestEngine engine, final LogonFrame logon) {
        return RawBot.connect(engine)
                .send(logon.bytes())
                .await(LogonAckDecoder.TEMPLATE_ID)
                .logonAck();
    }

    private static void assertRefused(
            final IngestEngine engine, final RawBot bot, final RejectCode code, final long countBefore) {
        final RawFrame last = bot.awaitRefusal();
        assertThat(last.template()).as("%s", last).isEqualTo(LogonRejectDecoder.TEMPLATE_ID);
        assertThat(RejectCode.ofCode(last.code())).isEqualTo(code);
        assertThat(engine.counters().refused(code)).as("counter of %s", code).isEqualTo(countBefore + 1);
        bot.close();
    }

    private static long open(final IngestEngine engine) {
        return engine.counters().of(EngineCounter.CONNECTIONS_OPEN).get();
    }
}
