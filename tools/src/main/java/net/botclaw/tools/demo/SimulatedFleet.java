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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** Simulated bots on one or two threads. */
final class SimulatedFleet implements AutoCloseable {
    private static final int MAX_BOTS_PER_THREAD = 400;
    private static final int MAX_THREADS = 2;
    private static final long MIN_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long MAX_PARK_NS = TimeUnit.MICROSECONDS.toNanos(250);

    private final List<FleetAgent> agents = new ArrayList<>();
    private final List<AgentRunner> runners = new ArrayList<>();
    private final AtomicReference<Throwable> firstError = new AtomicReference<>();

    private SimulatedFleet() {}

    /**
     * Starts a fleet.
     *
     * @param botCount bots.
     * @param seed     of all they do.
     * @param port     of the engine, on this machine.
     * @return a running fleet.
     */
    static SimulatedFleet launch(final int botCount, final long seed, final int port) {
        final SimulatedFleet fleet = new SimulatedFleet();
        final NanoClock clock = SystemNanoClock.INSTANCE;
        final int threads = botCount > MAX_BOTS_PER_THREAD ? MAX_THREADS : 1;
        for (int thread = 0; thread < threads; thread++) {
            final List<SimulatedBot> bots = new ArrayList<>();
            for (int index = 1 + thread; index <= botCount; index += threads) {
                bots.add(new SimulatedBot(index, seed, port, clock.nanoTime()));
            }
            final FleetAgent agent = new FleetAgent(bots, clock, "fleet-" + thread);
            final AgentRunner runner = new AgentRunner(
                    new BackoffIdleStrategy(10, 10, MIN_PARK_NS, MAX_PARK_NS), fleet::onError, null, agent);
            fleet.agents.add(agent);
            fleet.runners.add(runner);
            AgentRunner.startOnThread(runner);
        }
        return fleet;
    }

    private void onError(final Throwable error) {
        firstError.compareAndSet(null, error);
    }

    /** What went wrong in the fleet itself, or null. */
    Throwable error() {
        return firstError.get();
    }

    FleetFigures figures() {
        FleetFigures sum = agents.get(0).figures();
        for (int i = 1; i < agents.size(); i++) {
            sum = sum.plus(agents.get(i).figures());
        }
        return sum;
    }

    /** No more readings; what is stored is still sent. */
    void stopMeasuring() {
        agents.forEach(FleetAgent::stopMeasuring);
    }

    void logout() {
        agents.forEach(FleetAgent::logout);
    }

    @Override
    public void close() {
        CloseHelper.closeAll(runners);
    }
}
