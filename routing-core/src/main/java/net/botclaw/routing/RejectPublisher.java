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
package net.botclaw.routing;

import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RejectEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers a record with a Reject. */
final class RejectPublisher {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + RejectEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RejectEncoder reject = new RejectEncoder();

    void reject(final CoreRecord record, final int code, final EventPublisher publisher) {
        reject.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.timeNs())
                .refSequence(record.sequence())
                .retryAfterMs(0)
                .refTemplate(record.templateId())
                .code(code);
        publisher.reply(buffer, 0, LENGTH);
    }
}
