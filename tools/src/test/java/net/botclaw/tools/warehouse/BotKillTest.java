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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.codec.BotConnectedDecoder;
import net.botclaw.protocol.codec.BotDisconnectedDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.TaskChangedDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.audit.PoseAudit;
import net.botclaw.tools.audit.TaskAudit;
import org.agrona.concurrent.EpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A truck dies for good with a task in its hands: before it has accepted it, or after. By the journal another one is given
 * the task once, in a later revision, when the time for the first is over, and does it once.
 *
 * <p>The engine's clock runs {@link #SPEED} times as fast as that of the trucks, whose map has a tick that is shorter by as
 * much: they keep pace, and the time-outs are over soon.
 */
@Timeout(120)
class BotKillTest {
    private static final int SPEED = 20;
    private static final int TRUCK_TICK_MS = 2;
    private static final int TRUCKS = 6;
    private static final long ACCEPT_TIMEOUT_NS = 10_000_000_000L;
    private static final long LEASE_NS = 60_000_000_000L;

    private final WarehouseMap map = SmallWarehouse.map(TRUCK_TICK_MS);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BotConnectedDecoder connected = new BotConnectedDecoder();
    private final BotDisconnectedDecoder disconnected = new BotDisconnectedDecoder();
    private final TaskChangedDecoder changed = new TaskChangedDecoder();
    private final List<Change> changes = new ArrayList<>();

    @TempDir
    private Path data;

    private FleetMember victim;
    private long victimTask;
    private long victimId;
    private long victimGoneNs;

    private record Change(long taskId, TaskState state, long botId, int revision, long timeNs) {}

    @Test
    void shouldGiveATaskToAnotherWhenItsBotDiesBeforeItAccepts() {
        run(true);

        final List<Change> history = history();
        assertThat(history)
                .extracting(Change::state)
                .containsExactly(
                        TaskState.QUEUED,
                        TaskState.ASSIGNED,
                        TaskState.QUEUED,
                        TaskState.ASSIGNED,
                        TaskState.ACCEPTED,
                        TaskState.IN_PROGRESS,
                        TaskState.DONE);
        requireHandedOver(history, 1, 2);
        assertThat(history.get(2).timeNs() - history.get(1).timeNs()).isGreaterThanOrEqualTo(ACCEPT_TIMEOUT_NS);
    }

    @Test
    void shouldGiveATaskToAnotherWhenItsBotDiesBeforeItBegins() {
        run(false);

        final List<Change> history = history();
        assertThat(history)
                .extracting(Change::state)
                .containsExactly(
                        TaskState.QUEUED,
                        TaskState.ASSIGNED,
                        TaskState.ACCEPTED,
                        TaskState.QUEUED,
                        TaskState.ASSIGNED,
                        TaskState.ACCEPTED,
                        TaskState.IN_PROGRESS,
                        TaskState.DONE);
        requireHandedOver(history, 2, 3);
        assertThat(history.get(3).timeNs() - victimGoneNs).isGreaterThanOrEqualTo(LEASE_NS);
    }

    /** A fleet that loses one truck, until all that was ordered is done. */
    private void run(final boolean isBeforeAccept) {
        final long startNs = System.nanoTime();
        final long epochNs = System.currentTimeMillis() * 1_000_000;
        final EpochNanoClock clock = () -> epochNs + (System.nanoTime() - startNs) * SPEED;
        final IngestEngine engine = IngestEngine.launch(new EngineContext()
                .dataDirectory(data)
                .tcpPort(0)
                .epochClock(clock)
                .site(Site.of(map.withTickMs(TRUCK_TICK_MS * SPEED), TRUCKS)));
        final long liveHash;
        try (ControlPort operator = ControlPort.launch(data)) {
            operator.load(new StockPlan(map));
            final FleetSettings settings =
                    new FleetSettings("127.0.0.1", engine.tcpPort(), map, TRUCKS, 1, 2, 7, false, operator);
            try (RecordedFleet fleet = new RecordedFleet(settings)) {
                fleet.runUntil("all to be live", () -> fleet.figures().live() == fleet.members());
                fleet.runUntil("a truck to be given a task", () -> killOne(fleet, isBeforeAccept));
                final WarehouseFigures last = fleet.drain();
                assertThat(last.done()).isEqualTo(last.requested()).isPositive();
            }
        } finally {
            engine.close();
        }
        liveHash = engine.stateHash();
        assertThat(JournalReplay.run(data).stateHash()).isEqualTo(liveHash);
        final TaskAudit tasks = TaskAudit.run(data);
        assertThat(tasks.problems()).isEmpty();
        assertThat(tasks.doneTwice()).isZero();
        assertThat(tasks.open()).isZero();
        assertThat(PoseAudit.run(data, map.cellSizeMm()).problems()).isEmpty();
        readJournal();
    }

    private boolean killOne(final RecordedFleet fleet, final boolean isBeforeAccept) {
        for (final FleetMember member : fleet.trucks()) {
            final RecordedListener listener = fleet.listeners().get(member.name());
            if (isBeforeAccept) {
                listener.deafenToTasks();
            }
            final boolean isDue = isBeforeAccept
                    ? listener.lastTask() != 0
                    : member.truck().isTaskConfirmed() && member.link().isLive();
            if (isDue) {
                victim = member;
                victimTask = listener.lastTask();
                member.link().close();
                fleet.trucks().remove(member);
                fleet.listeners().values().forEach(RecordedListener::hearTasks);
                return true;
            }
        }
        return false;
    }

    private void readJournal() {
        try (JournalReader reader = JournalReader.open(data)) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.EVENT) {
                    onEvent(reader);
                }
            }
        }
    }

    private void onEvent(final JournalReader reader) {
        switch (reader.templateId()) {
            case BotConnectedDecoder.TEMPLATE_ID:
                connected.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
                victimId = connected.botName().equals(victim.name()) ? connected.botId() : victimId;
                break;
            case BotDisconnectedDecoder.TEMPLATE_ID:
                disconnected.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
                victimGoneNs = disconnected.botId() == victimId ? reader.timeNs() : victimGoneNs;
                break;
            case TaskChangedDecoder.TEMPLATE_ID:
                changed.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
                changes.add(new Change(
                        changed.taskId(), changed.state(), changed.botId(), changed.revision(), reader.timeNs()));
                break;
            default:
                break;
        }
    }

    /** Of the task that the victim had. */
    private List<Change> history() {
        return changes.stream().filter(change -> change.taskId() == victimTask).toList();
    }

    private void requireHandedOver(final List<Change> history, final int lastOfVictim, final int taken) {
        final int given = taken + 1;
        assertThat(history.get(lastOfVictim).botId()).isEqualTo(victimId);
        assertThat(history.get(taken).timeNs()).isGreaterThan(victimGoneNs);
        final long other = history.get(given).botId();
        assertThat(other).isNotEqualTo(victimId).isPositive();
        assertThat(history.get(given).revision())
                .isGreaterThan(history.get(lastOfVictim).revision());
        assertThat(history.subList(given, history.size())).allMatch(change -> change.botId() == other);
    }
}
