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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.CreateTaskDecoder;
import net.botclaw.protocol.codec.LoadStockDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.StockChangedDecoder;
import net.botclaw.protocol.codec.StockMovedDecoder;
import net.botclaw.protocol.codec.StockMovement;
import net.botclaw.protocol.codec.TaskChangedDecoder;
import net.botclaw.protocol.codec.TaskRequestDecoder;
import net.botclaw.protocol.codec.TaskState;

/**
 * Follows tasks and goods through a journal: what was asked for, what became of it, whether anything was done twice, and
 * whether the quantities add up: loaded less picked plus put is what the last StockChanged says, after each of them.
 *
 * <p>Refusals are not journaled: a StockMoved counts when a StockChanged names it as its cause, and a request without a
 * task was refused or is lost, which only its sender can tell.
 */
public final class TaskAudit {
    private static final int MAX_PROBLEMS = 20;

    private final TaskRows tasks = new TaskRows();
    private final StockLedger ledger = new StockLedger();
    private final Map<Long, Movement> movements = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TaskRequestDecoder request = new TaskRequestDecoder();
    private final CreateTaskDecoder create = new CreateTaskDecoder();
    private final StockMovedDecoder moved = new StockMovedDecoder();
    private final LoadStockDecoder load = new LoadStockDecoder();
    private final TaskChangedDecoder changed = new TaskChangedDecoder();
    private final StockChangedDecoder stock = new StockChangedDecoder();
    private long stockVersion;
    private long stockChanges;
    private long problemCount;

    private enum Kind {
        LOAD,
        PICK,
        PUT
    }

    private record Movement(Kind kind, long taskId, StockLedger.Key key, long quantity) {}

    private TaskAudit() {}

    /**
     * Audits a whole journal.
     *
     * @param root an engine's directory.
     * @return the finished audit.
     */
    public static TaskAudit run(final Path root) {
        final TaskAudit audit = new TaskAudit();
        try (JournalReader reader = JournalReader.open(root)) {
            while (reader.next()) {
                audit.onRecord(reader);
            }
        }
        return audit;
    }

    private void onRecord(final JournalReader reader) {
        switch (reader.kind()) {
            case INBOUND:
                onMessage(reader);
                break;
            case COMMAND:
                onCommand(reader);
                break;
            case EVENT:
                onEvent(reader);
                break;
            default:
                break;
        }
    }

    private void onMessage(final JournalReader reader) {
        if (reader.templateId() == TaskRequestDecoder.TEMPLATE_ID) {
            request.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
            tasks.onRequest(new TaskRows.Request(reader.botId(), request.requestId()));
        } else if (reader.templateId() == StockMovedDecoder.TEMPLATE_ID) {
            moved.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
            final Kind kind = moved.movementRaw() == StockMovement.PICK.value() ? Kind.PICK : Kind.PUT;
            final StockLedger.Key key = new StockLedger.Key(moved.sku(), moved.locationId());
            movements.put(reader.position(), new Movement(kind, moved.taskId(), key, moved.quantity()));
        }
    }

    private void onCommand(final JournalReader reader) {
        if (reader.templateId() == CreateTaskDecoder.TEMPLATE_ID) {
            create.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
            tasks.onRequest(new TaskRows.Request(0, create.requestId()));
        } else if (reader.templateId() == LoadStockDecoder.TEMPLATE_ID) {
            load.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
            final StockLedger.Key key = new StockLedger.Key(load.sku(), load.locationId());
            movements.put(reader.position(), new Movement(Kind.LOAD, 0, key, load.quantity()));
        }
    }

    private void onEvent(final JournalReader reader) {
        if (reader.templateId() == TaskChangedDecoder.TEMPLATE_ID) {
            changed.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
            tasks.onChanged(
                    changed.taskId(),
                    new TaskRows.Request(changed.requesterId(), changed.requestId()),
                    changed.stateRaw());
        } else if (reader.templateId() == StockChangedDecoder.TEMPLATE_ID) {
            stock.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
            onStockChanged(reader.position(), movements.remove(reader.cause()));
        }
    }

    private void onStockChanged(final long position, final Movement movement) {
        stockChanges++;
        final StockLedger.Key key = new StockLedger.Key(stock.sku(), stock.locationId());
        if (stock.stockVersion() != stockVersion + 1 && stockVersion != 0) {
            add("stock version " + stock.stockVersion() + " comes after " + stockVersion + ", at position " + position);
        }
        stockVersion = stock.stockVersion();
        if (movement == null || !movement.key.equals(key)) {
            add("stock of " + key + " changed without a movement of it, at position " + position);
            return;
        }
        apply(movement, position);
        final long balance = ledger.balance(key);
        if (balance != stock.quantity()) {
            add("stock of " + key + " is said to be " + stock.quantity() + " and must be " + balance + ", at position "
                    + position);
        }
    }

    private void apply(final Movement movement, final long position) {
        switch (movement.kind) {
            case LOAD:
                ledger.onLoaded(movement.key, movement.quantity);
                break;
            case PICK:
                ledger.onPicked(movement.key, movement.quantity);
                if (!tasks.onPicked(movement.taskId)) {
                    add("goods of task " + movement.taskId + " are picked again at position " + position);
                }
                break;
            default:
                ledger.onPut(movement.key, movement.quantity);
                if (!tasks.onPut(movement.taskId)) {
                    add("goods of task " + movement.taskId + " are put again at position " + position);
                }
                break;
        }
    }

    private void add(final String problem) {
        problemCount++;
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    /**
     * Requests for a task, each counted once however often it came.
     *
     * @return 0 and up.
     */
    public long requests() {
        return tasks.requests();
    }

    /**
     * Requests that no task came of: refused, or lost.
     *
     * @return 0 and up.
     */
    public long requestsWithoutTask() {
        return tasks.requestsWithoutTask();
    }

    /**
     * Tasks there were, those of the engine itself included.
     *
     * @return 0 and up.
     */
    public long tasks() {
        return tasks.tasks();
    }

    /**
     * Tasks done.
     *
     * @return 0 and up.
     */
    public long done() {
        return tasks.in(TaskState.DONE);
    }

    /**
     * Tasks that are not final.
     *
     * @return 0 and up.
     */
    public long open() {
        return tasks.open();
    }

    /**
     * Tasks that were done, or whose goods were picked or put, more than once: must be 0.
     *
     * @return 0 and up.
     */
    public long doneTwice() {
        return tasks.doneTwice();
    }

    /**
     * StockChanged events.
     *
     * @return 0 and up.
     */
    public long stockChanges() {
        return stockChanges;
    }

    /**
     * Movements of goods that changed nothing: they were refused.
     *
     * @return 0 and up.
     */
    public long movementsRefused() {
        return movements.values().stream()
                .filter(movement -> movement.kind != Kind.LOAD)
                .count();
    }

    /**
     * How many things are wrong with stock and goods: must be 0.
     *
     * @return 0 and up.
     */
    public long problemCount() {
        return problemCount;
    }

    /**
     * What is wrong, the first few.
     *
     * @return one line each.
     */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
