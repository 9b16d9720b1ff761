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
package net.botclaw.benchmarks.rig.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;

/** A client of a raw server, over a blocking socket. */
final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MS = 20_000;
    private static final int SILENCE_MS = 100;

    private final Socket socket;

    RawClient(final int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
    }

    void write(final byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    byte[] read(final int length) throws IOException {
        return socket.getInputStream().readNBytes(length);
    }

    /** Writes all from another thread, for a server that echoes stops reading from a client that does not read. */
    byte[] exchange(final byte[] bytes) throws IOException {
        final CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try {
                write(bytes);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        final byte[] answer = read(bytes.length);
        writing.join();
        return answer;
    }

    /** Whether nothing is there to be read. */
    boolean isSilent() throws IOException {
        socket.setSoTimeout(SILENCE_MS);
        try {
            return socket.getInputStream().read() < 0;
        } catch (final SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(TIMEOUT_MS);
        }
    }

    /** Says that nothing follows, and reads until the server has closed; gives what it said. */
    byte[] finish() throws IOException {
        socket.shutdownOutput();
        return socket.getInputStream().readAllBytes();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
