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

import net.botclaw.protocol.codec.AddStationEncoder;
import net.botclaw.protocol.codec.BlockCellEncoder;
import net.botclaw.protocol.codec.CancelTaskEncoder;
import net.botclaw.protocol.codec.DrainBotEncoder;
import net.botclaw.protocol.codec.LoadStockEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SetStockMinimumEncoder;
import net.botclaw.protocol.codec.UnblockCellEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the messages of operators, one at a time.
 *
 * <p><b>Memory</b>: one buffer, which the next message overwrites.
 */
final class OperatorCommands {
    private static final int MAX_LENGTH = 256;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final long timeNs;

    OperatorCommands(final long timeNs) {
        this.timeNs = timeNs;
    }

    /** Where the message is, from 0 on; each call below gives its length. */
    MutableDirectBuffer buffer() {
        return buffer;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    long timeNs() {
        return timeNs;
    }

    int loadStock(final String sku, final long location, final long quantity) {
        return new LoadStockEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .quantity(quantity)
                .locationId(location)
                .sku(sku)
                .limit();
    }

    int stockMinimum(final String sku, final long minimum) {
        return new SetStockMinimumEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .minimum(minimum)
                .reserved(0)
                .sku(sku)
                .limit();
    }

    int blockCell(final long cell) {
        return new BlockCellEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .cell(cell)
                .limit();
    }

    int unblockCell(final long cell) {
        return new UnblockCellEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .cell(cell)
                .limit();
    }

    int addStation(final long location, final long cell) {
        return new AddStationEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .locationId(location)
                .cell(cell)
                .limit();
    }

    int cancelTask(final long taskId) {
        return new CancelTaskEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .taskId(taskId)
                .limit();
    }

    int drainBot(final long botId, final boolean isDraining) {
        return new DrainBotEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .botId(botId)
                .isDraining((short) (isDraining ? 1 : 0))
                .limit();
    }
}
