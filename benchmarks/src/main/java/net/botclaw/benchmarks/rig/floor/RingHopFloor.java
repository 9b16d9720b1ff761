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
package net.botclaw.benchmarks.rig.floor;

import java.io.IOException;
import java.util.Locale;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.sequencer.LoopPort;
import org.HdrHistogram.Histogram;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * A message to another thread and back, over the two rings that the engine has between an event loop and a sequencer of
 * its own. The caller spins, as a load's driver does; the other thread idles as the engine's sequencer.
 *
 * <p><b>Failure</b>: an exception of the other thread is thrown by the measurement.
 */
public final class RingHopFloor implements Floor {
    /** Round trips per second when nothing else is asked for. */
    public static final long DEFAULT_RATE_PER_SECOND = 20_000;

    private static final int MESSAGE_LENGTH = 64;
    private static final int MESSAGE_TYPE = 1;
    private static final int RING_LENGTH = 1024 * 1024;

    private final IdleMode idle;
    private final long ratePerSecond;

    /**
     * Of an idle mode and a rate.
     *
     * @param idle          of the other thread.
     * @param ratePerSecond round trips per second.
     */
    public RingHopFloor(final IdleMode idle, final long ratePerSecond) {
        this.idle = idle;
        this.ratePerSecond = ratePerSecond;
    }

    @Override
    public String name() {
        return "ring-hop-" + idle.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String description() {
        return "round trip of " + MESSAGE_LENGTH + " bytes over two rings to a thread that idles by "
                + idle.name().toLowerCase(Locale.ROOT) + ", " + ratePerSecond + " per second";
    }

    @Override
    public Histogram measure(final long durationNs) throws IOException {
        final LoopPort port = new LoopPort(RING_LENGTH);
        final RoundTrip roundTrip = new RoundTrip(port);
        final AgentRunner runner =
                new AgentRunner(idle.newIdleStrategy(), roundTrip::onFailure, null, new Returner(port));
        try (runner) {
            final Thread thread = new Thread(runner, "floor-ring-hop");
            thread.setDaemon(true);
            thread.start();
            return new OpenLoop(ratePerSecond, SystemNanoClock.INSTANCE).run(durationNs, roundTrip);
        }
    }

    /** The other thread: returns each message. */
    private static final class Returner implements Agent, ControlledMessageHandler {
        private final LoopPort port;

        Returner(final LoopPort port) {
            this.port = port;
        }

        @Override
        public int doWork() {
            return port.ingress().controlledRead(this);
        }

        @Override
        public Action onMessage(
                final int messageTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
            return port.egress().write(messageTypeId, buffer, index, length) ? Action.CONTINUE : Action.ABORT;
        }

        @Override
        public String roleName() {
            return "floor-ring-hop";
        }
    }

    /** The caller: sends a message and spins until it is back. */
    private static final class RoundTrip implements OpenLoop.Operation, MessageHandler {
        private final LoopPort port;
        private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
        private long returned = -1;
        private volatile Throwable failure;

        RoundTrip(final LoopPort port) {
            this.port = port;
        }

        void onFailure(final Throwable cause) {
            failure = cause;
        }

        @Override
        public void run(final long number) {
            final OneToOneRingBuffer egress = port.egress();
            message.putLong(0, number);
            // At most one message is on its way, so there is room.
            if (!port.ingress().write(MESSAGE_TYPE, message, 0, MESSAGE_LENGTH)) {
                throw new IllegalStateException("an empty ring is full");
            }
            while (returned != number) {
                if (egress.read(this) == 0) {
                    checkOther();
                    Thread.onSpinWait();
                }
            }
        }

        private void checkOther() {
            final Throwable cause = failure;
            if (cause != null) {
                throw new IllegalStateException("the other thread failed", cause);
            }
        }

        @Override
        public void onMessage(
                final int messageTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
            returned = buffer.getLong(index);
        }
    }
}
