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
package net.botclaw.tools.map;

import java.io.PrintWriter;
import java.nio.file.Path;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw plan map}: maps, drawn and checked. */
@Command(
        name = "map",
        description = {
            "Draw a warehouse, or check one: can every place be reached and left, and does none shut others in.",
            "  plan map --generate --out site.map   writes site.map and site.json",
            "  plan map --check site.map            with site.json, when there is one",
            "  plan map --places site.map           or demo, or an engine's directory: a line for each place,",
            "    id=N name=NAME kind=KIND cell=ID at=X,Y [aisle=N] [shelf=N], and a last one: places: count=N",
            "A line for each fault of each vehicle class, and a last one:",
            "  map: width=N height=N cells=N stations=N docks=N chargers=N parking=N pick_faces=N zones=N classes=N "
                    + "faults=N",
            "Exits 1 when there is a fault. The format is in docs/MAPS.md."
        })
public final class MapCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(names = "--generate", description = "Draw a warehouse of 170 x 84 cells with 220 parking places.")
    private boolean isGenerated;

    @Option(names = "--large", description = "Draw one of 340 x 164 cells with 440 parking places.")
    private boolean isLarge;

    @Option(names = "--seed", paramLabel = "K", description = "For where the places are (default: 1).")
    private Long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the map here; without it the text is printed.")
    private Path out;

    @Option(names = "--check", paramLabel = "FILE", description = "Check this map: a warehouse, MovingAI or League.")
    private Path checked;

    @Option(
            names = "--places",
            paramLabel = "FILE|DIR",
            description = "List the places of this map: their ids and names are those of commands.")
    private Path listed;

    @Override
    public void run() {
        final int ways = (isGenerated ? 1 : 0) + (checked == null ? 0 : 1) + (listed == null ? 0 : 1);
        if (ways != 1) {
            throw new ParameterException(spec.commandLine(), "give either --generate, --check FILE or --places FILE");
        }
        if (!isGenerated && (isLarge || seed != null || out != null)) {
            throw new ParameterException(spec.commandLine(), "--large, --seed and --out go with --generate");
        }
        final PrintWriter output = spec.commandLine().getOut();
        if (listed != null) {
            PlaceList.print(PlaceList.mapOf(listed), output);
            return;
        }
        final WarehouseMap map = isGenerated ? generate(output) : WarehouseFiles.read(checked);
        final int faults = MapReport.print(map, output);
        if (faults > 0) {
            throw new CommandFailedException(faults + (faults == 1 ? " fault" : " faults"));
        }
    }

    private WarehouseMap generate(final PrintWriter output) {
        final WarehouseLayout layout = isLarge ? WarehouseLayout.large() : new WarehouseLayout();
        final WarehouseMap map =
                WarehouseGenerator.generate(layout, seed == null ? 1 : seed).build();
        if (out == null) {
            output.print(WarehouseText.print(map));
        } else {
            WarehouseFiles.write(map, out);
        }
        return map;
    }
}
