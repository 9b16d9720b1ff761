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
package net.botclaw.tools.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.gateway.Authenticator;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.CommandRun;
import net.botclaw.tools.audit.PoseAudit;
import net.botclaw.tools.audit.TaskAudit;
import net.botclaw.tools.map.WarehouseFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WarehouseFleetCommandTest {
    private static final int TRUCKS = 6;

    private final WarehouseMap map = SmallWarehouse.map(2);

    @TempDir
    private Path temp;

    private IngestEngine engine;

    private Path data() {
        return temp.resolve("engine");
    }

    private void launch(final Site site) {
        engine = IngestEngine.launch(
                new EngineContext().dataDirectory(data()).tcpPort(0).site(site));
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void shouldLoadStockDoAllOrdersAndCloseCellsWhenToldWhereTheEngineIs() {
        launch(Site.of(map, TRUCKS));

        final CommandRun run = fleet("--data", data(), "--rate", 5, "--seconds", 3, "--chaos");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lastLine())
                .startsWith("fleet: bots=6 stations=2 ")
                .endsWith(" open=0 cells=" + run.value("cells") + " home=6 ok");
        assertThat(run.value("sent")).isEqualTo(run.value("acked")).isNotEqualTo("0");
        assertThat(Long.parseLong(run.value("done"))).isPositive();
        assertThat(Long.parseLong(run.value("done")) + Long.parseLong(run.value("failed")))
                .isEqualTo(Long.parseLong(run.value("orders")));
        assertThat(run.out()).containsPattern("fleet: breakdowns=\\d+ tows=\\d+ links-lost=\\d+ blocks=[1-9]");
        engine.close();
        assertThat(TaskAudit.run(data()).problems()).isEmpty();
        assertThat(TaskAudit.run(data()).done()).isGreaterThanOrEqualTo(Long.parseLong(run.value("done")));
        assertThat(PoseAudit.run(data(), map.cellSizeMm()).problems()).isEmpty();
        assertThat(commands("LoadStock")).isEqualTo(new StockPlan(map).rows());
        assertThat(commands("BlockCell")).isEqualTo(commands("UnblockCell")).isPositive();
    }

    private long commands(final String type) {
        return CommandRun.of("journal", "cat", "--data", data(), "--type", type)
                .lines()
                .size();
    }

    @Test
    void shouldFailInOneLineWhenThereIsNoStock() {
        launch(Site.of(map, TRUCKS));
        final Path file = temp.resolve("site.map");
        WarehouseFiles.write(map, file);

        final CommandRun run = fleet("--map", file, "--tick-ms", 2, "--rate", 5, "--seconds", 2);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.lastLine()).contains(" orders=0 ").endsWith(" home=6 FAILED");
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("is there stock?");
    }

    @Test
    void shouldFailInOneLineWhenTheEngineRefusesItsBotsForGood() {
        engine = IngestEngine.launch(new EngineContext()
                .dataDirectory(data())
                .tcpPort(0)
                .site(Site.of(map, TRUCKS))
                .authenticator(Authenticator.tokens(Map.of(), "s3cret".getBytes(StandardCharsets.US_ASCII))));

        assertThat(failure("--data", data(), "--rate", 5, "--seconds", 3_600))
                .startsWith("botclaw: the fleet failed: FORKLIFT-001 was refused for good: 104 ");
        assertThat(load().err())
                .startsWith("botclaw: connection 1: logon refused: 104 ")
                .hasLineCount(1);
        assertThat(load().exitCode()).isEqualTo(1);
    }

    private CommandRun load() {
        return CommandRun.of("load", "--tcp", engine.tcpPort(), "--rate", 10, "--seconds", 3_600);
    }

    @Test
    void shouldStartNothingWhenTheEngineIsForFewerTrucks() {
        launch(Site.of(map, TRUCKS - 1));
        assertThat(failure("--data", data())).contains("is for 5 trucks, not for 6");
    }

    @Test
    void shouldStartNothingWhenTheEngineHasAnotherMap() {
        launch(Site.of(map, TRUCKS));
        assertThat(failure("--data", data(), "--map", "demo")).contains("has another map");
        assertThat(failure("--data", data(), "--tick-ms", 3)).contains("another tick");
        assertThat(failure("--data", temp.resolve("nowhere"))).contains("has no map");
        assertThat(fleet("--tick-ms", 0).exitCode()).isEqualTo(2);
    }

    private String failure(final Object... options) {
        final CommandRun run = fleet(options);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err().lines()).as(run.toString()).hasSize(1);
        return run.err();
    }

    private CommandRun fleet(final Object... options) {
        final Object[] all = new Object[options.length + 7];
        all[0] = "fleet";
        all[1] = "--tcp";
        all[2] = engine.tcpPort();
        all[3] = "--bots";
        all[4] = TRUCKS;
        all[5] = "--stations";
        all[6] = 2;
        System.arraycopy(options, 0, all, 7, options.length);
        return CommandRun.of(all);
    }
}
