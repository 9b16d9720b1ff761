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
package net.botclaw.protocol.session;

import net.botclaw.protocol.FrameDescriptor;

/**
 * Which push comes next: tells new ones from those that came before, and remembers whether an acknowledgement is due.
 *
 * <p><b>Threading</b>: one thread.
 */
final class PushCursor {
    private long next = 1;
    private boolean isAckDue;

    /** The next push sequence awaited, at least 1. */
    long next() {
        return next;
    }

    /** Everything up to it has come; 0 when nothing has. */
    long lastReceived() {
        return next - 1;
    }

    boolean isAckDue() {
        return isAckDue;
    }

    void onAckSent() {
        isAckDue = false;
    }

    /** A session starts, of whatever epoch: sequences never restart. The engine may be further on than was seen here. */
    void onLogon(final long nextPushSequence) {
        next = Math.max(next, nextPushSequence);
        isAckDue = false;
    }

    /**
     * The 64-bit sequence of a push, or 0 when it came before. That one is to be acknowledged too: the last
     * acknowledgement may be lost.
     */
    long sequenceOf(final int low32) {
        isAckDue = true;
        final long sequence = FrameDescriptor.fullSequence(low32, next);
        return sequence < next ? 0 : sequence;
    }

    /** The push was handled. */
    void onReceived(final long sequence) {
        next = sequence + 1;
    }
}
