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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.CommandRun;
import net.botclaw.tools.map.WarehouseFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An operator of a warehouse who knows names and what commands have printed, and no other numbers. */
@Timeout(60)
class OperatorNamesTest {
    @TempDir
    private Path data;

    private final WarehouseMap map = WarehouseFiles.demo();
    private IngestEngine engine;

    @BeforeEach
    void launch() {
        engine = IngestEngine.launch(
                new EngineContext().dataDirectory(data).tcpPort(0).site(Site.of(map, 4)));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void shouldPrintTheTaskItHasMadeAndCancelItById() {
        final CommandRun created =
                done("create-task --type transport --sku SKU001 --quantity 1 --from S1 --to D2 --request 77");
        assertThat(created.lastLine())
                .matches("command: what=create-task request=77 task=T\\d+ position=\\d+ code=0 ok");
        final String task = created.value("task");

        assertThat(done("create-task --type transport --sku SKU001 --quantity 1 --from S1 --to D2 --request 77")
                        .value("task"))
                .as("the same request again")
                .isEqualTo(task);
        assertThat(done("create-task --type transport --sku SKU001 --quantity 1 --from S1 --to D2")
                        .value("task"))
                .isNotEqualTo(task);

        final CommandRun cancelled = done("cancel-task --task " + task);
        assertThat(cancelled.value("task")).isEqualTo(task);
        assertThat(changesOf(task)).last().asString().contains("CANCELLED");
    }

    @Test
    void shouldCancelATaskByItsRequest() {
        final String task =
                done("create-task --type inspect --from A0-3S --request 4711").value("task");
        final String other =
                done("create-task --type inspect --from A0-3S --request 4712").value("task");

        final CommandRun cancelled = done("cancel-task --request 4711");

        assertThat(cancelled.value("task")).isEqualTo(task);
        assertThat(changesOf(task)).last().asString().contains("CANCELLED");
        assertThat(changesOf(other)).last().asString().contains("QUEUED");
        assertThat(failure("cancel-task --request 4713"))
                .isEqualTo("botclaw: the journal knows no task of the operator's request 4713");
    }

    private List<String> changesOf(final String task) {
        return CommandRun.of("journal", "cat", "--data", data, "--type", "TaskChanged").lines().stream()
                .filter(line -> line.contains(" taskId=" + task.substring(1) + ' '))
                .toList();
    }

    @Test
    void shouldTakeTheNameOfAPlaceForItsId() {
        for (int index = 0; index < map.placeCount(); index += 97) {
            final String name = map.place(index).name();
            final String what = "create-task --type inspect --request " + (index + 1) + " --from ";
            assertThat(done(what + name).value("task"))
                    .as(name)
                    .isEqualTo(done(what + (index + 1)).value("task"));
        }
        done("load-stock --sku SKU001 --location A0-3S --quantity 5");
        assertThat(CommandRun.of("journal", "cat", "--data", data, "--type", "StockChanged")
                        .lastLine())
                .contains(" locationId=" + idOf("A0-3S") + ' ');
        assertThat(failure("load-stock --sku SKU001 --location nowhere --quantity 5"))
                .isEqualTo("botclaw: the map has no place nowhere: plan map --places " + data + " lists them");
    }

    private int idOf(final String name) {
        int index = 0;
        while (!map.place(index).name().equals(name)) {
            index++;
        }
        return index + 1;
    }

    @Test
    void shouldRefuseGoodsWhereNoneCanBe() {
        for (final PlaceKind kind : PlaceKind.values()) {
            int index = 0;
            while (map.place(index).kind() != kind) {
                index++;
            }
            final String words = "load-stock --sku SKU001 --quantity 5 --location "
                    + map.place(index).name();
            if (kind == PlaceKind.CHARGER || kind == PlaceKind.PARKING) {
                assertThat(failure(words))
                        .matches("botclaw: load-stock refused: 418 the location is no storage \\(position \\d+\\)");
            } else {
                done(words);
            }
        }
        engine.close();
        assertThat(JournalReplay.run(data).stateHash()).isEqualTo(engine.stateHash());
    }

    @Test
    void shouldListThePlacesOfAnEngineWithTheIdsOfItsCommands() {
        final CommandRun run = CommandRun.of("plan", "map", "--places", data);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lines()).hasSize(map.placeCount() + 1);
        assertThat(run.lines())
                .contains("id=" + idOf("A0-3S") + " name=A0-3S kind=PICK_FACE cell="
                        + map.place(idOf("A0-3S") - 1).cell() + " at=29,2 aisle=0 shelf=3");
        assertThat(run.lines().get(0)).startsWith("id=1 name=" + map.place(0).name() + " kind=");
        assertThat(run.lastLine()).isEqualTo("places: count=" + map.placeCount());
        assertThat(CommandRun.of("plan", "map", "--places", "demo").out()).isEqualTo(run.out());
    }

    @Test
    void shouldPrintTheNumbersOfWhatWasNamedOrMade() {
        final CommandRun load = CommandRun.of(
                "load",
                "--tcp",
                engine.tcpPort(),
                "--seconds",
                0.1,
                "--warmup",
                0.1,
                "--connections",
                1,
                "--name",
                "fl-");
        assertThat(load.exitCode()).as(load.toString()).isZero();
        final String bot = CommandRun.of("journal", "cat", "--data", data, "--type", "BotConnected")
                .lastLine()
                .replaceFirst(".*botName=(\\S+) .*", "$1");

        assertThat(done("add-station --location 5000 --cell 3,3").value("location"))
                .isEqualTo("5000");
        done("threshold --type load --raise-below 1 --clear-at 2 --bot " + bot);
        assertThat(CommandRun.of("journal", "cat", "--data", data, "--type", "SetSensorThreshold")
                        .lastLine())
                .contains(" botId=1 ");
        assertThat(failure("threshold --type load --raise-below 1 --clear-at 2 --bot nobody"))
                .isEqualTo("botclaw: the journal knows no bot nobody");
    }

    private CommandRun done(final String words) {
        final CommandRun run = run(words);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run;
    }

    private String failure(final String words) {
        final CommandRun run = run(words);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        return run.err().strip();
    }

    private CommandRun run(final String words) {
        final List<Object> all = new ArrayList<>(List.of("command", "--data", data));
        all.addAll(List.of(words.split(" ")));
        return CommandRun.of(all.toArray());
    }
}
