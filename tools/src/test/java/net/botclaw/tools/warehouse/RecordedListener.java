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
package net.botclaw.tools.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BackpressureLevel;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.protocol.session.BotListener;
import org.agrona.DirectBuffer;

/** Passes on what a session gives, and writes down which pushes it was. */
final class RecordedListener implements BotListener {
    private final BotListener listener;
    private final List<Push> pushes = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TaskAssignmentDecoder assignment = new TaskAssignmentDecoder();
    private final Map<String, Integer> rejects = new TreeMap<>();
    private int logons;
    private long lastTask;
    private boolean isDeaf;

    /** A push with the checksum of its message. */
    record Push(long sequence, long checksum) {
        static Push of(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            final byte[] message = new byte[length];
            buffer.getBytes(offset, message);
            final CRC32 checksum = new CRC32();
            checksum.update(message);
            return new Push(sequence, checksum.getValue());
        }
    }

    RecordedListener(final BotListener listener) {
        this.listener = listener;
    }

    /** In the order of their arrival. */
    List<Push> pushes() {
        return pushes;
    }

    /** How often the engine has refused a message, by template and code. */
    Map<String, Integer> rejects() {
        return rejects;
    }

    int logons() {
        return logons;
    }

    /** The task that came last; 0 when there was none. */
    long lastTask() {
        return lastTask;
    }

    /** Keeps tasks that come from now on from the truck, which would accept them. */
    void deafenToTasks() {
        isDeaf = true;
    }

    void hearTasks() {
        isDeaf = false;
    }

    @Override
    public void onLive(final long sessionEpoch, final long nextExpectedSequence) {
        logons++;
        listener.onLive(sessionEpoch, nextExpectedSequence);
    }

    @Override
    public void onAcked(final long sequence, final AckLevel level, final long journalPosition) {
        listener.onAcked(sequence, level, journalPosition);
    }

    @Override
    public void onReject(final long refSequence, final int refTemplate, final int code, final long retryAfterMs) {
        rejects.merge(refTemplate + ":" + code, 1, Integer::sum);
        listener.onReject(refSequence, refTemplate, code, retryAfterMs);
    }

    @Override
    public void onPush(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        pushes.add(Push.of(sequence, buffer, offset, length));
        header.wrap(buffer, offset);
        final boolean isTask = header.templateId() == TaskAssignmentDecoder.TEMPLATE_ID;
        if (isTask) {
            lastTask = assignment.wrapAndApplyHeader(buffer, offset, header).taskId();
        }
        if (!isTask || !isDeaf) {
            listener.onPush(sequence, buffer, offset, length);
        }
    }

    @Override
    public void onBackpressure(final BackpressureLevel level, final long minIntervalMs) {
        listener.onBackpressure(level, minIntervalMs);
    }

    @Override
    public void onDisconnected(final int code) {
        listener.onDisconnected(code);
    }

    @Override
    public void onLogonRejected(final int code, final long retryAfterMs) {
        listener.onLogonRejected(code, retryAfterMs);
    }
}
