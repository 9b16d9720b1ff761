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

/** {@code botclaw command block}. */
@Command(name = "block", description = "Close a cell of the map.")
final class BlockCommand extends OneCommand {
    @Option(
            names = "--cell",
            required = true,
            paramLabel = "CELL",
            converter = CellName.Converter.class,
            description = CellName.FORM)
    private CellName cell;

    @Override
    int write(final OperatorCommands commands) {
        return commands.blockCell(cell.idIn(directory()));
    }
}
