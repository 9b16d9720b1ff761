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
import java.util.function.BiFunction;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.RestCells;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.CommandFailedException;

/** Who is in a simulated fleet: trucks, people at stations, what goes wrong with them, and the agent that runs them all. */
final class FleetCrew {
    private static final int LEAST_BATTERY = 2_200;

    private final List<FleetMember> trucks = new ArrayList<>();
    private final List<StationMember> stations = new ArrayList<>();
    private final BiFunction<String, BotListener, BotListener> listeners;
    private final FleetFaults faults;
    private final WarehouseAgent agent;

    /**
     * A fleet that does nothing until its agent is run.
     *
     * @param settings  what fleet.
     * @param listeners what to put between the session of that name and its truck or station.
     * @throws CommandFailedException when the map has no room for it.
     */
    FleetCrew(final FleetSettings settings, final BiFunction<String, BotListener, BotListener> listeners) {
        this.listeners = listeners;
        final SplittableRandom random = new SplittableRandom(settings.seed());
        addTrucks(settings, random.split());
        addStations(settings, random.split());
        final OperatorCommands operator =
                settings.operator() == null ? null : new OperatorCommands(settings.operator());
        faults = settings.isChaos() ? new FleetFaults(settings.map(), trucks, operator, random.nextLong()) : null;
        agent = new WarehouseAgent(trucks, stations, faults);
    }

    private void addTrucks(final FleetSettings settings, final SplittableRandom random) {
        final WarehouseMap map = settings.map();
        final int[] homes = RestCells.choose(map, map.vehicleClass(0), settings.trucks());
        if (homes.length < settings.trucks()) {
            throw new CommandFailedException(
                    "the map has room for " + homes.length + " trucks at rest, not for " + settings.trucks());
        }
        for (int i = 0; i < settings.trucks(); i++) {
            final String name = String.format(Locale.ROOT, "FORKLIFT-%03d", i + 1);
            final FleetLink link = new FleetLink();
            final int battery = random.nextInt(LEAST_BATTERY, TruckBattery.FULL);
            final SimulatedTruck truck = new SimulatedTruck(map, homes[i], battery, link);
            link.open(settings, name, random.nextLong(), listeners.apply(name, new TruckAdapter(truck)));
            trucks.add(new FleetMember(name, truck, link, homes[i]));
        }
    }

    private void addStations(final FleetSettings settings, final SplittableRandom random) {
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
        for (int i = 0; i < settings.stations(); i++) {
            final FleetLink link = new FleetLink();
            final SimulatedStation station =
                    new SimulatedStation(map, locations.get(i % locations.size()), stock, rate, random.split(), link);
            final String name = String.format(Locale.ROOT, "picker_%03d", i + 1);
            link.open(settings, name, random.nextLong(), listeners.apply(name, station));
            stations.add(new StationMember(station, link));
        }
    }

    List<FleetMember> trucks() {
        return trucks;
    }

    /** Trucks and stations. */
    int members() {
        return trucks.size() + stations.size();
    }

    /** Null without chaos. */
    FleetFaults faults() {
        return faults;
    }

    WarehouseAgent agent() {
        return agent;
    }
}
