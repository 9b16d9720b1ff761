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

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import net.botclaw.ingest.control.ControlFile;
import net.botclaw.protocol.codec.CommandResponseDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.RejectDecoder;

/** Control sessions from blocking sockets. */
final class RawOperator {
    private RawOperator() {}

    static ControlFile file(final Path directory) {
        try {
            return ControlFile.read(directory);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawBot connect(final Path directory) {
        return RawBot.connectTo(file(directory).port(), 0);
    }

    static byte[] logon(final String token) {
        return new LogonFrame("operator").token(token.getBytes(US_ASCII)).bytes();
    }

    static RawBot logOn(final Path directory) {
        final RawBot operator = connect(directory).send(logon(file(directory).token()));
        assertThat(operator.read().template()).isEqualTo(LogonAckDecoder.TEMPLATE_ID);
        return operator;
    }

    /** The next answer; Rejects of the same command may come before it. */
    static CommandResponseDecoder awaitResponse(final RawBot operator, final long sequence) {
        RawFrame frame = operator.read();
        int rejectCode = 0;
        while (frame.template() == RejectDecoder.TEMPLATE_ID) {
            assertThat(frame.reject().refSequence()).isEqualTo(sequence);
            rejectCode = frame.reject().code();
            frame = operator.read();
        }
        assertThat(frame.template()).as("%s", frame).isEqualTo(CommandResponseDecoder.TEMPLATE_ID);
        final CommandResponseDecoder response = frame.commandResponse();
        assertThat(response.refSequence()).isEqualTo(sequence);
        if (rejectCode != 0) {
            assertThat(response.code()).isEqualTo(rejectCode);
        }
        return response;
    }
}
