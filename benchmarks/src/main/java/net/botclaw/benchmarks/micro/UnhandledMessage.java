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
package net.botclaw.benchmarks.micro;

import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.VendorDataEncoder;
import org.agrona.MutableDirectBuffer;

/** A message that is journaled and that no handler listens to: what it costs a core is the core's own, the handlers' floor. */
final class UnhandledMessage {
    private static final int DATA_LENGTH = 16;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final VendorDataEncoder encoder = new VendorDataEncoder();
    private final byte[] data = new byte[DATA_LENGTH];

    /** Writes it, and returns its length. */
    int put(final MutableDirectBuffer buffer, final int offset) {
        encoder.wrapAndApplyHeader(buffer, offset, header)
                .eventTimeNs(1)
                .vendorCode(1)
                .putPayload(data, 0, DATA_LENGTH);
        return encoder.limit() - offset;
    }
}
