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
package net.botclaw.benchmarks.rig.peer;

import java.io.IOException;
import net.botclaw.tools.load.Wire;

/**
 * A peer that listens on the loopback interface, in a process of its own.
 *
 * <p><b>Threading</b>: one thread, that of the rig. <b>Failure</b>: an IOException with one line; the peer is to be
 * closed then. What it has said is in a {@code .log} file in its work directory.
 */
public abstract class RunningPeer implements AutoCloseable {
    /** {@link #storedCount} of a peer that keeps nothing. */
    static final long NOT_KEPT = -1;

    private final PeerProcess process;
    private final int port;
    private final String version;
    private final String configuration;

    RunningPeer(final PeerProcess process, final int port, final String version, final String configuration) {
        this.process = process;
        this.port = port;
        this.version = version;
        this.configuration = configuration;
    }

    /**
     * Where it listens.
     *
     * @return a TCP port of the loopback interface.
     */
    public final int port() {
        return port;
    }

    /**
     * The server's process.
     *
     * @return its id.
     */
    public final long pid() {
        return process.pid();
    }

    /**
     * What its vendor calls it.
     *
     * @return for example {@code 7.0.15}.
     */
    public final String version() {
        return version;
    }

    /**
     * What it was started with, for a report.
     *
     * @return the command line as a comment, then the configuration files.
     */
    public final String configuration() {
        return "# " + String.join(" ", process.command()) + '\n' + configuration;
    }

    /**
     * Takes the processor away from it (SIGSTOP) until {@link #resume}. Its connections should be closed before. The
     * kernel stops a thread when it next meets it, so the last of them may stand still only a moment after the return.
     *
     * @throws IOException when it cannot be signalled.
     */
    public final void pause() throws IOException {
        process.pause();
    }

    /**
     * Lets it run again after {@link #pause}, and returns when it answers.
     *
     * @throws IOException when it cannot be signalled or does not answer.
     */
    public final void resume() throws IOException {
        process.resume();
        process.await(this::probe);
    }

    /**
     * What a connection to it speaks; for one connection only.
     *
     * @param connectionIndex from 0; connections with different ones do not share a stream, topic or partition as far
     *                        as the peer has several.
     * @param payloadLength   bytes of each message, 8 to 65,535; the first 8 are the time of sending.
     * @return a new wire, valid until {@link #reset}.
     */
    public abstract Wire wire(int connectionIndex, int payloadLength);

    /**
     * Deletes what it has stored, so that no run finds what another has left. No connection may be open.
     *
     * @throws IOException when the peer refuses.
     */
    public abstract void reset() throws IOException;

    /**
     * How many messages it has stored since its start or the last {@link #reset}.
     *
     * @return the count, or {@link #NOT_KEPT}.
     */
    abstract long storedCount() throws IOException;

    /** Throws when it does not answer. */
    abstract void probe() throws IOException;

    final PeerProcess process() {
        return process;
    }

    /**
     * Ends the process; what it has stored stays in the work directory.
     *
     * @throws IOException when it cannot be ended.
     */
    @Override
    public final void close() throws IOException {
        process.close();
    }

    /** The last step of a start: waits until the peer answers and readies it; closes it when that fails. */
    static <T extends RunningPeer> T ready(final T peer) throws IOException {
        try {
            peer.process().await(peer::probe);
            peer.prepare();
            return peer;
        } catch (final IOException e) {
            peer.close();
            throw e;
        }
    }

    /** Makes streams and the like; nothing by default. */
    void prepare() throws IOException {}
}
