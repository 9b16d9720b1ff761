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

import net.botclaw.protocol.codec.BlockCellEncoder;
import net.botclaw.protocol.codec.LoadStockEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.UnblockCellEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes an operator's commands. One thread. */
public final class OperatorCommands {
    private static final int ROOM = 128;
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final OperatorPort port;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LoadStockEncoder load = new LoadStockEncoder();
    private final BlockCellEncoder block = new BlockCellEncoder();
    private final UnblockCellEncoder unblock = new UnblockCellEncoder();

    /**
     * Commands to an engine.
     *
     * @param port that takes them.
     */
    public OperatorCommands(final OperatorPort port) {
        this.port = port;
    }

    /**
     * Sets what a location holds of a SKU.
     *
     * @param timeNs   epoch nanoseconds.
     * @param location id.
     * @param sku      name.
     * @param quantity pieces.
     * @return false when the command was not taken: try again.
     */
    public boolean tryLoadStock(final long timeNs, final int location, final String sku, final long quantity) {
        load.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .quantity(quantity)
                .locationId(location)
                .sku(sku);
        return port.trySubmit(buffer, 0, HEADER_LENGTH + LoadStockEncoder.BLOCK_LENGTH);
    }

    /** Closes a cell; false when the command was not taken. */
    boolean tryBlock(final long timeNs, final int cell) {
        block.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(timeNs).cell(cell);
        return port.trySubmit(buffer, 0, HEADER_LENGTH + BlockCellEncoder.BLOCK_LENGTH);
    }

    /** Opens a cell; false when the command was not taken. */
    boolean tryUnblock(final long timeNs, final int cell) {
        unblock.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(timeNs).cell(cell);
        return port.trySubmit(buffer, 0, HEADER_LENGTH + UnblockCellEncoder.BLOCK_LENGTH);
    }
}
