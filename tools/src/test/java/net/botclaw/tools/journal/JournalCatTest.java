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
package net.botclaw.tools.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import net.botclaw.tools.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.co.real_logic.sbe.ir.Token;

class JournalCatTest {
    private static final String PREFIX = "\"time\":\"2026-03-12T07:20:00.123456789Z\",\"kind\":\"";

    @TempDir
    private Path data;

    @Test
    void shouldPrintJsonWithNamesAndEnumsAndWithoutNumbersThatJsonDoesNotKnow() {
        try (JournalFixture journal = new JournalFixture(data)) {
            journal.connected(1, 1, "dustdevil_001")
                    .reading(1, 1, 1, 25.5)
                    .reading(1, 1, 2, Double.NaN)
                    .alert(1, 25.5)
                    .taskAssigned(1);
        }

        final CommandRun run = CommandRun.of("journal", "cat", "--data", data, "--json");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "{\"position\":0," + PREFIX + "EVENT\",\"bot\":\"dustdevil_001\",\"cause\":0,"
                                + "\"template\":\"BotConnected\",\"fields\":{\"eventTimeNs\":1773300000123456789,"
                                + "\"cause\":0,\"botId\":1,\"nextExpectedSequence\":1,\"sessionEpoch\":1,"
                                + "\"botName\":\"dustdevil_001\",\"firmware\":\"fw-1\",\"outcome\":\"FIRST\"}}",
                        "{\"position\":1," + PREFIX + "INBOUND\",\"bot\":\"dustdevil_001\",\"epoch\":1,\"sequence\":1,"
                                + "\"channel\":1,\"template\":\"SensorReading\",\"fields\":{"
                                + "\"eventTimeNs\":1773300000123456789,\"value\":25.5,\"zoneId\":7,\"sensorId\":3,"
                                + "\"sensorType\":\"SOIL_MOISTURE\",\"quality\":\"GOOD\"}}",
                        "{\"position\":2," + PREFIX + "INBOUND\",\"bot\":\"dustdevil_001\",\"epoch\":1,\"sequence\":2,"
                                + "\"channel\":1,\"template\":\"SensorReading\",\"fields\":{"
                                + "\"eventTimeNs\":1773300000123456789,\"value\":null,\"zoneId\":7,\"sensorId\":3,"
                                + "\"sensorType\":\"SOIL_MOISTURE\",\"quality\":\"GOOD\"}}",
                        "{\"position\":3," + PREFIX + "EVENT\",\"bot\":\"dustdevil_001\",\"cause\":0,"
                                + "\"template\":\"AlertRaised\",\"fields\":{\"eventTimeNs\":1773300000123456789,"
                                + "\"alertId\":1,\"cause\":0,\"botId\":1,\"value\":25.5,\"threshold\":30.0,\"ruleId\":1,"
                                + "\"zoneId\":7,\"sensorId\":3,\"alertType\":\"CRITICAL_SOIL_MOISTURE\","
                                + "\"severity\":\"CRITICAL\"}}",
                        "{\"position\":4," + PREFIX + "EVENT\",\"bot\":\"dustdevil_001\",\"cause\":0,"
                                + "\"template\":\"TaskAssigned\",\"fields\":{\"eventTimeNs\":1773300000123456789,"
                                + "\"taskId\":12345,\"cause\":0,\"botId\":1,\"locationId\":1,\"sku\":\"SKU001\","
                                + "\"aisle\":5,\"shelf\":2,\"state\":\"ASSIGNED\",\"priority\":1,"
                                + "\"taskType\":\"PICK_AND_PACK\",\"reserved\":0,\"toLocationId\":0}}");
        run.lines().forEach(JsonChecker::check);
    }

    @Test
    void shouldPrintWhatOtherConsumersReadToTheLetter() {
        try (JournalFixture journal = new JournalFixture(data)) {
            journal.connected(1, 1, "FORKLIFT-01")
                    .connected(2, 1, "dustdevil_001")
                    .taskAssigned(1)
                    .alert(2, 25.5)
                    .taskAssigned(1, 0xFFFF, 0xFFFF)
                    .taskAssigned(1, 5, 0xFFFF);
        }

        final CommandRun run = CommandRun.of("journal", "cat", "--data", data, "--view", "--from", 2);

        assertThat(run.lines())
                .containsExactly(
                        "{\"task_id\":\"T12345\",\"item_sku\":\"SKU001\",\"location\":\"Aisle 5, Shelf 2\","
                                + "\"assigned_bot_id\":\"FORKLIFT-01\",\"status\":\"ASSIGNED\"}",
                        "{\"bot_id\":\"dustdevil_001\",\"alert_type\":\"critical_soil_moisture\",\"value\":25.5,"
                                + "\"timestamp\":1773300000}",
                        "{\"task_id\":\"T12345\",\"item_sku\":\"SKU001\",\"location\":\"Location 1\","
                                + "\"assigned_bot_id\":\"FORKLIFT-01\",\"status\":\"ASSIGNED\"}",
                        "{\"task_id\":\"T12345\",\"item_sku\":\"SKU001\",\"location\":\"Aisle 5\","
                                + "\"assigned_bot_id\":\"FORKLIFT-01\",\"status\":\"ASSIGNED\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat", "tail"})
    void shouldPrintAlertsThatDifferOnlyInTheirPlaceAsDifferentRecords(final String command) {
        try (JournalFixture journal = new JournalFixture(data)) {
            journal.connected(1, 1, "dustdevil_001");
            for (int i = 0; i < 30; i++) {
                journal.alert(1, 25.5).taskAssigned(1);
            }
        }

        final Object[] words = {"journal", command, "--data", data, "--from", 1, "--to", 60};
        final CommandRun full = CommandRun.of(with(words, "--json"));
        final CommandRun view = CommandRun.of(with(words, "--json", "--view"));

        assertThat(full.lines()).hasSize(60).doesNotHaveDuplicates();
        assertThat(view.lines()).hasSize(60);
        assertThat(new HashSet<>(view.lines())).hasSize(2);
    }

    private static Object[] with(final Object[] words, final Object... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray();
    }

    @Test
    void shouldPrintIntegersOf64BitsAsStringsWhenTheReaderWouldLoseTheirDigits() {
        final MessageCatalogue catalogue = MessageCatalogue.load();
        try (JournalFixture journal = new JournalFixture(data)) {
            journal.reading(1, 1, (1L << 62) - 1, 50).alert(1, 25.5);
            for (int templateId = 1; templateId < 256; templateId++) {
                final List<Token> tokens = catalogue.tokens(templateId);
                if (tokens != null) {
                    journal.filled(templateId, tokens.get(0).encodedLength(), 0x7F);
                }
            }
        }

        final CommandRun exact = CommandRun.of("journal", "cat", "--data", data, "--json");
        final CommandRun text = CommandRun.of("journal", "cat", "--data", data, "--longs-as-text");

        assertThat(exact.lines().get(0)).contains("\"position\":0,", "\"sequence\":4611686018427387903,");
        assertThat(text.lines().get(0))
                .contains("\"position\":\"0\",", "\"sequence\":\"4611686018427387903\",")
                .contains("\"eventTimeNs\":\"1773300000123456789\"", "\"value\":50.0,", "\"zoneId\":7,");
        assertThat(text.lines().get(1)).contains("\"cause\":\"0\",", "\"alertId\":\"1\"");
        assertThat(exact.lines()).anyMatch(line -> line.matches(".*:\\d{17,}.*"));
        assertThat(text.lines()).hasSameSizeAs(exact.lines()).noneMatch(line -> line.matches(".*:-?\\d{11,}[,}].*"));
        text.lines().forEach(JsonChecker::check);
        for (int i = 0; i < text.lines().size(); i++) {
            assertThat(text.lines().get(i).replaceAll("\"(-?\\d+)\"", "$1"))
                    .isEqualTo(exact.lines().get(i));
        }
    }

    @Test
    void shouldPrintTextForPeople() {
        try (JournalFixture journal = new JournalFixture(data)) {
            journal.connected(1, 1, "picker").reading(1, 1, 1, Double.NaN);
        }

        assertThat(CommandRun.of("journal", "cat", "--data", data).lastLine())
                .isEqualTo(
                        "1 2026-03-12T07:20:00.123456789Z INBOUND bot=picker epoch=1 sequence=1 channel=1 SensorReading"
                                + " eventTimeNs=1773300000123456789 value=NaN zoneId=7 sensorId=3 sensorType=SOIL_MOISTURE"
                                + " quality=GOOD");
    }

    @Test
    void shouldPrintValidJsonForEveryMessageWhateverItsBytes() {
        final MessageCatalogue catalogue = MessageCatalogue.load();
        int messages = 0;
        try (JournalFixture journal = new JournalFixture(data)) {
            for (int templateId = 1; templateId < 256; templateId++) {
                final List<Token> tokens = catalogue.tokens(templateId);
                if (tokens != null) {
                    journal.filled(templateId, tokens.get(0).encodedLength(), 0);
                    journal.filled(templateId, tokens.get(0).encodedLength(), 0xFF);
                    journal.filled(templateId, tokens.get(0).encodedLength(), '"');
                    messages += 3;
                }
            }
            journal.filled(250, 16, '\n');
        }

        final CommandRun json = CommandRun.of("journal", "cat", "--data", data, "--json");
        final CommandRun text = CommandRun.of("journal", "cat", "--data", data);

        assertThat(json.lines()).hasSize(messages + 1);
        assertThat(text.lines()).hasSize(messages + 1);
        json.lines().forEach(JsonChecker::check);
        assertThat(json.lastLine()).contains("\"template\":\"template-250\"");
    }

    @Test
    void shouldPrintOnlyWhatIsAskedFor() {
        try (JournalFixture journal = new JournalFixture(data)) {
            journal.connected(1, 1, "picker").connected(2, 1, "forklift");
            journal.readings(1, 1, 1, 3).readings(2, 1, 1, 3).alert(2, 20);
        }

        assertThat(CommandRun.of("journal", "cat", "--data", data, "--bot", "forklift")
                        .lines())
                .hasSize(5)
                .allMatch(line -> line.contains("bot=forklift"));
        assertThat(CommandRun.of("journal", "cat", "--data", data, "--type", "inbound")
                        .lines())
                .hasSize(6);
        assertThat(CommandRun.of("journal", "cat", "--data", data, "--type", "alertraised")
                        .lines())
                .hasSize(1);
        assertThat(CommandRun.of("journal", "cat", "--data", data, "--from", 3, "--to", 4)
                        .lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("3 ");
        assertThat(CommandRun.of("journal", "tail", "--data", data, "--from", 1, "--records", 2)
                        .lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("1 ");
        assertThat(CommandRun.of("journal", "tail", "--data", data, "--from", 0, "--to", 8, "--type", "EVENT")
                        .lines())
                .hasSize(3);
    }

    @Test
    void shouldSayWhyThereIsNothingToPrint() {
        try (JournalFixture journal = new JournalFixture(data)) {
            journal.connected(1, 1, "picker").readings(1, 1, 1, 3);
        }

        final CommandRun behind = CommandRun.of("journal", "cat", "--data", data, "--from", 4);
        final CommandRun unknown = CommandRun.of("journal", "cat", "--data", data, "--bot", "forklift");
        final CommandRun known = CommandRun.of("journal", "cat", "--data", data, "--bot", "picker", "--type", "PUSH");

        assertThat(behind.exitCode()).isZero();
        assertThat(behind.out()).isEmpty();
        assertThat(behind.err().strip()).isEqualTo("botclaw: the last record has position 3, nothing from 4 on");
        assertThat(unknown.exitCode()).isZero();
        assertThat(unknown.err().strip()).isEqualTo("botclaw: no bot forklift up to position 3");
        assertThat(known.exitCode()).isZero();
        assertThat(known.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat", "stat", "audit", "replay"})
    void shouldFailInOneLineWhenTheJournalHasNoRecord(final String command) throws IOException {
        // given: an engine that was killed at its first start
        try (JournalFixture journal = new JournalFixture(data.resolve("other"))) {
            copyJournal(data.resolve("other"), data);
            journal.connected(1, 1, "picker");
        }

        final CommandRun run = CommandRun.of("journal", command, "--data", data);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).isEqualTo("botclaw: no records in " + data.resolve("journal"));
    }

    private static void copyJournal(final Path from, final Path to) throws IOException {
        Files.createDirectories(to.resolve("journal"));
        try (Stream<Path> files = Files.list(from.resolve("journal"))) {
            for (final Path file : files.toList()) {
                Files.copy(file, to.resolve("journal").resolve(file.getFileName()));
            }
        }
    }

    @Test
    void shouldCountRecords() {
        try (JournalFixture journal = new JournalFixture(data)) {
            journal.connected(1, 1, "picker").readings(1, 1, 1, 3);
        }

        // Four batch headers of 24; an event of 24 + 8 + 8 + 85 and readings of 24 + 8 + 24, each a multiple of 8.
        assertThat(CommandRun.of("journal", "stat", "--data", data).lastLine())
                .isEqualTo("journal: records=4 batches=4 first=2026-03-12T07:20:00.123456789Z"
                        + " last=2026-03-12T07:20:00.123456789Z bytes=" + (4 * 24 + 128 + 3 * 56));
    }
}
