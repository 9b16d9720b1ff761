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

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
        final FleetCrew crew = new FleetCrew(settings, (name, listener) -> listener);
        faults = crew.faults();
        agent = crew.agent();
        runner = new AgentRunner(new BackoffIdleStrategy(10, 10, MIN_PARK_NS, MAX_PARK_NS), this::onError, null, agent);
        members = crew.members();
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
