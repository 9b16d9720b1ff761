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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.control.ControlContext;
import net.botclaw.ingest.control.ControlFile;
import net.botclaw.ingest.control.ControlServer;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.sequencer.AnswerRing;
import net.botclaw.ingest.sequencer.CommandRing;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may log on to a control session, what it takes, and what it makes of everything else. */
@Timeout(60)
class ControlSessionTest {
    private static final int RELIABLE = FrameDescriptor.CHANNEL_RELIABLE;
    private static final int TELEMETRY = FrameDescriptor.CHANNEL_TELEMETRY;
    private static final int MAX_FRAME_LENGTH = FrameDescriptor.SBE_OFFSET + CommandRing.MAX_COMMAND_LENGTH;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    static Stream<Arguments> refusedLogons() {
        final byte[] wrong = "0".repeat(64).getBytes(US_ASCII);
        return Stream.of(
                Arguments.of(new LogonFrame("x").token(wrong).bytes(), RejectCode.BAD_CREDENTIAL),
                Arguments.of(new LogonFrame("x").token(new byte[0]).bytes(), RejectCode.BAD_CREDENTIAL),
                Arguments.of(new LogonFrame("x").bytes(), RejectCode.BAD_AUTH_SCHEME),
                Arguments.of(new LogonFrame("x").authScheme(200).bytes(), RejectCode.BAD_AUTH_SCHEME),
                Arguments.of(new LogonFrame("x").token(wrong).schemaVersion(0).bytes(), RejectCode.BAD_SCHEMA_VERSION),
                Arguments.of(new LogonFrame("x").token(new byte[2_000]).bytes(), RejectCode.BAD_LENGTH),
                Arguments.of(CommandFrames.threshold(1), RejectCode.LOGON_EXPECTED),
                Arguments.of(BotFrames.logout(), RejectCode.LOGON_EXPECTED),
                Arguments.of(BotFrames.reading(1, 50), RejectCode.WRONG_DIRECTION),
                Arguments.of(new byte[] {3, 0}, RejectCode.BAD_LENGTH));
    }

    @ParameterizedTest
    @MethodSource("refusedLogons")
    void shouldRefuseTheLogonAndCloseWhen(final byte[] frame, final RejectCode code) {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot operator = RawOperator.connect(directory);

        // when
        operator.send(frame, CommandFrames.threshold(1));

        // then
        final RawFrame refusal = operator.awaitRefusal();
        assertThat(refusal.template()).isEqualTo(LogonRejectDecoder.TEMPLATE_ID);
        assertThat(refusal.code()).isEqualTo(code.code());
        assertThat(engine.counters().refused(code)).isEqualTo(1);
        assertThat(engine.counters().of(EngineCounter.COMMANDS).get()).isZero();
        operator.close();
    }

    static Stream<Arguments> refusedFrames() {
        return Stream.of(
                Arguments.of(CommandFrames.any(96, TELEMETRY, 2), RejectCode.BAD_CHANNEL),
                Arguments.of(CommandFrames.any(96, FrameDescriptor.CHANNEL_SESSION, 0), RejectCode.BAD_CHANNEL),
                Arguments.of(CommandFrames.any(96, RELIABLE, 1), RejectCode.BAD_SEQUENCE),
                Arguments.of(CommandFrames.any(96, RELIABLE, 3), RejectCode.BAD_SEQUENCE),
                Arguments.of(CommandFrames.any(128, RELIABLE, 2), RejectCode.WRONG_DIRECTION),
                Arguments.of(CommandFrames.any(64, RELIABLE, 2), RejectCode.WRONG_DIRECTION),
                Arguments.of(CommandFrames.any(0xFFFF, RELIABLE, 2), RejectCode.WRONG_DIRECTION),
                Arguments.of(BotFrames.reading(2, 50), RejectCode.WRONG_DIRECTION),
                Arguments.of(BotFrames.heartbeat(1), RejectCode.WRONG_DIRECTION),
                Arguments.of(new LogonFrame("x").bytes(), RejectCode.ALREADY_LOGGED_ON),
                Arguments.of(
                        CommandFrames.any(97, RELIABLE, 2, MAX_FRAME_LENGTH - FrameDescriptor.HEADER_LENGTH + 1),
                        RejectCode.BAD_LENGTH),
                Arguments.of(withByte(CommandFrames.threshold(2), 2, 0x80), RejectCode.BAD_FLAGS),
                Arguments.of(withByte(CommandFrames.threshold(2), 9, 0x01), RejectCode.BAD_BLOCK_LENGTH),
                Arguments.of(withByte(CommandFrames.threshold(2), 12, 0), RejectCode.BAD_SCHEMA_ID),
                Arguments.of(withByte(CommandFrames.threshold(2), 14, 0), RejectCode.BAD_VERSION));
    }

