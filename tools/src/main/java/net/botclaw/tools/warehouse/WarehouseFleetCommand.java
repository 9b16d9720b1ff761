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

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import net.botclaw.routing.path.fleet.FleetLimits;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;
import net.botclaw.tools.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw fleet}: a simulated fleet against a running engine. */
@Command(
        name = "fleet",
        description = {
            "Simulate trucks, and people who order goods, against an engine that serves the same map. When the engine goes "
                    + "away, the fleet waits and goes on. With --data stock is loaded first; without it, it must be there.",
            "Last line: fleet: bots=N stations=N sent=N acked=N reconnects=N orders=N done=N failed=N refused=N open=N "
                    + "cells=N home=N ok",
            "FAILED in place of ok, and exit 1, when in the end frames are not acked, orders are open, trucks are not home, or "
                    + "no order at all could be asked for."
        })
public final class WarehouseFleetCommand implements Runnable {
    private static final int DEFAULT_PORT = 7400;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_STATIONS = 1_000;
    private static final double MAX_SECONDS = 86_400;
    private static final double MAX_RATE = 10_000;
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final double NS_PER_SECOND = 1e9;
    private static final double LOGOUT_SECONDS = 5;
    private static final double LAST_ACK_SECONDS = 30;
    private static final double QUIET_SECONDS = 0.1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(names = "--host", paramLabel = "H", description = "Where the engine is, default 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(names = "--tcp", paramLabel = "PORT", description = "Its port for bots, default " + DEFAULT_PORT + ".")
    private int port = DEFAULT_PORT;

    @Mixin
    private FleetMapOptions site;

    @Option(names = "--bots", paramLabel = "N", description = "Trucks, default 20.")
    private int bots = 20;

    @Option(names = "--stations", paramLabel = "K", description = "People who order goods, default 4.")
    private int stations = 4;

    @Option(names = "--rate", paramLabel = "R", description = "Orders per second of all of them, default 0.2.")
    private double rate = 0.2;

    @Option(names = "--seconds", paramLabel = "S", description = "How long they order, default 60.")
    private double seconds = 60;

    @Option(
            names = "--drain-seconds",
            paramLabel = "S",
            description = "How long the last orders and the ways home may take, default 600.")
    private double drainSeconds = 600;

    @Option(names = "--seed", paramLabel = "K", description = "Seed of all they do, default 1.")
    private long seed = 1;

    @Option(names = "--chaos", description = "Break trucks down, tow some of them, lose links, and close cells.")
    private boolean isChaos;

    @Override
    public void run() {
        check(bots >= 1 && bots <= FleetLimits.MAX_ROBOTS, "--bots must be 1 to " + FleetLimits.MAX_ROBOTS);
        check(stations >= 0 && stations <= MAX_STATIONS, "--stations must be 0 to " + MAX_STATIONS);
        check(port >= 1 && port <= MAX_PORT, "--tcp must be 1 to " + MAX_PORT);
        check(rate >= 0 && rate <= MAX_RATE, "--rate must be 0 to " + (long) MAX_RATE);
        check(seconds > 0 && seconds <= MAX_SECONDS, "--seconds must be above 0 and at most " + (long) MAX_SECONDS);
        check(drainSeconds >= 0 && drainSeconds <= MAX_SECONDS, "--drain-seconds must be 0 to " + (long) MAX_SECONDS);
        check(site.firstProblem() == null, site.firstProblem());
        final WarehouseMap map = site.map(bots);
        try (ControlPort operator = site.data() == null ? null : ControlPort.launch(site.data())) {
            if (operator != null) {
                operator.load(new StockPlan(map));
            }
            drive(new FleetSettings(host, port, map, bots, stations, rate, seed, isChaos, operator), operator);
        }
    }

    private void drive(final FleetSettings settings, final ControlPort operator) {
        final PrintWriter out = spec.commandLine().getOut();
        final WarehouseFleet fleet = WarehouseFleet.launch(settings);
        final WarehouseFigures last;
        try (fleet) {
            await(fleet, out, seconds, figures -> false);
            fleet.stopOrdering();
            await(fleet, out, drainSeconds, figures -> figures.isSettled() && isAnswered(operator));
            fleet.silence();
            await(fleet, null, QUIET_SECONDS, figures -> false);
            await(fleet, null, LAST_ACK_SECONDS, WarehouseFigures::isAllAcked);
            last = fleet.figures();
            fleet.logout();
            await(fleet, null, LOGOUT_SECONDS, figures -> figures.loggedOut() == fleet.members());
        }
        if (isChaos) {
            out.println("fleet: " + fleet.faultSummary());
        }
        out.println(line(last));
        out.flush();
        if (!isWell(last)) {
            throw new CommandFailedException("the fleet failed: " + problem(last));
        }
    }

    private static boolean isAnswered(final ControlPort operator) {
        return operator == null || operator.isAnswered();
    }

    private String problem(final WarehouseFigures last) {
        return isAnyOrderTaken(last)
                ? (last.sent() - last.acked()) + " frames not acked, " + last.open() + " orders open, "
                        + (bots - last.home()) + " trucks not home"
                : "none of " + last.refused() + " orders could be asked for: is there stock?";
    }

    private void check(final boolean isRight, final String problem) {
        if (!isRight) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    private static void await(
            final WarehouseFleet fleet,
            final PrintWriter out,
            final double seconds,
            final Predicate<WarehouseFigures> condition) {
        final long startNs = System.nanoTime();
        final long lengthNs = (long) (seconds * NS_PER_SECOND);
        long second = 0;
        boolean isMet = false;
        while (!isMet && System.nanoTime() - startNs < lengthNs) {
            LockSupport.parkNanos(POLL_NS);
            if (fleet.error() != null) {
                throw new CommandFailedException("the fleet failed: " + Failures.line(fleet.error()), fleet.error());
            }
            final WarehouseFigures figures = fleet.figures();
            isMet = condition.test(figures);
            final long elapsed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNs);
            if (out != null && elapsed > second) {
                second = elapsed;
                out.println(String.format(
                        Locale.ROOT,
                        "%4d s  live %,d  sent %,d  acked %,d  orders %,d  done %,d  open %,d  cells %,d  home %,d  broken %,d",
                        second,
                        figures.live(),
                        figures.sent(),
                        figures.acked(),
                        figures.requested(),
                        figures.done(),
                        figures.open(),
                        figures.cells(),
                        figures.home(),
                        figures.out()));
                out.flush();
            }
        }
    }

    private boolean isWell(final WarehouseFigures last) {
        return last.sent() == last.acked() && last.open() == 0 && last.home() == bots && isAnyOrderTaken(last);
    }

    private static boolean isAnyOrderTaken(final WarehouseFigures last) {
        return last.requested() > 0 || last.refused() == 0;
    }

    private String line(final WarehouseFigures last) {
        return "fleet: bots=" + bots + " stations=" + stations + " sent=" + last.sent() + " acked=" + last.acked()
                + " reconnects=" + last.reconnects() + " orders=" + last.requested() + " done=" + last.done()
                + " failed=" + last.failed() + " refused=" + last.refused() + " open=" + last.open() + " cells="
                + last.cells() + " home=" + last.home() + (isWell(last) ? " ok" : " FAILED");
    }
}
