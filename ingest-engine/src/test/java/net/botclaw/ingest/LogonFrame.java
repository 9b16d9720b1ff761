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
package net.botclaw.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.LogonEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** A Logon, field by field; raw numbers where a test wants values that no enum has. */
final class LogonFrame {
    private final byte[] name;
    private long bootId = 1;
    private long nextSequence = 1;
    private long heartbeatMs;
    private int schemaVersion = 1;
    private int ackLevel = AckLevel.JOURNALED.value();
    private int authScheme = AuthScheme.NONE.value();
    private byte[] credential = new byte[0];

    LogonFrame(final String name) {
        this(name.getBytes(StandardCharsets.ISO_8859_1));
    }

    LogonFrame(final byte[] name) {
        this.name = Arrays.copyOf(name, LogonEncoder.botNameLength());
    }

    LogonFrame bootId(final long value) {
        bootId = value;
        return this;
    }

    LogonFrame nextSequence(final long value) {
        nextSequence = value;
        return this;
    }

    LogonFrame heartbeatMs(final long value) {
        heartbeatMs = value;
        return this;
    }

    LogonFrame schemaVersion(final int value) {
        schemaVersion = value;
        return this;
    }

    LogonFrame ackLevel(final int value) {
        ackLevel = value;
        return this;
    }

    LogonFrame token(final byte[] value) {
        credential = value;
        return authScheme(AuthScheme.TOKEN.value());
    }

    LogonFrame authScheme(final int value) {
        authScheme = value;
        return this;
    }

    byte[] bytes() {
        final UnsafeBuffer buffer = new UnsafeBuffer(
                new byte[FrameDescriptor.HEADER_LENGTH + LogonEncoder.BLOCK_LENGTH + Short.BYTES + credential.length]);
        final LogonEncoder logon = new LogonEncoder()
                .wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, new MessageHeaderEncoder())
                .eventTimeNs(1)
                .bootId(bootId)
                .nextSequence(nextSequence)
                .lastPushSequence(0)
                .heartbeatMs(heartbeatMs)
                .schemaVersion(schemaVersion)
                .maxFrame(0)
                .putBotName(name, 0)
                .firmware("test");
        buffer.putByte(logon.offset() + LogonEncoder.ackLevelEncodingOffset(), (byte) ackLevel);
        buffer.putByte(logon.offset() + LogonEncoder.authSchemeEncodingOffset(), (byte) authScheme);
        logon.putCredential(credential, 0, credential.length);
        FrameDescriptor.putHeader(buffer, 0, buffer.capacity(), 0, FrameDescriptor.CHANNEL_SESSION, 0);
        return buffer.byteArray();
    }
}
