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

import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.ingest.sequencer.JournalSite;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteImage;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;
import net.botclaw.tools.map.WarehouseFiles;
import picocli.CommandLine.Option;

/** The options that say on which map, and at which pace, the engine's trucks drive. */
final class FleetMapOptions {
    private static final String DEMO = "demo";

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "The engine's map; default: that of --data, or else demo, the one that comes with the tools.")
    private Path mapFile;

    @Option(
            names = "--tick-ms",
            paramLabel = "N",
            description = "The tick that the engine was given; default: that of --data, or else that of the map.")
    private Integer tickMs;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "The engine's data directory: the map and its tick are taken from there, the stock is loaded over the "
                        + "control session, and with --chaos cells are closed and opened.",
                "Without it nobody closes cells, and stock must be loaded by: botclaw command load-stock."
            })
    private Path data;

    /** The engine's directory, or null. */
    Path data() {
        return data;
    }

    /** The first thing that is wrong, or null. */
    String firstProblem() {
        return tickMs != null && (tickMs < 1 || tickMs > WarehouseMapBuilder.MAX_TICK_MS)
                ? "--tick-ms must be 1 to " + WarehouseMapBuilder.MAX_TICK_MS
                : null;
    }

    /** The map for so many trucks. */
    WarehouseMap map(final int trucks) {
        return data == null ? drawn(WarehouseFiles.demo()) : served(trucks);
    }

    private WarehouseMap drawn(final WarehouseMap otherwise) {
        final boolean isDemo = mapFile != null && mapFile.toString().equals(DEMO) && !Files.exists(mapFile);
        final WarehouseMap map =
                mapFile == null ? otherwise : isDemo ? WarehouseFiles.demo() : WarehouseFiles.read(mapFile);
        return tickMs == null ? map : map.withTickMs(tickMs);
    }

    private WarehouseMap served(final int trucks) {
        final Site site = site();
        if (!site.hasMap()) {
            throw new CommandFailedException("the engine of " + data + " has no map: it drives no trucks");
        }
        if (trucks > site.maxTrucks()) {
            throw new CommandFailedException(
                    "the engine of " + data + " is for " + site.maxTrucks() + " trucks, not for " + trucks);
        }
        final WarehouseMap map = drawn(site.map());
        if (SiteImage.siteHash(Site.of(map, site.maxTrucks())) != SiteImage.siteHash(site)) {
            throw new CommandFailedException(
                    "the engine of " + data + " has another map, or another tick: leave --map and --tick-ms out");
        }
        return map;
    }

    private Site site() {
        try {
            return JournalSite.of(data);
        } catch (final RuntimeException e) {
            throw new CommandFailedException(Failures.line(e), e);
        }
    }
}
