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
import java.nio.ByteBuffer;
import net.botclaw.tools.load.Wire;

/**
 * Redis Streams: XADD commands, pipelined, to one stream per connection. Redis answers each with the id that the entry
 * got, in the order of the commands.
 *
 * <pre>
 *  ▶ *5 $4 XADD $11 telemetry:0 $1 * $1 d $64 (payload)      each word a line of RESP
 *  ◀ $15 1767225600000-0
 * </pre>
 *
 * <p>The protocol: <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP 2</a>.
 */
final class RedisWire implements Wire {
    private static final int MAX_ANSWER_LENGTH = 64;

    private final TextPublish publish;
    private long lastPut;
    private long acked;

    RedisWire(final String stream, final int payloadLength) {
        publish = new TextPublish(
                "*5\r\n$4\r\nXADD\r\n$" + stream.length() + "\r\n" + stream + "\r\n$1\r\n*\r\n$1\r\nd\r\n$"
                        + payloadLength + "\r\n",
                payloadLength);
    }

    @Override
    public int messageLength() {
        return publish.messageLength();
    }

    @Override
    public void open(final ByteBuffer out) {}

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public int put(final long firstSequence, final int count, final long epochNs, final ByteBuffer out) {
        final int putCount = publish.put(count, epochNs, out);
        lastPut = firstSequence + putCount - 1;
        return putCount;
    }

    @Override
    public long take(final ByteBuffer in, final ByteBuffer out) throws IOException {
        while (in.hasRemaining()) {
            final int lineEnd = TextLine.endOf(in, in.position());
            if (lineEnd == TextLine.NOT_WHOLE) {
                break;
            }
            final int end = onLine(in, in.position(), lineEnd);
            if (end > in.limit()) {
                break;
            }
            in.position(end);
            acked++;
            if (acked > lastPut) {
                throw new IOException("redis: an answer to a command that was not sent");
            }
        }
        return acked;
    }

    /** Gives where the answer ends, which may be behind what has come. */
    private static int onLine(final ByteBuffer in, final int start, final int lineEnd) throws IOException {
        final int textEnd = lineEnd - TextLine.END_LENGTH;
        if (in.get(start) != '$') {
            throw new IOException("redis: " + TextLine.quote(in, start, lineEnd));
        }
        int length = 0;
        for (int index = start + 1; index < textEnd; index++) {
            final int digit = in.get(index) - '0';
            length = 10 * length + digit;
            if (digit < 0 || digit > 9 || length > MAX_ANSWER_LENGTH) {
                throw new IOException("redis: no id of an entry: " + TextLine.quote(in, start, lineEnd));
            }
        }
        return lineEnd + length + TextLine.END_LENGTH;
    }
}
