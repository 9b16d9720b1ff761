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

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * Drives a share of the fleet from one thread, in turns of half a millisecond: bots need no more, and it leaves the
 * machine to the engine.
 *
 * <p><b>Threading</b>: {@code doWork} on the agent's thread; orders and figures from any.
 */
final class FleetAgent implements Agent {
    private static final long TURN_NS = TimeUnit.MICROSECONDS.toNanos(500);

    private final List<SimulatedBot> bots;
    private final NanoClock clock;
    private final String roleName;
    private long nextTurnNs;
    private boolean isLogoutStarted;

    private volatile boolean isMeasuring = true;
    private volatile boolean isLogoutWanted;
    private volatile FleetFigures figures = FleetFigures.NONE;

    FleetAgent(final List<SimulatedBot> bots, final NanoClock clock, final String roleName) {
        this.bots = bots;
        this.clock = clock;
        this.roleName = roleName;
        this.nextTurnNs = clock.nanoTime();
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (nowNs < nextTurnNs) {
            return 0;
        }
        nextTurnNs = nowNs + TURN_NS;
        final boolean isMeasuringNow = isMeasuring;
        if (isLogoutWanted && !isLogoutStarted) {
            isLogoutStarted = true;
            bots.forEach(SimulatedBot::logout);
        }
        int work = 0;
        for (final SimulatedBot bot : bots) {
            work += bot.doWork(nowNs, isMeasuringNow);
        }
        figures = FleetFigures.of(bots, !isMeasuringNow);
        return work;
    }

    /** No more readings; what is stored is still sent. */
    void stopMeasuring() {
        isMeasuring = false;
    }

    void logout() {
        isLogoutWanted = true;
    }

    /** As of the last turn. */
    FleetFigures figures() {
        return figures;
    }

    @Override
    public void onClose() {
        CloseHelper.closeAll(bots);
    }

    @Override
    public String roleName() {
        return roleName;
    }
}
