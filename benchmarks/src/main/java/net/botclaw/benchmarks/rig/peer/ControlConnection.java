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

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A blocking connection for what happens between runs: questions, streams made and deleted. */
final class ControlConnection implements Closeable {
    private static final int TIMEOUT_MS = 30_000;
    private static final int MAX_LENGTH = 1 << 20;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    ControlConnection(final int port) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        } catch (final IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(final String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(final byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A line without its CR LF. */
    String line() throws IOException {
        final StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            if (line.length() == MAX_LENGTH) {
                throw new IOException("an answer without an end");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    byte[] bytes(final int length) throws IOException {
        if (length < 0 || length > MAX_LENGTH) {
            throw new IOException("an answer of " + length + " bytes");
        }
        final byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** A big-endian length, and as many bytes. */
    byte[] frame() throws IOException {
        return bytes(in.readInt());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
