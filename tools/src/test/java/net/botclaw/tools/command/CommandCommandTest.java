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
package net.botclaw.tools.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AddStationDecoder;
import net.botclaw.protocol.codec.BlockCellDecoder;
import net.botclaw.protocol.codec.CancelTaskDecoder;
import net.botclaw.protocol.codec.CreateTaskDecoder;
import net.botclaw.protocol.codec.DrainBotDecoder;
import net.botclaw.protocol.codec.LoadStockDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.SetSensorThresholdDecoder;
import net.botclaw.protocol.codec.SetStockMinimumDecoder;
import net.botclaw.protocol.codec.UnblockCellDecoder;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.CommandRun;
import net.botclaw.tools.map.WarehouseFiles;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CommandCommandTest {
    @TempDir
    private Path data;

    @TempDir
    private Path files;

    private IngestEngine engine;

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private void launch() {
        engine = IngestEngine.launch(new EngineContext().dataDirectory(data).tcpPort(0));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(
                        "load-stock --sku SKU001 --location 17 --quantity 250",
                        new LoadStockDecoder(),
                        "quantity=250|locationId=17|sku=SKU001"),
                Arguments.of(
                        "stock-minimum --sku SKU001 --minimum 20",
                        new SetStockMinimumDecoder(),
                        "minimum=20|reserved=0|sku=SKU001"),
                Arguments.of("block --cell 4711", new BlockCellDecoder(), "cell=4711"),
                Arguments.of("unblock --cell 0", new UnblockCellDecoder(), "cell=0"),
                Arguments.of(
                        "add-station --location 900 --cell 4711", new AddStationDecoder(), "locationId=900|cell=4711"),
                Arguments.of("cancel-task --task T123", new CancelTaskDecoder(), "taskId=123"),
                Arguments.of("cancel-task --task 124", new CancelTaskDecoder(), "taskId=124"),
                Arguments.of("drain --bot 7", new DrainBotDecoder(), "botId=7|isDraining=1"),
                Arguments.of("drain --bot 7 --off", new DrainBotDecoder(), "botId=7|isDraining=0"),
                Arguments.of(
                        "create-task --type pick_and_pack --from 3 --to 4 --sku A --quantity 2 --priority 9 --request 77",
                        new CreateTaskDecoder(),
                        "requestId=77|deadlineNs=0|quantity=2|fromLocation=3|toLocation=4|sku=A|taskType=PICK_AND_PACK"
                                + "|priority=9|vehicleClass=0"),
                Arguments.of(
                        "threshold --type soil_moisture --raise-below 25 --clear-at 27.5 --zone 12 --severity warning",
                        new SetSensorThresholdDecoder(),
                        "botId=0|raiseBelow=25.0|clearAtOrAbove=27.5|zoneId=12|sensorType=SOIL_MOISTURE"
                                + "|severity=WARNING|enabled=1"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldJournalWhatWasAskedFor(
            final String words, final MessageDecoderFlyweight decoder, final String expected) {
        // given
        launch();

        // when
        final CommandRun run = run(words);

        // then: what the core makes of it depends on its handlers
        final List<UnsafeBuffer> messages = journaled();
        assertThat(messages).as(run.toString()).hasSize(1);
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(messages.get(0), 0);
        assertThat(header.templateId()).isEqualTo(decoder.sbeTemplateId());
        decoder.wrap(messages.get(0), MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
        assertThat(decoder.toString()).endsWith("|" + expected);
        if (run.exitCode() == 0) {
            assertThat(run.lastLine())
                    .matches("command: what=" + words.split(" ")[0] + "( request=77)? position=\\d+ code=0 ok");
            assertThat(run.err()).isEmpty();
        } else {
            assertThat(run.err())
                    .matches("botclaw: " + words.split(" ")[0] + " refused: 4\\d\\d [a-z' ]+ \\(position \\d+\\)\\n");
            assertThat(run.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-7_200, 0, 7_200})
    void shouldCountADeadlineFromTheJournalsClock(final long aheadSeconds) {
        // given: an engine whose clock is not that of the operator
        final EpochNanoClock clock = new OffsetEpochNanoClock();
        engine = IngestEngine.launch(new EngineContext()
                .dataDirectory(data)
                .tcpPort(0)
                .site(Site.of(WarehouseFiles.demo(), 4))
                .epochClock(() -> clock.nanoTime() + TimeUnit.SECONDS.toNanos(aheadSeconds)));

        // when
        final CommandRun run = run("create-task --type inspect --from 1 --deadline-seconds 3600");

        // then: the deadline is so far ahead of the record that holds it
        assertThat(run.exitCode()).as(run.toString()).isZero();
        try (JournalReader reader = JournalReader.open(data)) {
            while (reader.next() && reader.kind() != RecordKind.COMMAND) {
                assertThat(reader.position()).isLessThan(Long.parseLong(run.value("position")));
            }
            final long deadlineNs = new CreateTaskDecoder()
                    .wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), new MessageHeaderDecoder())
                    .deadlineNs();
            assertThat(deadlineNs - reader.timeNs())
                    .isBetween(TimeUnit.SECONDS.toNanos(3_540), TimeUnit.SECONDS.toNanos(3_600));
        }
    }

    @Test
    void shouldSayWhereTheRecordIs() {
        launch();
        final CommandRun run = run("threshold --type load --raise-below 1 --clear-at 2");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        try (JournalReader reader = JournalReader.open(data)) {
            while (reader.next() && reader.kind() != RecordKind.COMMAND) {
                assertThat(reader.position()).isLessThan(Long.parseLong(run.value("position")));
            }
            assertThat(reader.position()).isEqualTo(Long.parseLong(run.value("position")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "load-stock --sku A --location 1; --sku, --location and --quantity, or --file",
                "load-stock --sku A --location 0 --quantity 1; --location must be 1 to 4294967294",
                "load-stock --sku A --location 1 --quantity -1; --quantity must be 0 to 4294967294",
                "load-stock --sku A --location 1 --quantity 4294967295; --quantity must be 0 to 4294967294",
                "load-stock --sku 12345678901234567 --location 1 --quantity 1; --sku must be 1 to 16",
                "load-stock --sku Ä --location 1 --quantity 1; --sku must be 1 to 16",
                "load-stock --file x --sku A; --file has --sku, --location and --quantity",
                "stock-minimum --sku A; Missing required option: '--minimum",
                "block --cell x; Invalid value for option '--cell'",
                "block --cell 1,; Invalid value for option '--cell'",
                "unblock --cell -1; Invalid value for option '--cell'",
                "block --cell 1,2,3; Invalid value for option '--cell'",
                "add-station --location 900 --cell 4294967295; Invalid value for option '--cell'",
                "cancel-task --task X12; --task must look like T123 or 123",
                "cancel-task --task 0; --task must be 1 to",
                "cancel-task; give either --task or --request",
                "cancel-task --task 1 --request 2; give either --task or --request",
                "cancel-task --request 0; --request must be 1 to",
                "create-task --type inspect --from 0; --from must be 1 to 4294967294",
                "create-task --type transport --from 1 --to 4294967295; --to must be 0 to 4294967294",
                "drain --bot 0; --bot must be 1 to 16384",
                "create-task --type fly --from 1; Invalid value for option '--type'",
                "create-task --type null_val --from 1; --type must be one of",
                "create-task --type inspect --from 1 --priority 255; --priority must be 0 to 254",
                "create-task --type inspect --from 1 --deadline-seconds 0; --deadline-seconds must be 1 to",
                "threshold --type load --raise-below 2 --clear-at 1; --clear-at must not be below",
                "threshold --type load --raise-below NaN --clear-at 1; --clear-at must not be below",
                "fly; unknown command 'fly'"
            })
    void shouldSayInOneLineWhatWasCalledWrongly(final String words, final String line) {
        final CommandRun run = run(words);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains(line);
    }

    @Test
    void shouldNameTheDirectoryThatIsMissing() {
        final CommandRun run = CommandRun.of("command", "block", "--cell", 1);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("Missing required option: '--data=DIR'");
        assertThat(CommandRun.of("command").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("command", "block", "--help").exitCode()).isZero();
        assertThat(CommandRun.of("command", "--help").out()).contains("load-stock", "threshold");
    }

    @Test
    void shouldTakeTheDirectoryOnEitherSide() {
        launch();
        final CommandRun run = CommandRun.of(
                "command", "threshold", "--type", "load", "--raise-below", 1, "--clear-at", 2, "--data", data);
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    @Test
    void shouldSendTheLinesOfAFileInOrderUntilOneIsRefused() throws IOException {
        // given: the first line is refused by a core without stock, and taken by one with it
        launch();
        final Path csv = files.resolve("stock.csv");
        Files.writeString(csv, "# sku,location,quantity\n\nSKU001, 17, 250\nSKU002,18,3\n");

        // when
        final CommandRun run = run("load-stock --file " + csv);

        // then
        final int sent = journaled().size();
        if (run.exitCode() == 0) {
            assertThat(run.lastLine()).matches("command: what=load-stock lines=2 position=\\d+ code=0 ok");
            assertThat(sent).isEqualTo(2);
        } else {
            assertThat(run.err())
                    .startsWith("botclaw: " + csv + " line " + (sent + 2) + ": load-stock refused: 4")
                    .endsWith("; lines loaded before it: " + (sent - 1) + System.lineSeparator());
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A,1,2\\nB,1; line 2: not of the form sku,location,quantity",
                "A,1,2\\n,1,2; line 2: a sku has 1 to 16",
                "A,x,2; line 1: location is no number",
                "A,1,-2; line 1: quantity must be 0 to 4294967294",
                "#; has no line sku,location,quantity"
            })
    void shouldSendNothingOfAFileThatIsNotInOrder(final String text, final String line) throws IOException {
        launch();
        final Path csv = files.resolve("stock.csv");
        Files.writeString(csv, text.replace("\\n", "\n"));
        final CommandRun run = run("load-stock --file " + csv);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains(line);
        assertThat(journaled()).isEmpty();
    }

    @Test
    void shouldSayWhenNoEngineRuns() throws IOException {
        assertThat(failure("block --cell 1")).contains("no engine takes commands in " + data);
        launch();
        final byte[] old = Files.readAllBytes(DataDirectory.control(data));
        engine.close();
        engine = null;
        Files.write(DataDirectory.control(data), old);
        assertThat(failure("block --cell 1")).contains("the engine of " + data + " does not answer on port ");
        Files.writeString(DataDirectory.control(data), "nonsense");
        assertThat(failure("block --cell 1")).contains("not a control file");
    }

    @Test
    void shouldSayWhenTheTokenIsOfAnotherEngine() throws IOException {
        launch();
        final Path file = DataDirectory.control(data);
        final String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf("token=")) + "token=" + "0".repeat(64) + "\n");
        assertThat(failure("block --cell 1"))
                .contains("the engine refused the control session: 103 the credential does not match");
    }

    @Test
    void shouldLookTheNameOfABotUp() {
        launch();
        final CommandRun load = CommandRun.of(
                "load",
                "--tcp",
                engine.tcpPort(),
                "--seconds",
                0.1,
                "--warmup",
                0.1,
                "--connections",
                2,
                "--name",
                "fl-");
        assertThat(load.exitCode()).as(load.toString()).isZero();
        assertThat(failure("drain --bot nobody")).contains("the journal knows no bot nobody");
        final CommandRun cat = CommandRun.of("journal", "cat", "--data", data, "--type", "BotConnected");
        final String name = cat.out()
                .lines()
                .filter(line -> line.contains("fl-"))
                .findFirst()
                .orElseThrow();
        final String bot = name.replaceFirst(".*botName=(\\S+) .*", "$1");

        final CommandRun run = run("drain --bot " + bot);

        assertThat(journaled()).as("%s%s", name, run).hasSize(1);
        final UnsafeBuffer message = journaled().get(0);
        final DrainBotDecoder drain = new DrainBotDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
        assertThat(name).as("id of %s", bot).contains("botId=" + drain.botId());
    }

    @Test
    void shouldSayThatTheOutcomeIsUnknownWhenTheConnectionBreaksBeforeTheAnswer() throws Exception {
        // given: something that lets everybody log on, and closes on the first command
        launch();
        final String text = Files.readString(DataDirectory.control(data));
        final int port = Integer.parseInt(text.substring("port=".length(), text.indexOf('\n')));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Files.writeString(
                    DataDirectory.control(data), text.replace("port=" + port, "port=" + server.getLocalPort()));
            final Thread relay = new Thread(() -> relayLogonOnly(server, port));
            relay.start();

            // when
            final CommandRun run = run("create-task --type inspect --from 1 --request 77");

            // then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("request 77: no answer, so the outcome is unknown", "repeat it");
            relay.join();
        }
        Files.writeString(DataDirectory.control(data), text);
    }

    private static void relayLogonOnly(final ServerSocket server, final int enginePort) {
        try (Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.getByName("127.0.0.1"), enginePort)) {
            relayFrame(client, upstream);
            relayFrame(upstream, client);
            readFrame(client);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void relayFrame(final Socket from, final Socket to) throws IOException {
        to.getOutputStream().write(readFrame(from));
    }

    private static byte[] readFrame(final Socket socket) throws IOException {
        final byte[] head = socket.getInputStream().readNBytes(2);
        final int length = FrameDescriptor.frameLength(new UnsafeBuffer(head), 0);
        final byte[] frame = new byte[length];
        System.arraycopy(head, 0, frame, 0, 2);
        System.arraycopy(socket.getInputStream().readNBytes(length - 2), 0, frame, 2, length - 2);
        return frame;
    }

    private String failure(final String words) {
        final CommandRun run = run(words);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err().lines()).as(run.toString()).hasSize(1);
        return run.err();
    }

    private CommandRun run(final String words) {
        final List<Object> all = new ArrayList<>(List.of("command", "--data", data));
        all.addAll(List.of(words.split(" ")));
        return CommandRun.of(all.toArray());
    }

    private List<UnsafeBuffer> journaled() {
        final List<UnsafeBuffer> messages = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(data)) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.COMMAND) {
                    final byte[] message = new byte[reader.payloadLength()];
                    reader.buffer().getBytes(reader.payloadOffset(), message);
                    messages.add(new UnsafeBuffer(message));
                }
            }
        }
        return messages;
    }
}
