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

import java.nio.file.Path;
import java.util.List;
import net.botclaw.tools.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                        "{\"bot_id\":\"dustdevil_001\",\"alert_type\":\"critical_soil_moisture\",\"value\":25.5,"
                                + "\"timestamp\":1773300000}",
                        "{\"task_id\":\"T12345\",\"item_sku\":\"SKU001\",\"location\":\"Aisle 5, Shelf 2\","
                                + "\"assigned_bot_id\":\"dustdevil_001\",\"status\":\"ASSIGNED\"}");
        run.lines().forEach(JsonChecker::check);
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
