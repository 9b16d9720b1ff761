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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.codec.TaskCancelDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A bot's session with a hand-cranked clock, a listener that writes everything down, and the test as engine. */
final class SessionHarness implements BotListener {
    static final long MS = 1_000_000;

    final List<String> calls = new ArrayList<>();
    final BotSession session;
    long nowNs = 1_000;
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[64 * 1024]);

    SessionHarness() {
        this(new BotSessionContext());
    }

    SessionHarness(final BotSessionContext ctx) {
        session = new BotSession(ctx.botName("bot-1").bootId(42).listener(this));
    }

    /** Connects and logs on; what the engine answers is the argument. */
    void logOn(final UnsafeBuffer logonAck) {
        session.onConnected(nowNs);
        drain();
        receive(logonAck);
    }

    long offer(final double value) {
        final UnsafeBuffer message = TestMessages.reading(value);
        return session.offer(0, message, 0, message.capacity());
    }

    void receive(final UnsafeBuffer frame) {
        assertThat(session.onBytes(frame, 0, frame.capacity(), nowNs)).isEqualTo(frame.capacity());
    }

    /** Everything the session wants to send, cut into valid frames. */
    List<UnsafeBuffer> drain() {
        return drain(out.capacity());
    }

    List<UnsafeBuffer> drain(final int capacity) {
        final int length = session.drainTo(out, 0, capacity, nowNs, 5_000 + nowNs);
        final FrameValidator validator = FrameValidator.fromBot(FrameDescriptor.MAX_FRAME_LENGTH);
        final List<UnsafeBuffer> frames = new ArrayList<>();
        for (int at = 0; at < length; ) {
            assertThat(validator.validate(out, at, length - at)).isEqualTo(FrameValidator.VALID);
            final byte[] frame = new byte[FrameDescriptor.frameLength(out, at)];
            out.getBytes(at, frame);
            frames.add(new UnsafeBuffer(frame));
            at += frame.length;
        }
        return frames;
    }

    /** {@code template/channel/sequence/flags} of each frame. */
    List<String> drainHeaders() {
        final List<String> headers = new ArrayList<>();
        for (final UnsafeBuffer frame : drain()) {
            headers.add(FrameDescriptor.templateId(frame, 0)
                    + "/" + FrameDescriptor.channel(frame, 0)
                    + "/" + FrameDescriptor.sequence(frame, 0)
                    + "/" + FrameDescriptor.flags(frame, 0));
        }
        return headers;
    }

    void loseLink() {
        session.onDisconnected(nowNs);
    }

    void advanceMs(final long ms) {
        nowNs += ms * MS;
        session.onTick(nowNs);
    }

    @Override
    public void onLive(final long sessionEpoch, final long nextExpectedSequence) {
        calls.add("live " + sessionEpoch + " " + nextExpectedSequence);
    }

    @Override
    public void onAcked(final long sequence, final AckLevel level, final long journalPosition) {
        calls.add("acked " + sequence + " " + level + " " + journalPosition);
    }

    @Override
    public void onReject(final long refSequence, final int refTemplate, final int code, final long retryAfterMs) {
        calls.add("reject " + refSequence + " " + refTemplate + " " + code);
    }

    @Override
    public void onPush(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        final TaskCancelDecoder decoder = new TaskCancelDecoder();
        decoder.wrap(buffer, offset + FrameDescriptor.SBE_HEADER_LENGTH, TaskCancelDecoder.BLOCK_LENGTH, 1);
        calls.add("push " + sequence + " " + decoder.taskId());
    }

    @Override
    public void onBackpressure(final BackpressureLevel level, final long minIntervalMs) {
        calls.add("backpressure " + level + " " + minIntervalMs);
    }

    @Override
    public void onDisconnected(final int code) {
        calls.add("disconnected " + code);
    }

    @Override
    public void onLogonRejected(final int code, final long retryAfterMs) {
        calls.add("logonRejected " + code + " " + retryAfterMs);
    }

    @Override
    public void onRefused(final int code) {
        calls.add("refused " + code);
    }
}
