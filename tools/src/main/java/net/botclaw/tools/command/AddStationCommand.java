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

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code botclaw command add-station}. */
@Command(name = "add-station", description = "Add a location beyond those of the map. Last line with location=N.")
final class AddStationCommand extends OneCommand {
    @Option(
            names = "--location",
            required = true,
            paramLabel = "N",
            description = "Id of the new location, above those of the map's places, by up to 1,024.")
    private long location;

    @Option(
            names = "--cell",
            required = true,
            paramLabel = "CELL",
            converter = CellName.Converter.class,
            description = CellName.FORM)
    private CellName cell;

    @Override
    int write(final OperatorCommands commands) {
        return commands.addStation(checked("--location", location, 1, MAX_U32), cell.idIn(directory()));
    }

    @Override
    String more(final CommandAnswer answer) {
        return " location=" + location;
    }
}
