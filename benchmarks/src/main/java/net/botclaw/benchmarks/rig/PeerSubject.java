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
import java.nio.file.Path;
import java.util.function.IntFunction;
import net.botclaw.benchmarks.rig.peer.Peer;
import net.botclaw.benchmarks.rig.peer.RunningPeer;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.load.Wire;

/** A peer that the rig has started. */
final class PeerSubject implements Subject {
    private final Peer peer;
    private final RunningPeer running;

    private PeerSubject(final Peer peer, final RunningPeer running) {
        this.peer = peer;
        this.running = running;
    }

    /** Starts it and pauses it. */
    static PeerSubject start(final Peer peer, final Path directory) {
        try {
            final PeerSubject subject = new PeerSubject(peer, peer.start(directory));
            subject.pause();
            return subject;
        } catch (final IOException e) {
            throw new CommandFailedException(peer.label() + " does not start: " + e.getMessage(), e);
        }
    }

    RunningPeer running() {
        return running;
    }

    @Override
    public String name() {
        return peer.label();
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), running.port());
    }

    @Override
    public IntFunction<Wire> wires(final int messageLength) {
        // What a bot says is the body of its frame; the header is to the engine what their own protocols are to peers.
        return index -> running.wire(index, messageLength - FrameDescriptor.HEADER_LENGTH);
    }

    @Override
    public void pause() {
        run(running::pause);
    }

    @Override
    public void resume() {
        run(running::resume);
    }

    /** Deletes what blocks have left behind, so that neither disk nor memory fills up. */
    void reset() {
        run(running::resume);
        run(running::reset);
        run(running::pause);
    }

    @Override
    public void close() {
        run(running::close);
    }

    private static void run(final Step step) {
        try {
            step.run();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
