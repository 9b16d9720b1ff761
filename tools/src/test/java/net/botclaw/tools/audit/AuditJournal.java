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
package net.botclaw.tools.audit;

import java.nio.file.Path;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.JournalWriter;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.LoadStockEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.StockChangedEncoder;
import net.botclaw.protocol.codec.StockMovedEncoder;
import net.botclaw.protocol.codec.StockMovement;
import net.botclaw.protocol.codec.TaskChangedEncoder;
import net.botclaw.protocol.codec.TaskRequestEncoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes a warehouse's journal by hand. Cells are of 1,000 mm. */
final class AuditJournal implements AutoCloseable {
    static final int CELL_SIZE_MM = 1_000;

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int QUARTER_MICRO_RAD = 1_570_796;

    private final JournalWriter writer;
    private final BatchBuilder batch = new BatchBuilder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long sequence;
    private long lastInput;
    private long stockVersion;

    AuditJournal(final Path root) {
        writer = JournalWriter.create(root);
    }

    AuditJournal stands(final int botId, final long timeNs, final int x, final int y) {
        return pose(botId, timeNs, x, y, 0, 0, BotMode.AUTOMATIC);
    }

    AuditJournal person(final int botId, final long timeNs, final int x, final int y) {
        return pose(botId, timeNs, x, y, 0, 0, BotMode.MANUAL);
    }

    /** Departs towards a heading: 0 east, 1 north, 2 west, 3 south. */
    AuditJournal departs(final int botId, final long timeNs, final int x, final int y, final int heading) {
        return pose(botId, timeNs, x, y, heading, 1_000, BotMode.AUTOMATIC);
    }

    private AuditJournal pose(
            final int botId,
            final long timeNs,
            final int x,
            final int y,
            final int heading,
            final int speed,
            final BotMode mode) {
        new BotStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(timeNs)
                .taskId(0)
                .xMm(x * CELL_SIZE_MM + CELL_SIZE_MM / 2)
                .yMm(y * CELL_SIZE_MM + CELL_SIZE_MM / 2)
                .headingMicroRad(heading * QUARTER_MICRO_RAD)
                .speedMmS(speed)
                .batteryCentiPercent(5_000)
                .mapId(1)
                .mode(mode)
                .loaded((short) 0)
                .vehicleClass(0);
        return input(RecordKind.INBOUND, botId, BotStatusEncoder.TEMPLATE_ID, BotStatusEncoder.BLOCK_LENGTH);
    }

    AuditJournal request(final int botId, final long requestId) {
        new TaskRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .requestId(requestId)
                .deadlineNs(0)
                .quantity(1)
                .fromLocation(1)
                .toLocation(2)
                .sku("SKU001")
                .taskType(TaskType.TRANSPORT)
                .priority((short) 0)
                .vehicleClass(0);
        return input(RecordKind.INBOUND, botId, TaskRequestEncoder.TEMPLATE_ID, TaskRequestEncoder.BLOCK_LENGTH);
    }

    AuditJournal task(final long taskId, final int requesterId, final long requestId, final TaskState state) {
        new TaskChangedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .taskId(taskId)
                .cause(lastInput)
                .requestId(requestId)
                .requesterId(requesterId)
                .botId(0)
                .quantityDone(0)
                .code(0)
                .revision(0)
                .state(state)
                .taskType(TaskType.TRANSPORT);
        return event(TaskChangedEncoder.TEMPLATE_ID, TaskChangedEncoder.BLOCK_LENGTH);
    }

    AuditJournal load(final int location, final long quantity) {
        new LoadStockEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .quantity(quantity)
                .locationId(location)
                .sku("SKU001");
        return input(RecordKind.COMMAND, 0, LoadStockEncoder.TEMPLATE_ID, LoadStockEncoder.BLOCK_LENGTH);
    }

    AuditJournal moves(final StockMovement movement, final long taskId, final int location, final long quantity) {
        new StockMovedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .taskId(taskId)
                .quantity(quantity)
                .locationId(location)
                .sku("SKU001")
                .movement(movement);
        return input(RecordKind.INBOUND, 1, StockMovedEncoder.TEMPLATE_ID, StockMovedEncoder.BLOCK_LENGTH);
    }

    /** The engine says what is there now, because of the last input. */
    AuditJournal stock(final int location, final long quantity) {
        new StockChangedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .stockVersion(++stockVersion)
                .locationId(location)
                .quantity(quantity)
                .sku("SKU001");
        return event(StockChangedEncoder.TEMPLATE_ID, StockChangedEncoder.BLOCK_LENGTH);
    }

    private AuditJournal input(final RecordKind kind, final int botId, final int templateId, final int bodyLength) {
        lastInput = writer.nextPosition();
        batch.start(lastInput);
        final int channel = kind == RecordKind.INBOUND ? FrameDescriptor.CHANNEL_RELIABLE : 0;
        final int offset = batch.claimInput(
                kind,
                CoreRecord.packFlags(0, channel),
                botId,
                botId == 0 ? 0 : 1,
                botId == 0 ? 0 : ++sequence,
                templateId,
                HEADER_LENGTH + bodyLength);
        return append(offset, bodyLength);
    }

    private AuditJournal event(final int templateId, final int bodyLength) {
        batch.start(writer.nextPosition());
        final int offset = batch.claimOutput(RecordKind.EVENT, 0, 0, lastInput, templateId, HEADER_LENGTH + bodyLength);
        return append(offset, bodyLength);
    }

    private AuditJournal append(final int offset, final int bodyLength) {
        batch.buffer().putBytes(offset, buffer, 0, HEADER_LENGTH + bodyLength);
        batch.finish(1);
        writer.append(batch);
        return this;
    }

    @Override
    public void close() {
        writer.close();
    }
}
