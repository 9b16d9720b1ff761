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
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.CommandRun;
import net.botclaw.tools.map.WarehouseFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CellNameTest {
    private final WarehouseMap map = WarehouseFiles.demo();

    @TempDir
    private Path data;

    private IngestEngine engine;

    private void launch(final Site site) {
        engine = IngestEngine.launch(
                new EngineContext().dataDirectory(data).tcpPort(0).site(site));
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void shouldCloseAndOpenTheCellOfAColumnAndRow() {
        launch(Site.of(map, 20));
        final int cell = map.cellCount() / 2;
        final String place = map.x(cell) + "," + map.y(cell);
        assertThat(cell).as("not y * width + x").isNotEqualTo(map.y(cell) * map.width() + map.x(cell));

        requireOk(run("block", place));
        requireOk(run("unblock", Integer.toString(cell)));
        requireOk(run("block", Integer.toString(map.cellCount() - 1)));
        requireOk(CommandRun.of(
                "command", "--data", data, "add-station", "--location", map.placeCount() + 1, "--cell", place));

        final CommandRun events = CommandRun.of("journal", "cat", "--data", data, "--type", "COMMAND");
        assertThat(events.lines()).as(events.toString()).hasSize(4);
        assertThat(events.lines().get(0)).contains("BlockCell", "cell=" + cell);
        assertThat(events.lines().get(1)).contains("UnblockCell", "cell=" + cell);
        assertThat(events.lines().get(3)).contains("AddStation", "cell=" + cell);
    }

    @Test
    void shouldSendNothingWhenThereIsNoSuchCell() {
        launch(Site.of(map, 20));
        int wall = 0;
        while (map.cellAt(wall % map.width(), wall / map.width()) != WarehouseMap.NO_CELL) {
            wall++;
        }
        assertThat(failure(wall % map.width() + "," + wall / map.width())).contains("nobody can drive there");
        assertThat(failure(map.width() + ",0"))
                .contains("no cell " + map.width() + ",0: the map has " + map.width() + " columns and " + map.height());
        assertThat(failure("0," + map.height())).contains("no cell 0," + map.height());
        assertThat(CommandRun.of("journal", "cat", "--data", data, "--type", "COMMAND")
                        .lines())
                .isEmpty();
    }

    @Test
    void shouldSayThatAnEngineHasNoMap() {
        launch(Site.NONE);
        assertThat(failure("1,1")).contains("has no map");
    }

    @Test
    void shouldNameAnImageThatIsDamaged() throws IOException {
        launch(Site.of(map, 20));
        final byte[] image = Files.readAllBytes(DataDirectory.site(data));
        image[image.length / 2] ^= 1;
        Files.write(DataDirectory.site(data), image);
        assertThat(failure("1,1")).contains(DataDirectory.site(data) + ", is damaged");
    }

    @Test
    void shouldRefuseAnIdTheEngineDoesNotKnow() {
        launch(Site.of(map, 20));
        assertThat(failure(Integer.toString(map.cellCount()))).contains("block refused: 4");
    }

    private static void requireOk(final CommandRun run) {
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    private String failure(final String cell) {
        final CommandRun run = run("block", cell);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err().lines()).as(run.toString()).hasSize(1);
        return run.err();
    }

    private CommandRun run(final String what, final String cell) {
        return CommandRun.of("command", "--data", data, what, "--cell", cell);
    }
}
