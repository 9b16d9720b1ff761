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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** A simulated fleet that the thread of a test runs, and whose bots write down what they are pushed. */
final class RecordedFleet implements AutoCloseable {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(90);

    private final Map<String, RecordedListener> listeners = new HashMap<>();
    private final IdleStrategy idleStrategy = new BackoffIdleStrategy();
    private final FleetCrew crew;

    RecordedFleet(final FleetSettings settings) {
        crew = new FleetCrew(settings, (name, listener) -> {
            final RecordedListener recorded = new RecordedListener(listener);
            listeners.put(name, recorded);
            return recorded;
        });
    }

    List<FleetMember> trucks() {
        return crew.trucks();
    }

    Map<String, RecordedListener> listeners() {
        return listeners;
    }

    WarehouseFigures figures() {
        return crew.agent().figures();
    }

    int members() {
        return crew.members();
    }

    /** How often the engine has refused a message, by template and code. */
    Map<String, Integer> rejects() {
        final Map<String, Integer> rejects = new TreeMap<>();
        listeners
                .values()
                .forEach(one -> one.rejects().forEach((what, times) -> rejects.merge(what, times, Integer::sum)));
        return rejects;
    }

    String faults() {
        return crew.faults() == null ? "" : crew.faults().summary();
    }

    /** Runs the fleet until something is so. */
    void runUntil(final String what, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (!condition.getAsBoolean()) {
            idleStrategy.idle(crew.agent().doWork());
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("no end of waiting for " + what + ": " + figures());
            }
        }
    }

    void runFor(final long durationMs) {
        final long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(durationMs);
        runUntil("the time", () -> System.nanoTime() - endNs >= 0);
    }

    /** Does what was ordered, goes home, and logs out; gives the figures of before the logout. */
    WarehouseFigures drain() {
        crew.agent().stopOrdering();
        runUntil("the last orders", () -> figures().isSettled());
        crew.agent().silence();
        // Longer than figures are old, and than a push is on its way.
        runFor(300);
        runUntil("the last acks", () -> figures().isAllAcked());
        final WarehouseFigures last = figures();
        crew.agent().logout();
        runUntil("all to log out", () -> figures().loggedOut() == members());
        return last;
    }

    @Override
    public void close() {
        crew.agent().onClose();
    }
}