    private static byte[] withByte(final byte[] frame, final int offset, final int value) {
        frame[offset] = (byte) value;
        return frame;
    }

    @ParameterizedTest
    @MethodSource("refusedFrames")
    void shouldRefuseTheFrameAndCloseWhen(final byte[] frame, final RejectCode code) {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot operator = RawOperator.logOn(directory);

        // when: what came before is answered, what comes behind is not taken
        operator.send(CommandFrames.threshold(1), frame, CommandFrames.threshold(2));

        // then
        RawOperator.awaitResponse(operator, 1);
        final RawFrame refusal = operator.awaitRefusal();
        assertThat(refusal.template()).isEqualTo(RejectDecoder.TEMPLATE_ID);
        assertThat(refusal.code()).isEqualTo(code.code());
        assertThat(engine.counters().refused(code)).isEqualTo(1);
        assertThat(engine.counters().of(EngineCounter.COMMANDS).get()).isEqualTo(1);
        operator.close();
    }

    @Test
    void shouldTakeTheLongestCommand() {
        engines.launch(directory);
        final RawBot operator = RawOperator.logOn(directory);
        operator.send(CommandFrames.any(120, RELIABLE, 1, MAX_FRAME_LENGTH - FrameDescriptor.HEADER_LENGTH));
        assertThat(RawOperator.awaitResponse(operator, 1).code()).isEqualTo(RejectCode.NOT_SUPPORTED.code());
        operator.close();
    }

    @Test
    void shouldServeOthersWhateverIsSent() {
        // given
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        final FrameMutator mutator = new FrameMutator(random);
        final IngestEngine engine = engines.launch(directory);
        final byte[] logon = RawOperator.logon(RawOperator.file(directory).token());

        // when
        for (int round = 0; round < 400; round++) {
            final RawBot hostile = RawOperator.connect(directory);
            if (random.nextInt(4) > 0) {
                hostile.trySend(logon);
                for (int i = 1; i <= 3; i++) {
                    hostile.trySend(mutator.mutate(CommandFrames.any(96 + random.nextInt(32), RELIABLE, i)));
                }
            } else {
                hostile.trySend(mutator.mutate(logon.clone()));
            }
            if (random.nextBoolean()) {
                hostile.reset();
            } else {
                hostile.shutdownOutput();
                assertThat(hostile.readToEnd().size())
                        .as("seed %d, round %d", seed, round)
                        .isLessThan(10);
                hostile.close();
            }
        }

        // then
        final RawBot operator = RawOperator.logOn(directory).send(CommandFrames.threshold(1));
        assertThat(RawOperator.awaitResponse(operator, 1).code())
                .as("seed %d", seed)
                .isZero();
        operator.close();
        Await.until(
                "nobody is logged on, seed " + seed,
                () -> engine.counters().of(EngineCounter.CONTROL_SESSIONS).get() == 0);
    }

    @Test
    void shouldRefuseOneSessionTooManyUntilOneHasGone() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final List<RawBot> operators = new ArrayList<>();
        for (int i = 0; i < ControlServer.MAX_SESSIONS; i++) {
            operators.add(RawOperator.logOn(directory));
        }

        // when
        final RawBot tooMany = RawOperator.connect(directory)
                .send(RawOperator.logon(RawOperator.file(directory).token()));

