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

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.journal.JournalAudit;

/**
 * One demo from the engine's start to the comparison with its replay.
 *
 * <p><b>Threading</b>: the caller's thread watches; engine and fleet have their own.
 */
final class Demo {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long ACK_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOGOUT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);

    private final Path data;
    private final int bots;
    private final double seconds;
    private final long seed;
    private final ThreadingMode threading;
    private final ProgressLine progress;
    private FleetFigures figures = FleetFigures.NONE;

    Demo(
            final Path data,
            final int bots,
            final double seconds,
            final long seed,
            final ThreadingMode threading,
            final ProgressLine progress) {
        this.data = data;
        this.bots = bots;
        this.seconds = seconds;
        this.seed = seed;
        this.threading = threading;
        this.progress = progress;
    }

    /** Does it all. Throws when engine or fleet break down; whatever else is wrong is in the result. */
    DemoResult run() {
        final JournalAudit before = DataDirectory.hasJournal(data) ? JournalAudit.run(data) : null;
        final IngestEngine engine = IngestEngine.launch(context());
        try {
            drive(engine);
        } finally {
            engine.close();
        }
        requireWell(engine);
        return new DemoResult(
                bots, figures, before, JournalAudit.run(data), engine.stateHash(), JournalReplay.run(data));
    }

    private EngineContext context() {
        final EngineContext ctx = new EngineContext().dataDirectory(data).tcpPort(0);
        return threading == null ? ctx : ctx.threading(threading);
    }

    private void drive(final IngestEngine engine) {
        try (SimulatedFleet fleet = SimulatedFleet.launch(bots, seed, engine.tcpPort());
                AlertCounter alerts = new AlertCounter(data)) {
            watch(engine, fleet, alerts);
            fleet.stopMeasuring();
            await(engine, fleet, ACK_TIMEOUT_NS, () -> fleet.figures().isAllAcked());
            figures = fleet.figures();
            fleet.logout();
            await(engine, fleet, LOGOUT_TIMEOUT_NS, () -> fleet.figures().loggedOut() == bots);
        } finally {
            progress.end();
        }
    }

    private void watch(final IngestEngine engine, final SimulatedFleet fleet, final AlertCounter alerts) {
        final long startNs = System.nanoTime();
        final long endNs = startNs + (long) (seconds * SECOND_NS);
        long second = 1;
        while (System.nanoTime() < endNs) {
            final long wakeNs = Math.min(endNs, startNs + second * SECOND_NS);
            while (System.nanoTime() < wakeNs) {
                LockSupport.parkNanos(Math.min(POLL_NS, wakeNs - System.nanoTime()));
                requireWell(engine, fleet);
            }
            progress.show(second, fleet.figures(), alerts.poll());
            second++;
        }
    }

    private static void await(
            final IngestEngine engine, final SimulatedFleet fleet, final long timeoutNs, final Condition condition) {
        final long deadlineNs = System.nanoTime() + timeoutNs;
        while (!condition.isMet() && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(POLL_NS);
            requireWell(engine, fleet);
        }
    }

    private static void requireWell(final IngestEngine engine, final SimulatedFleet fleet) {
        requireWell(engine);
        final Throwable error = fleet.error();
        if (error != null) {
            throw new CommandFailedException("the fleet failed: " + error, error);
        }
    }

    private static void requireWell(final IngestEngine engine) {
        if (engine.isFailed()) {
            throw new CommandFailedException("the engine failed: " + engine.failure(), engine.failure());
        }
    }

    /** Something that will be so. */
    private interface Condition {
        boolean isMet();
    }
}
