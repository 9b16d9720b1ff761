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

import java.nio.file.Path;
import java.util.List;
import net.botclaw.tools.cli.CommandFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code botclaw command load-stock}. */
@Command(
        name = "load-stock",
        description = {
            "Say how much of a SKU a location holds; 0 empties it.",
            "With --file many lines sku,location,quantity go over one session, in order, until one is refused. The file "
                    + "is CSV (RFC 4180, UTF-8); a header with these names may come first; empty lines and lines that begin "
                    + "with # do not count. Nothing is sent of a file that has a wrong line. Last line then: command: "
                    + "what=load-stock lines=N position=POS code=0 ok (POS: of the last)."
        })
final class LoadStockCommand extends OneCommand {
    @Option(names = "--sku", paramLabel = "S", description = "Name of the goods.")
    private String sku;

    @Option(
            names = "--location",
            paramLabel = "NAME|N",
            converter = LocationName.Converter.class,
            description = LocationName.FORM)
    private LocationName location;

    @Option(names = "--quantity", paramLabel = "Q", description = "What it holds from now on.")
    private Long quantity;

    @Option(names = "--file", paramLabel = "CSV", description = "CSV with lines sku,location,quantity.")
    private Path file;

    @Override
    int write(final OperatorCommands commands) {
        require(sku != null && location != null && quantity != null, "--sku, --location and --quantity, or --file");
        return commands.loadStock(
                checkedSku(sku), location("--location", location), checked("--quantity", quantity, 0, MAX_U32));
    }

    @Override
    public void run() {
        if (file == null) {
            super.run();
            return;
        }
        require(sku == null && location == null && quantity == null, "--file has --sku, --location and --quantity");
        final Path directory = directory();
        // Nothing is sent of a file that cannot be read to its end.
        final List<StockLine> lines = StockFile.read(file);
        final OperatorCommands commands = new OperatorCommands(epochNs());
        CommandAnswer last = null;
        int loaded = 0;
        try (ControlClient client = ControlClient.logOn(directory)) {
            for (final StockLine line : lines) {
                last = send(client, commands, line, loaded);
                loaded++;
            }
        }
        report(" lines=" + lines.size(), last);
    }

    private CommandAnswer send(
            final ControlClient client, final OperatorCommands commands, final StockLine line, final int loaded) {
        try {
            final int length = commands.loadStock(line.sku(), line.location(), line.quantity());
            return accepted("", client.send(commands.buffer(), length));
        } catch (final CommandFailedException e) {
            throw new CommandFailedException(
                    file + " line " + line.number() + ": " + e.getMessage() + "; lines loaded before it: " + loaded, e);
        }
    }
}
