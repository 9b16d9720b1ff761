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
package net.botclaw.tools.load;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import net.botclaw.ingest.EngineContext;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import picocli.CommandLine.Option;

/** What load to make. */
final class LoadOptions {
    private static final int MAX_PORT = 65_535;
    private static final double MAX_SECONDS = 86_400;

    @Option(names = "--host", paramLabel = "H", description = "Host of the engine, default 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(
            names = "--tcp",
            paramLabel = "PORT",
            description = "Its port, default " + EngineContext.DEFAULT_TCP_PORT + ".")
    private int port = EngineContext.DEFAULT_TCP_PORT;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = {
                "Frames per second over all connections, on a schedule that waits for nobody: latencies count from the "
                        + "time a frame should have been sent. 0 (default): as fast as the windows let."
            })
    private long rate;

    @Option(names = "--connections", paramLabel = "C", description = "Bots, each on a connection; default 1.")
    private int connections = 1;

    @Option(
            names = "--window",
            paramLabel = "W",
            description = "Most frames of a connection that are not acked yet, default 512.")
    private int window = 512;

    @Option(names = "--seconds", paramLabel = "S", description = "How long to measure, default 10.")
    private double seconds = 10;

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            description = "Length of a frame, 32 to 65535, default 64: VendorData; 40 is a SensorReading.")
    private int frameLength = 64;

    @Option(
            names = "--warmup",
            paramLabel = "S",
            description = "Load before measuring, default 2; not in the figures, but its acks must come too.")
    private double warmupSeconds = 2;

    @Option(
            names = "--ack-timeout",
            paramLabel = "S",
            description = "How long to wait for acks that do not come, default 10.")
    private double ackTimeoutSeconds = 10;

    @Option(names = "--spin", description = "Never park: a core for the client, lower latencies.")
    private boolean isSpinning;

    @Option(
            names = "--name",
            paramLabel = "PREFIX",
            description = "First part of the bots' names, default load. Two loads at once need two.")
    private String namePrefix = "load";

    /** The first thing that is wrong, or null. */
    String firstProblem() {
        if (port < 1 || port > MAX_PORT) {
            return "--tcp must be 1 to " + MAX_PORT;
        }
        if (rate < 0 || rate > LoadPlan.MAX_RATE) {
            return "--rate must be 0 to " + LoadPlan.MAX_RATE;
        }
        if (connections < 1 || connections > LoadPlan.MAX_CONNECTIONS) {
            return "--connections must be 1 to " + LoadPlan.MAX_CONNECTIONS;
        }
        if (window < 1 || window > LoadPlan.MAX_WINDOW) {
            return "--window must be 1 to " + LoadPlan.MAX_WINDOW;
        }
        if (frameLength < BotWire.MIN_FRAME_LENGTH || frameLength > FrameDescriptor.MAX_FRAME_LENGTH) {
            return "--size must be " + BotWire.MIN_FRAME_LENGTH + " to " + FrameDescriptor.MAX_FRAME_LENGTH;
        }
        if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
            return "--seconds must be above 0 and at most " + (long) MAX_SECONDS;
        }
        if (!(warmupSeconds >= 0 && warmupSeconds <= MAX_SECONDS && ackTimeoutSeconds > 0)) {
            return "--warmup must be 0 or more, --ack-timeout above 0";
        }
        if (!namePrefix.matches("[!-~]{1,24}")) {
            return "--name must be 1 to 24 printable ASCII characters without blanks";
        }
        return null;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    LoadPlan plan() {
        return new LoadPlan(
                rate,
                connections,
                0,
                window,
                nanos(warmupSeconds),
                nanos(seconds),
                nanos(ackTimeoutSeconds),
                isSpinning);
    }

    /**
     * The bots by index. Their names are the same in every run, so that runs do not fill an engine's table of bots; a boot
     * id of its own gives each run a new session epoch, whose sequences start at 1.
     */
    IntFunction<Wire> bots() {
        final long bootId = ThreadLocalRandom.current().nextLong();
        return index -> new BotWire(
                String.format(Locale.ROOT, "%s-%06d", namePrefix, index + 1), bootId, frameLength, AckLevel.JOURNALED);
    }

    private static long nanos(final double value) {
        return (long) (value * TimeUnit.SECONDS.toNanos(1));
    }
}
