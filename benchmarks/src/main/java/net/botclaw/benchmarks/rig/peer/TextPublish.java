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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One message in a protocol of lines: a command that never changes, a payload, a line end. */
final class TextPublish {
    private final byte[] command;
    private final Payload payload;
    private final int messageLength;

    /** The command ends with its own line end; the payload has so many bytes. */
    TextPublish(final String command, final int payloadLength) {
        this.command = command.getBytes(StandardCharsets.US_ASCII);
        this.payload = new Payload(payloadLength);
        this.messageLength = this.command.length + payloadLength + TextLine.END_LENGTH;
    }

    int messageLength() {
        return messageLength;
    }

    /** Puts as many whole messages as there is room for; returns how many. */
    int put(final int count, final long epochNs, final ByteBuffer out) {
        final int putCount = Math.min(count, out.remaining() / messageLength);
        for (int i = 0; i < putCount; i++) {
            out.put(command);
            payload.put(epochNs, out);
            TextLine.putEnd(out);
        }
        return putCount;
    }
}
