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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.RestCells;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.CommandFailedException;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;

/**
 * A simulated fleet of trucks and stations on one thread of its own, connected to an engine. Any thread may call it.
 *
 * <p><b>Failure</b>: what breaks in the fleet itself is kept, see {@link #error()}; an engine that is gone is waited for.
 */
public final class WarehouseFleet implements AutoCloseable {
    private static final long MIN_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long MAX_PARK_NS = TimeUnit.MICROSECONDS.toNanos(250);
    private static final int LEAST_BATTERY = 2_200;

    private final AtomicReference<Throwable> firstError = new AtomicReference<>();
    private final FleetFaults faults;
    private final WarehouseAgent agent;
    private final AgentRunner runner;
    private final int members;

    /**
     * Starts a fleet.
     *
     * @param settings what fleet.
     * @return a running fleet.
     * @throws CommandFailedException when the map has no room for it.
     */
    public static WarehouseFleet launch(final FleetSettings settings) {
        final WarehouseFleet fleet = new WarehouseFleet(settings);
        AgentRunner.startOnThread(fleet.runner);
        return fleet;
    }

    private WarehouseFleet(final FleetSettings settings) {
        final SplittableRandom random = new SplittableRandom(settings.seed());
        final List<FleetMember> trucks = trucks(settings, random.split());
        final List<StationMember> stations = stations(settings, random.split());
        final OperatorCommands operator =
                settings.operator() == null ? null : new OperatorCommands(settings.operator());
        faults = settings.isChaos() ? new FleetFaults(settings.map(), trucks, operator, random.nextLong()) : null;
        agent = new WarehouseAgent(trucks, stations, faults);
        runner = new AgentRunner(new BackoffIdleStrategy(10, 10, MIN_PARK_NS, MAX_PARK_NS), this::onError, null, agent);
        members = trucks.size() + stations.size();
    }

    private static List<FleetMember> trucks(final FleetSettings settings, final SplittableRandom random) {
        final WarehouseMap map = settings.map();
        final int[] homes = RestCells.choose(map, map.vehicleClass(0), settings.trucks());
        if (homes.length < settings.trucks()) {
            throw new CommandFailedException(
                    "the map has room for " + homes.length + " trucks at rest, not for " + settings.trucks());
        }
        final List<FleetMember> trucks = new ArrayList<>();
        for (int i = 0; i < settings.trucks(); i++) {
            final String name = String.format(Locale.ROOT, "FORKLIFT-%03d", i + 1);
            final FleetLink link = new FleetLink();
            final int battery = random.nextInt(LEAST_BATTERY, TruckBattery.FULL);
            final SimulatedTruck truck = new SimulatedTruck(map, homes[i], battery, link);
            link.open(settings, name, random.nextLong(), new TruckAdapter(truck));
            trucks.add(new FleetMember(name, truck, link, homes[i]));
        }
        return trucks;
    }

    private static List<StationMember> stations(final FleetSettings settings, final SplittableRandom random) {
        final WarehouseMap map = settings.map();
        final List<Integer> locations = new ArrayList<>();
        for (final PlaceKind kind : new PlaceKind[] {PlaceKind.STATION, PlaceKind.DOCK}) {
            for (int place = 0; place < map.placeCount(); place++) {
                if (map.place(place).kind() == kind) {
                    locations.add(place + 1);
                }
            }
        }
        final StockPlan stock = new StockPlan(map);
        if (settings.stations() > 0 && (locations.isEmpty() || stock.skus() == 0)) {
            throw new CommandFailedException("the map has no stations or no pick faces: nothing can be ordered");
        }
        final double rate = settings.stations() == 0 ? 0 : settings.ordersPerSecond() / settings.stations();
        final List<StationMember> stations = new ArrayList<>();
        for (int i = 0; i < settings.stations(); i++) {
            final FleetLink link = new FleetLink();
            final SimulatedStation station =
                    new SimulatedStation(map, locations.get(i % locations.size()), stock, rate, random.split(), link);
            link.open(settings, String.format(Locale.ROOT, "picker_%03d", i + 1), random.nextLong(), station);
            stations.add(new StationMember(station, link));
        }
        return stations;
    }

    private void onError(final Throwable error) {
        firstError.compareAndSet(null, error);
    }

    /**
     * What went wrong in the fleet itself.
     *
     * @return null when nothing did.
     */
    public Throwable error() {
        return firstError.get();
    }

    /**
     * Trucks and stations.
     *
     * @return sessions.
     */
    public int members() {
        return members;
    }

    /**
     * What the fleet says of itself, as of a few milliseconds ago.
     *
     * @return figures.
     */
    public WarehouseFigures figures() {
        return agent.figures();
    }

    /**
     * Where the trucks are, as of a few milliseconds ago.
     *
     * @return positions.
     */
    public TruckPositions positions() {
        return agent.positions();
    }

    /** No new orders and no new faults; what is ordered is still done, and all is put right. */
    public void stopOrdering() {
        agent.stopOrdering();
    }

    /** Trucks and stations do and say nothing any more; what they have said is still sent. */
    public void silence() {
        agent.silence();
    }

    /** Ends the sessions; silence the fleet first. */
    public void logout() {
        agent.logout();
    }

    /**
     * What has gone wrong on purpose; call it when the fleet is closed.
     *
     * @return pairs of key and value, empty without chaos.
     */
    public String faultSummary() {
        return faults == null ? "" : faults.summary();
    }

    @Override
    public void close() {
        CloseHelper.close(runner);
    }
}
