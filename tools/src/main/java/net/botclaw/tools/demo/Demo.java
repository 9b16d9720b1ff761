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
package net.botclaw.tools.demo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.StopWatchdog;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;
import net.botclaw.tools.map.WarehouseFiles;
import net.botclaw.tools.warehouse.FleetSettings;
import net.botclaw.tools.warehouse.OperatorCommands;
import net.botclaw.tools.warehouse.StockPlan;
import net.botclaw.tools.warehouse.WarehouseFleet;

/**
 * An engine with the demo warehouse and a fleet for it in one process: orders for a while, then only what is left to do,
 * then the engine is closed and its journal audited and replayed.
 */
final class Demo {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final double NS_PER_SECOND = 1e9;
    private static final double LAST_ACK_SECONDS = 30;
    private static final double LOGOUT_SECONDS = 5;
    /** Longer than figures are old. */
    private static final double QUIET_SECONDS = 0.1;

    private static final long COMMAND_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    private final DemoSettings settings;
    private final WarehouseMap map;
    private final LiveView view;
    private IngestEngine engine;
    private WarehouseFleet warehouse;
    private SimulatedFleet fields;
    private AlertCounter alerts;
    private String faults = "";
    private long startNs;
    private boolean isDraining;
    private DemoFigures figures = DemoFigures.NONE;

    Demo(final DemoSettings settings, final WarehouseMap map, final LiveView view) {
        this.settings = settings;
        this.map = map;
        this.view = view;
    }

    /** The demo warehouse at the speed that is wanted. */
    static WarehouseMap map(final DemoSettings settings) {
        return WarehouseFiles.demo().withTickMs(settings.tickMs());
    }

    /** What has gone wrong on purpose, for people; empty without chaos. */
    String faults() {
        return faults;
    }

    /** Does it all. Throws when engine or fleet break down; whatever else is wrong is in the result. */
    DemoResult run() {
        final DemoAudit before = DemoAudit.run(settings.data(), map.cellSizeMm());
        engine = IngestEngine.launch(context());
        final StopWatchdog watchdog = StopWatchdog.start("demo", engine::isFailed);
        try {
            loadStock();
            drive();
        } finally {
            engine.close();
            watchdog.close();
        }
        requireWell();
        final long stateHash = engine.stateHash();
        faults = warehouse.faultSummary();
        // The core of the replay takes as much memory as that of the engine, which is done with.
        engine = null;
        warehouse = null;
        fields = null;
        alerts = null;
        return new DemoResult(
                settings,
                figures,
                before,
                DemoAudit.run(settings.data(), map.cellSizeMm()),
                stateHash,
                JournalReplay.run(settings.data()));
    }

    private EngineContext context() {
        final EngineContext ctx = new EngineContext()
                .dataDirectory(settings.data())
                .tcpPort(0)
                .site(Site.of(map, Site.DEFAULT_MAX_TRUCKS));
        return settings.threading() == null ? ctx : ctx.threading(settings.threading());
    }

    private void loadStock() {
        final OperatorCommands operator = new OperatorCommands(engine::trySubmitCommand);
        final StockPlan stock = new StockPlan(map);
        final long deadlineNs = System.nanoTime() + COMMAND_TIMEOUT_NS;
        for (int row = 0; row < stock.rows(); row++) {
            while (!operator.tryLoadStock(nowEpochNs(), stock.locationOf(row), stock.skuOf(row), StockPlan.QUANTITY)) {
                requireWell();
                if (System.nanoTime() - deadlineNs > 0) {
                    throw new CommandFailedException("the engine takes no commands");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    private static long nowEpochNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    private void drive() {
        final FleetSettings fleet = new FleetSettings(
                "127.0.0.1",
                engine.tcpPort(),
                map,
                settings.trucks(),
                settings.stations(),
                settings.ordersPerSecond(),
                settings.seed(),
                settings.isChaos(),
                engine::trySubmitCommand);
        startNs = System.nanoTime();
        try (AlertCounter counter = new AlertCounter(settings.data());
                WarehouseFleet trucks = WarehouseFleet.launch(fleet);
                SimulatedFleet robots =
                        SimulatedFleet.launch(settings.fieldRobots(), settings.seed(), engine.tcpPort())) {
            alerts = counter;
            warehouse = trucks;
            fields = robots;
            await(settings.seconds(), () -> false);
            isDraining = true;
            warehouse.stopOrdering();
            fields.stopMeasuring();
            await(settings.drainSeconds(), () -> figures.warehouse().isSettled());
            warehouse.silence();
            await(QUIET_SECONDS, () -> false);
            await(
                    LAST_ACK_SECONDS,
                    () -> figures.fields().isAllAcked() && figures.warehouse().isAllAcked());
            final DemoFigures last = figures;
            warehouse.logout();
            fields.logout();
            await(LOGOUT_SECONDS, () -> figures.loggedOut() == members());
            figures = last;
        } finally {
            view.end();
        }
    }

    private int members() {
        return warehouse.members() + settings.fieldRobots();
    }

    /** Waits and shows what there is. */
    private void await(final double seconds, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + (long) (seconds * NS_PER_SECOND);
        boolean isMet = false;
        while (!isMet && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(Math.min(POLL_NS, deadlineNs - System.nanoTime()));
            requireWell();
            requireWell(warehouse.error());
            requireWell(fields.error());
            figures = new DemoFigures(warehouse.figures(), fields.figures());
            isMet = condition.getAsBoolean();
            view.show(
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs),
                    figures,
                    alerts.poll(),
                    warehouse.positions(),
                    isDraining);
        }
    }

    private static void requireWell(final Throwable error) {
        if (error != null) {
            throw new CommandFailedException("the fleet failed: " + Failures.line(error), error);
        }
    }

    private void requireWell() {
        if (engine.isFailed()) {
            throw new CommandFailedException("the engine failed: " + engine.failure(), engine.failure());
        }
    }
}
