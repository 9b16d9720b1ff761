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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.botclaw.protocol.codec.RejectDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Remembers everything that comes out of a core, as lines and as messages. */
public final class RecordingOutput implements CoreOutput {
    private final List<String> calls = new ArrayList<>();
    private final List<UnsafeBuffer> messages = new ArrayList<>();

    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        calls.add("reply " + remember(buffer, offset, length));
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        calls.add("event " + botId + " " + remember(buffer, offset, length));
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        calls.add("push " + botId + " " + sequence + " " + remember(buffer, offset, length));
    }

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        calls.add("resend " + botId + " " + sequence + " " + remember(buffer, offset, length));
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        calls.add("bind " + botId + " " + epoch + " " + nextSequence);
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        calls.add("disconnect " + botId + " " + code + " " + retryAfterMs);
    }

    @Override
    public void stateHash(final long inputCount, final long hash) {
        calls.add("stateHash " + inputCount + " " + Long.toHexString(hash));
    }

    /** Calls in order: messages as the template's number. */
    public List<String> calls() {
        return calls;
    }

    /** Calls since the last time this was asked. */
    public List<String> drain() {
        final List<String> drained = new ArrayList<>(calls);
        calls.clear();
        return drained;
    }

    /** The newest message of a template, SBE header included. */
    public UnsafeBuffer last(final int templateId) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (SbeHeader.templateId(messages.get(i), 0) == templateId) {
                return messages.get(i);
            }
        }
        throw new AssertionError("no message of template " + templateId + " in " + calls);
    }

    /** Messages of a template. */
    public int count(final int templateId) {
        int count = 0;
        for (final UnsafeBuffer message : messages) {
            count += SbeHeader.templateId(message, 0) == templateId ? 1 : 0;
        }
        return count;
    }

    /** Code of the newest Reject. */
    public int lastRejectCode() {
        final UnsafeBuffer message = last(RejectDecoder.TEMPLATE_ID);
        return new RejectDecoder()
                .wrap(message, 8, RejectDecoder.BLOCK_LENGTH, RejectDecoder.SCHEMA_VERSION)
                .code();
    }

    /** Where another output differs from this, in words; empty when it does not. */
    public String firstDifference(final RecordingOutput other) {
        for (int i = 0; i < Math.min(calls.size(), other.calls.size()); i++) {
            if (!calls.get(i).equals(other.calls.get(i))) {
                return "call " + i + ": " + calls.get(i) + " but " + other.calls.get(i);
            }
        }
        for (int i = 0; i < Math.min(messages.size(), other.messages.size()); i++) {
            if (!messages.get(i).equals(other.messages.get(i))) {
                return "message " + i + ": " + Arrays.toString(messages.get(i).byteArray()) + " but "
                        + Arrays.toString(other.messages.get(i).byteArray());
            }
        }
        final boolean hasSameCount = calls.size() == other.calls.size() && messages.size() == other.messages.size();
        return hasSameCount ? "" : calls.size() + " calls but " + other.calls.size();
    }

    private int remember(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        final UnsafeBuffer message = new UnsafeBuffer(copy);
        messages.add(message);
        return SbeHeader.templateId(message, 0);
    }
}
