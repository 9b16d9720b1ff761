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

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.ServeProcess;
import net.botclaw.tools.audit.PoseAudit;
import net.botclaw.tools.audit.TaskAudit;
import net.botclaw.tools.cli.Figures;
import net.botclaw.tools.journal.JournalAudit;
import net.botclaw.tools.map.WarehouseFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine that drives a warehouse is killed in the middle of it, again and again, and started again on the same
 * directory and port. Trucks and stations find their own way back. At the end the journal alone is asked: no order is
 * lost, none is done twice, no push was missed or came twice, no two trucks have met, and no goods are gone.
 *
 * <p>{@code -Dbotclaw.test.rounds=N} sets the kills of the long test, {@code -Dbotclaw.test.seed=N} their instants.
 */
class EngineKillTest {
    private static final int ROUNDS = Integer.getInteger("botclaw.test.rounds", 25);
    private static final long SEED = Long.getLong("botclaw.test.seed", 20_261_121L);
    private static final int TRUCKS = 20;
    private static final int STATIONS = 2;
    private static final int TICK_MS = 2;
    private static final int MAX_START_MS = 1_500;
    private static final int ROUNDS_TO_EARLY_KILL = 5;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @TempDir
    private Path temp;

    private Path data;
    private WarehouseMap map;
    private int port;
    private ServeProcess engine;
    private int kills;

    @AfterEach
    void kill() throws IOException, InterruptedException {
        if (engine != null && engine.isAlive()) {
            engine.kill();
        }
    }

    @Test
    @Timeout(120)
    void shouldLoseNothingWhenTheEngineOfAWarehouseIsKilled() throws IOException, InterruptedException {
        run(SmallWarehouse.map(TICK_MS), 2, 4, false);
    }

    @Test
    @Tag("slow")
    @Timeout(1_200)
    void shouldLoseNothingWhenTheEngineOfAWarehouseIsKilledManyTimes() throws IOException, InterruptedException {
        run(WarehouseFiles.demo().withTickMs(TICK_MS), ROUNDS, 1.5, false);
    }

    @Test
    @Tag("slow")
    @Timeout(1_200)
    void shouldLoseNothingWhenTheEngineIsKilledAndTrucksBreakDownToo() throws IOException, InterruptedException {
        run(WarehouseFiles.demo().withTickMs(TICK_MS), ROUNDS, 1.5, true);
    }

    private void run(final WarehouseMap site, final int rounds, final double rate, final boolean isChaos)
            throws IOException, InterruptedException {
        map = site;
        WarehouseFiles.write(map, mapFile());
        data = temp.resolve("engine");
        port = freePort();
        start();
        awaitReadiness();
        try (ControlPort operator = ControlPort.launch(data)) {
            operator.load(new StockPlan(map));
            final FleetSettings settings = new FleetSettings(
                    "127.0.0.1", port, map, TRUCKS, STATIONS, rate, random.nextLong(), isChaos, operator);
            try (RecordedFleet fleet = new RecordedFleet(settings)) {
                for (int round = 1; round <= rounds; round++) {
                    fleet.runUntil("most to be live", () -> fleet.figures().live() > fleet.members() / 2);
                    fleet.runFor(random.nextLong(200, 2_500));
                    restart(fleet, round % ROUNDS_TO_EARLY_KILL == 2);
                }
                final WarehouseFigures last = fleet.drain();
                fleet.runUntil("the operator's last answers", operator::isAnswered);
                final String stopped = engine.stop();
                System.out.printf(
                        "engine kills: seed %d, %d kills, %s %s refused=%s%n",
                        SEED, kills, last, fleet.faults(), fleet.rejects());
                verify(fleet, last, stopped, isChaos);
            }
        }
    }

    private void start() throws IOException {
        engine = ServeProcess.start(
                "--tcp",
                port,
                "--data",
                data,
                "--map",
                mapFile(),
                "--tick-ms",
                map.tickMs(),
                "--threading",
                random.nextBoolean() ? "shared" : "dedicated");
    }

    private Path mapFile() {
        return temp.resolve("site.map");
    }

    private void awaitReadiness() throws IOException {
        while (!engine.isReady()) {
            Thread.onSpinWait();
        }
    }

    /** The fleet goes on all the while; sometimes an engine is killed while it recovers. */
    private void restart(final RecordedFleet fleet, final boolean isKilledEarly)
            throws IOException, InterruptedException {
        kill();
        kills++;
        fleet.runFor(random.nextLong(1, 500));
        start();
        if (isKilledEarly) {
            fleet.runFor(random.nextLong(MAX_START_MS));
            kill();
            kills++;
            start();
        }
        fleet.runUntil("the engine to listen", this::isReady);
    }

    private boolean isReady() {
        try {
            return engine.isReady();
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private void verify(
            final RecordedFleet fleet, final WarehouseFigures last, final String stopped, final boolean isChaos) {
        final JournalAudit frames = JournalAudit.run(data);
        assertThat(frames.problems()).isEmpty();
        assertThat(frames.duplicates()).isZero();
        assertThat(frames.gaps()).isZero();
        assertThat(frames.journaled()).isEqualTo(last.sent()).isEqualTo(last.acked());

        final TaskAudit tasks = TaskAudit.run(data);
        assertThat(tasks.problems()).isEmpty();
        assertThat(tasks.doneTwice()).isZero();
        assertThat(tasks.open()).isZero();
        assertThat(tasks.requests()).isEqualTo(last.requested());
        assertThat(tasks.requestsWithoutTask()).isEqualTo(last.rejected()).isZero();
        assertThat(last.done() + last.failed()).isEqualTo(last.requested());
        assertThat(last.done()).isPositive();
        assertThat(tasks.done()).isEqualTo(last.tasksDone()).isGreaterThanOrEqualTo(last.done());

        final PoseAudit poses = PoseAudit.run(data, map.cellSizeMm());
        assertThat(poses.problems()).isEmpty();
        assertThat(poses.collisions()).isZero();
        assertThat(poses.outOfOrder()).isZero();
        assertThat(poses.trucks()).isEqualTo(TRUCKS);

        final PushAudit pushes = PushAudit.run(data, fleet.listeners());
        assertThat(pushes.problems()).isEmpty();
        assertThat(pushes.made()).isPositive();
        requireThatALostPushIsSeen(fleet);
        if (!isChaos) {
            assertThat(last.failed()).isZero();
            assertThat(poses.jumps()).isZero();
            assertThat(pushes.leastLogons()).isGreaterThan(1);
        }

        final StockAudit stock = StockAudit.run(data);
        final StockPlan plan = new StockPlan(map);
        if (last.failed() == 0) {
            assertThat(stock.pieces()).isEqualTo((long) plan.rows() * StockPlan.QUANTITY);
        }
        System.out.printf(
                "engine kills: %,d pushes, %,d replaced, %,d expired, %,d records%n",
                pushes.made(), pushes.replaced(), pushes.expired(), frames.records());
        final JournalReplay.Result replay = JournalReplay.run(data);
        assertThat(stopped).isEqualTo("records=" + frames.records() + " state=" + Figures.hex(replay.stateHash()));
    }

    private void requireThatALostPushIsSeen(final RecordedFleet fleet) {
        final List<RecordedListener.Push> some =
                fleet.listeners().get("FORKLIFT-001").pushes();
        final RecordedListener.Push last = some.remove(some.size() - 1);
        assertThat(PushAudit.run(data, fleet.listeners()).problems()).hasSize(1);
        some.add(last);
        some.add(last);
        assertThat(PushAudit.run(data, fleet.listeners()).problems()).hasSize(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
