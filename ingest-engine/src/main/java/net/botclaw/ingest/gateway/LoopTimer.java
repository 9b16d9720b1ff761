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
package net.botclaw.ingest.gateway;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/**
 * What an event loop does from time to time. A loop that parks is woken by its own scheduled tasks; for one that spins
 * they would be two readings of the clock in each of its rounds, so it counts rounds and looks at the clock now and then.
 *
 * <p><b>Threading</b>: the event loop. <b>Time</b>: the machine's monotone clock; nothing of it enters the journal.
 */
final class LoopTimer {
    /** Between two looks at the connections' time-outs. */
    static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    /** How late a deadline of the core may be noticed by an idle loop that runs the sequencer. */
    static final long DEADLINE_RESOLUTION_NS = TimeUnit.MILLISECONDS.toNanos(5);
    /** Rounds of a spinning loop between two looks at the clock, each socket with work to do counted as a round more. */
    static final int ROUNDS_PER_LOOK = 64;

    private final Runnable tick;
    private final Runnable deadlineCheck;
    private int rounds;
    private long nextTickNs = System.nanoTime() + TICK_NS;
    private long nextDeadlineCheckNs = System.nanoTime() + DEADLINE_RESOLUTION_NS;

    /** A deadline check that is null is not made. */
    LoopTimer(final Runnable tick, final Runnable deadlineCheck) {
        this.tick = tick;
        this.deadlineCheck = deadlineCheck;
    }

    /** For a loop that parks. */
    void schedule(final EventLoop loop) {
        loop.scheduleAtFixedRate(tick, TICK_NS, TICK_NS, TimeUnit.NANOSECONDS);
        if (deadlineCheck != null) {
            loop.scheduleAtFixedRate(
                    deadlineCheck, DEADLINE_RESOLUTION_NS, DEADLINE_RESOLUTION_NS, TimeUnit.NANOSECONDS);
        }
    }

    /** For a loop that spins: one of its rounds has ended, in which so many sockets had something to do. */
    void onRound(final int handled) {
        rounds += 1 + handled;
        if (rounds >= ROUNDS_PER_LOOK) {
            rounds = 0;
            look(System.nanoTime());
        }
    }

    private void look(final long nowNs) {
        if (deadlineCheck != null && nowNs - nextDeadlineCheckNs >= 0) {
            nextDeadlineCheckNs = nowNs + DEADLINE_RESOLUTION_NS;
            deadlineCheck.run();
        }
        if (nowNs - nextTickNs >= 0) {
            nextTickNs = nowNs + TICK_NS;
            tick.run();
        }
    }
}
