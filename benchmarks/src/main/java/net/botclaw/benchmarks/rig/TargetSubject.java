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
package net.botclaw.benchmarks.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import net.botclaw.benchmarks.rig.target.EchoWire;
import net.botclaw.benchmarks.rig.target.SinkWire;
import net.botclaw.benchmarks.rig.target.TargetKind;
import net.botclaw.benchmarks.rig.target.TargetOptions;
import net.botclaw.benchmarks.rig.target.TargetProcess;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.load.BotWire;
import net.botclaw.tools.load.Wire;

/** The engine or one of its floors. */
final class TargetSubject implements Subject {
    private final TargetKind kind;
    private final AckLevel ackLevel;
    private final TargetProcess process;
    private final InetSocketAddress address;

    private TargetSubject(final TargetOptions options, final TargetProcess process) {
        this.kind = options.kind();
        this.ackLevel = options.ackLevel();
        this.process = process;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port());
    }

    /** Starts it and pauses it. */
    static TargetSubject start(final TargetOptions options) {
        try {
            final TargetSubject subject = new TargetSubject(options, TargetProcess.start(options));
            subject.pause();
            return subject;
        } catch (final IOException e) {
            throw new CommandFailedException(options.name() + " does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    /** Bots have the same names in every block, so that the engine's table of bots does not fill up. */
    @Override
    public IntFunction<Wire> wires(final int messageLength) {
        final long bootId = ThreadLocalRandom.current().nextLong();
        return switch (kind) {
            case ENGINE ->
                index -> new BotWire(
                        String.format(Locale.ROOT, "bench-%06d", index + 1), bootId, messageLength, ackLevel);
            case ECHO, ECHO_DISK -> index -> new EchoWire(messageLength);
            case SINK, NULL_SINK -> index -> new SinkWire(messageLength);
        };
    }

    long pid() {
        return process.pid();
    }

    /** A server that has failed answers every question with its failure. */
    @Override
    public String failure() {
        try {
            process.ask("gc");
            return null;
        } catch (final IOException e) {
            return e.getMessage();
        }
    }

    /** Asks the process, which must not be paused. */
    String ask(final String command) {
        try {
            return process.ask(command);
        } catch (final IOException e) {
            throw new CommandFailedException(name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void pause() {
        try {
            process.pause();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void resume() {
        try {
            process.resume();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
