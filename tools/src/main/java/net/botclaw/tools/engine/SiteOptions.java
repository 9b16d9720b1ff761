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

import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.map.WarehouseFiles;
import picocli.CommandLine.Option;

/** The options that say which site an engine is for. */
final class SiteOptions {
    private static final String DEMO = "demo";

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = {
                "The site: a warehouse's map with its side file, or demo, unless there is such a file: the map that comes "
                        + "with the tools.",
                "It is kept in the data directory. Later starts need no --map, and refuse another site."
            })
    private Path map;

    @Option(
            names = "--trucks",
            paramLabel = "N",
            description = "Trucks that can be on the map at once, default " + Site.DEFAULT_MAX_TRUCKS
                    + "; part of the site, with --map.")
    private Integer trucks;

    @Option(
            names = "--tick-ms",
            paramLabel = "N",
            description =
                    "Length of a tick in which trucks count, default that of the map: half as long is twice as fast; "
                            + "part of the site, with --map.")
    private Integer tickMs;

    /** The first thing that is wrong, or null. */
    String firstProblem() {
        if (map == null && (trucks != null || tickMs != null)) {
            return "--trucks and --tick-ms need --map";
        }
        if (trucks != null && (trucks < 1 || trucks > FleetLimits.MAX_ROBOTS)) {
            return "--trucks must be 1 to " + FleetLimits.MAX_ROBOTS;
        }
        if (tickMs != null && (tickMs < 1 || tickMs > WarehouseMapBuilder.MAX_TICK_MS)) {
            return "--tick-ms must be 1 to " + WarehouseMapBuilder.MAX_TICK_MS;
        }
        return null;
    }

    /** The site; {@link Site#NONE} when none is given. */
    Site site() {
        if (map == null) {
            return Site.NONE;
        }
        final boolean isDemo = map.toString().equals(DEMO) && !Files.exists(map);
        final WarehouseMap drawn = isDemo ? WarehouseFiles.demo() : WarehouseFiles.read(map);
        final WarehouseMap clocked = tickMs == null ? drawn : drawn.withTickMs(tickMs);
        return Site.of(clocked, trucks == null ? Site.DEFAULT_MAX_TRUCKS : trucks);
    }
}
