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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.CommandRun;
import net.botclaw.tools.cli.SiteLine;
import net.botclaw.tools.map.WarehouseFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the commands make of the site in a data directory. */
@Timeout(60)
class SiteCommandsTest {
    private final Site site = Site.of(new WarehouseMapBuilder(6, 5).build(), 3);

    @TempDir
    private Path data;

    @TempDir
    private Path files;

    @BeforeEach
    void live() {
        IngestEngine.launch(new EngineContext().dataDirectory(data).tcpPort(0).site(site))
                .close();
    }

    @Test
    void shouldShowTheSiteAmongTheFiguresOfTheJournal() {
        final CommandRun stat = CommandRun.of("journal", "stat", "--data", data);

        assertThat(stat.exitCode()).as(stat.toString()).isZero();
        assertThat(stat.lines()).contains("site         " + SiteLine.of(site));
        assertThat(SiteLine.of(site)).startsWith("map=6x5 cells=30 places=0 trucks=3 tick-ms=100 hash=");
        assertThat(SiteLine.of(Site.NONE)).isEqualTo("none");
    }

    @Test
    void shouldCountButNotReplayWhenTheImageIsMissing() throws IOException {
        Files.delete(DataDirectory.site(data));

        final CommandRun stat = CommandRun.of("journal", "stat", "--data", data);
        final CommandRun replay = CommandRun.of("journal", "replay", "--data", data);
        final CommandRun serve = CommandRun.of("serve", "--tcp", 0, "--data", data);

        final String reason = "the image of the site, " + DataDirectory.site(data) + ", is missing";
        assertThat(stat.exitCode()).as(stat.toString()).isZero();
        assertThat(stat.lines()).contains("site         " + reason);
        assertFailed(replay, reason);
        assertFailed(serve, reason);
    }

    @Test
    void shouldNotServeOnAnotherSite() {
        final Path map = files.resolve("other.map");
        WarehouseFiles.write(new WarehouseMapBuilder(5, 6).build(), map);

        final CommandRun serve = CommandRun.of("serve", "--tcp", 0, "--data", data, "--map", map);
        final CommandRun demo = CommandRun.of("serve", "--tcp", 0, "--data", data, "--map", "demo");

        assertThat(serve.err()).startsWith("botclaw: the journal in " + data + " was begun on site ");
        assertThat(serve.err().lines()).hasSize(1);
        assertThat(serve.exitCode()).isEqualTo(1);
        assertThat(serve.out()).isEmpty();
        assertThat(demo.err()).startsWith("botclaw: the journal in " + data + " was begun on site ");
    }

    private static void assertFailed(final CommandRun run, final String reason) {
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).isEqualTo("botclaw: " + reason);
    }
}
