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

/** {@code botclaw command stock-minimum}. */
@Command(name = "stock-minimum", description = "Say below which quantity a SKU's stock is low.")
final class StockMinimumCommand extends OneCommand {
    @Option(names = "--sku", required = true, paramLabel = "S", description = "Name of the goods.")
    private String sku;

    @Option(names = "--minimum", required = true, paramLabel = "Q", description = "Least quantity; 0: never low.")
    private long minimum;

    @Override
    int write(final OperatorCommands commands) {
        return commands.stockMinimum(checkedSku(sku), checked("--minimum", minimum, 0, MAX_U32));
    }
}
