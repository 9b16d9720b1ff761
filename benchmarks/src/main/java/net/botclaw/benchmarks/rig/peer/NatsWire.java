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
import java.nio.charset.StandardCharsets;
import net.botclaw.tools.load.Wire;

/**
 * NATS JetStream: publishes with a reply subject, none waits for the ack of another. The stream answers each with a
 * message to the reply subject, which carries the entry's place in the stream.
 *
 * <pre>
 *  ◀ INFO {…}
 *  ▶ CONNECT {…}   SUB _INBOX.rig.0 1   PING
 *  ◀ PONG                                                          open
 *  ▶ PUB telemetry.0 _INBOX.rig.0 64   (payload)
 *  ◀ MSG _INBOX.rig.0 1 30   {"stream":"TELEMETRY","seq":1}        one per message
 * </pre>
 *
 * <p>A vendor's client gives each publish a reply subject of its own to tell the acks apart. Here the order does: a
 * stream stores and answers the messages of one connection one after the other. That is checked: the places of a
 * connection's messages only ever grow, or the wire fails.
 *
 * <p>The protocol: <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>.
 */
final class NatsWire implements Wire {
    static final String CONNECT = "CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\",\"version\":\"1\","
            + "\"protocol\":1,\"headers\":true,\"no_responders\":true}\r\n";
    private static final int MAX_ANSWER_LENGTH = 4_096;
    private static final byte[] PONG = "PONG\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQUENCE_KEY = "\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR_KEY = "\"error\":".getBytes(StandardCharsets.US_ASCII);

    private final byte[] opening;
    private final TextPublish publish;
    private boolean isOpen;
    private long lastPut;
    private long acked;
    private long lastPlace;

    NatsWire(final String subject, final String inbox, final int payloadLength) {
        opening = (CONNECT + "SUB " + inbox + " 1\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII);
        publish = new TextPublish("PUB " + subject + ' ' + inbox + ' ' + payloadLength + "\r\n", payloadLength);
    }

    @Override
    public int messageLength() {
        return publish.messageLength();
    }

    /** Nothing: the server speaks first. */
    @Override
    public void open(final ByteBuffer out) {}

    @Override
    public boolean isOpen() {
        return isOpen;
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
            final int end = onLine(in, in.position(), lineEnd, out);
            if (end == TextLine.NOT_WHOLE) {
                break;
            }
            in.position(end);
        }
        return acked;
    }

    @Override
    public void keepAlive(final long lastSequence, final ByteBuffer out) {
        out.put(PING);
    }

    /** Gives where the operation ends that the line begins, or {@link TextLine#NOT_WHOLE}. */
    private int onLine(final ByteBuffer in, final int start, final int lineEnd, final ByteBuffer out)
            throws IOException {
        switch (in.get(start)) {
            case 'M':
                return onMessage(in, start, lineEnd);
            case 'P':
                if (in.get(start + 1) == 'I') {
                    out.put(PONG);
                } else {
                    isOpen = true;
                }
                return lineEnd;
            case 'I':
                // Comes again when a cluster changes; there is one server here.
                if (!isOpen) {
                    out.put(opening);
                }
                return lineEnd;
            case '+':
                return lineEnd;
            case 'H':
                return onHeaders(in, start, lineEnd);
            default:
                throw new IOException("nats: " + TextLine.quote(in, start, lineEnd));
        }
    }

    private int onMessage(final ByteBuffer in, final int start, final int lineEnd) throws IOException {
        final int end = lineEnd + contentLength(in, start, lineEnd);
        if (end + TextLine.END_LENGTH > in.limit()) {
            return TextLine.NOT_WHOLE;
        }
        onAck(in, lineEnd, end);
        return end + TextLine.END_LENGTH;
    }

    /** Only a refusal has headers: 503 when no stream listens to the subject. */
    private static int onHeaders(final ByteBuffer in, final int start, final int lineEnd) throws IOException {
        final int end = lineEnd + contentLength(in, start, lineEnd);
        if (end + TextLine.END_LENGTH > in.limit()) {
            return TextLine.NOT_WHOLE;
        }
        throw new IOException("nats: no ack of a stream: " + TextLine.quote(in, lineEnd, end));
    }

    private void onAck(final ByteBuffer in, final int from, final int to) throws IOException {
        long place = 0;
        for (int index = from; index < to; index++) {
            if (in.get(index) != '"') {
                continue;
            }
            if (isAt(in, index, to, SEQUENCE_KEY)) {
                place = number(in, index + SEQUENCE_KEY.length, to);
            } else if (isAt(in, index, to, ERROR_KEY)) {
                throw new IOException("nats: the stream refuses: " + TextLine.quote(in, from, to));
            }
        }
        acked++;
        if (place <= lastPlace || acked > lastPut) {
            throw new IOException("nats: an ack out of order, behind place " + lastPlace + " of the stream: "
                    + TextLine.quote(in, from, to));
        }
        lastPlace = place;
    }

    /** The last word of a MSG or HMSG line is the length of what follows, without the CR LF behind that. */
    private static int contentLength(final ByteBuffer in, final int start, final int lineEnd) throws IOException {
        int wordStart = lineEnd - TextLine.END_LENGTH;
        while (wordStart > start && in.get(wordStart - 1) != ' ') {
            wordStart--;
        }
        final long length = number(in, wordStart, lineEnd);
        if (length > MAX_ANSWER_LENGTH) {
            throw new IOException("nats: an answer too long: " + TextLine.quote(in, start, lineEnd));
        }
        return (int) length;
    }

    private static long number(final ByteBuffer in, final int from, final int to) {
        long number = 0;
        for (int index = from; index < to; index++) {
            final int digit = in.get(index) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static boolean isAt(final ByteBuffer in, final int from, final int to, final byte[] word) {
        if (to - from < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (in.get(from + i) != word[i]) {
                return false;
            }
        }
        return true;
    }
}