        // then
        assertThat(tooMany.awaitRefusal().code()).isEqualTo(RejectCode.TOO_MANY_CONNECTIONS.code());
        tooMany.close();
        operators.remove(0).close();
        Await.until(
                "one has gone",
                () -> engine.counters().of(EngineCounter.CONTROL_SESSIONS).get() == ControlServer.MAX_SESSIONS - 1);
        operators.add(RawOperator.logOn(directory));
        operators.forEach(RawBot::close);
    }

    @Test
    void shouldLetOperatorsInWhenHalfOpenConnectionsTakeAllPlaces() {
        // given
        engines.launch(directory);
        final List<RawBot> silent = new ArrayList<>();
        for (int i = 0; i < 2 * ControlServer.MAX_CONNECTIONS; i++) {
            silent.add(RawOperator.connect(directory));
        }

        // when
        final RawBot operator = RawOperator.logOn(directory).send(CommandFrames.threshold(1));

        // then
        assertThat(RawOperator.awaitResponse(operator, 1).code()).isZero();
        operator.close();
        silent.forEach(RawBot::close);
    }

    @Test
    void shouldCloseWhoeverDoesNotLogOnInTime() {
        engines.launch(EngineFixture.context(directory).logonTimeoutMs(50));
        final RawBot silent = RawOperator.connect(directory);
        assertThat(silent.awaitRefusal().code()).isEqualTo(RejectCode.LOGON_TIMEOUT.code());
        silent.close();
    }

    @Test
    void shouldCloseWhoeverIsSilentForTooLong() {
        // given: a server of its own, whose engine answers nothing
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).control(false));
        final EngineContext ctx = engine.context();
        try (ControlServer server = new ControlServer(new ControlContext(
                directory,
                (correlationId, message, offset, length) -> true,
                new AnswerRing(),
                AckLevel.JOURNALED,
                () -> false,
                () -> false,
                1_000,
                50,
                ctx.epochClock(),
                ctx.nanoClock(),
                engine.counters(),
                engine.counters().errorLog()::record))) {
            server.start();

            // when
            final RawBot operator = RawOperator.logOn(directory);

            // then
            final RawFrame logout = operator.read();
            assertThat(logout.template()).isEqualTo(LogoutDecoder.TEMPLATE_ID);
            assertThat(logout.code()).isEqualTo(RejectCode.HEARTBEAT_TIMEOUT.code());
            operator.close();
        }
    }

    @Test
    void shouldRefuseCommandsAndGoOnWhenTheDiskIsFull() {
        // given
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).diskFloorBytes(Long.MAX_VALUE));
        final RawBot operator = RawOperator.logOn(directory);

        // when
        operator.send(CommandFrames.threshold(1), CommandFrames.threshold(2));

        // then
        operator.awaitReject(1, RejectCode.DISK_FULL.code());
        operator.awaitReject(2, RejectCode.DISK_FULL.code());
        assertThat(engine.counters().of(EngineCounter.COMMANDS).get()).isZero();
        operator.close();
    }

    @Test
    void shouldDrawANewTokenAtEveryStart() throws IOException {
        // given: the file of a killed engine is still there
        IngestEngine engine = engines.launch(directory);
        final Path path = DataDirectory.control(directory);
        final byte[] old = Files.readAllBytes(path);
        final String oldToken = RawOperator.file(directory).token();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        engines.close(engine);
        assertThat(path).doesNotExist();
        Files.write(path, old);

        // when
        engine = engines.launch(directory);

        // then
        final ControlFile file = RawOperator.file(directory);
        assertThat(file.token()).hasSize(64).isNotEqualTo(oldToken);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        final RawBot late = RawOperator.connect(directory).send(RawOperator.logon(oldToken));
        assertThat(late.awaitRefusal().code()).isEqualTo(RejectCode.BAD_CREDENTIAL.code());
        late.close();
        RawOperator.logOn(directory).close();
    }

    @Test
    void shouldHaveNoControlSessionWhenItIsSwitchedOff() throws IOException {
        // given: the file of a killed engine is still there
        Files.writeString(DataDirectory.control(directory), "port=1\n");

        // when
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).control(false));

        // then
        assertThatThrownBy(() -> ControlFile.read(directory)).isInstanceOf(NoSuchFileException.class);
        RawBot.logOn(engine, "bot").logOut();
    }

    @Test
    void shouldGrantWhatTheLogonAckSays() {
        engines.launch(directory);
        final RawBot operator = RawOperator.connect(directory)
                .send(RawOperator.logon(RawOperator.file(directory).token()));
        final LogonAckDecoder ack = operator.read().logonAck();
        assertThat(ack.nextExpectedSequence()).isEqualTo(1);
        assertThat(ack.maxFrame()).isEqualTo(MAX_FRAME_LENGTH);
        assertThat(ack.ackLevel()).isEqualTo(AckLevel.JOURNALED);
        assertThat(ack.heartbeatMs()).isEqualTo(ControlServer.IDLE_TIMEOUT_MS);
        operator.close();
    }
}
