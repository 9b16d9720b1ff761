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
package net.botclaw.ingest.sequencer;

import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.protocol.codec.AckLevel;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** Publishes one cumulative ack for each session that a batch touched. The sequencer's thread; allocates nothing. */
final class AckPublisher {
    private final LoopPort[] ports;
    private final LiveSessions live;
    private final int ackLevel;
    private final AtomicCounter acksSent;

    AckPublisher(
            final LoopPort[] ports, final LiveSessions live, final AckLevel ackLevel, final EngineCounters counters) {
        this.ports = ports;
        this.live = live;
        this.ackLevel = ackLevel.value();
        this.acksSent = counters.of(EngineCounter.ACKS_SENT);
    }

    /** Room is reserved, see {@link LoopPort#EGRESS_RESERVE}. */
    void publish(final long position, final long timeNs) {
        final LiveSessions sessions = live;
        final int count = sessions.touchedCount();
        for (int i = 0; i < count; i++) {
            final int botId = sessions.touched(i);
            final long connectionId = sessions.connectionId(botId);
            if (connectionId != ConnectionId.NONE) {
                offer(connectionId, sessions.nextSequence(botId) - 1, position, timeNs);
            }
        }
        sessions.clearTouched();
        acksSent.getAndAddRelease(count);
    }

    private void offer(final long connectionId, final long sequence, final long position, final long timeNs) {
        final OneToOneRingBuffer ring = ports[ConnectionId.loop(connectionId)].egress();
        final int index = ring.tryClaim(EgressDescriptor.ACK, EgressDescriptor.ACK_LENGTH);
        if (index < 0) {
            throw new IllegalStateException("egress ring overflow: its room was not reserved");
        }
        final AtomicBuffer buffer = ring.buffer();
        buffer.putLong(index + EgressDescriptor.CONNECTION_ID_OFFSET, connectionId);
        buffer.putLong(index + EgressDescriptor.SEQUENCE_OFFSET, sequence);
        buffer.putLong(index + EgressDescriptor.POSITION_OFFSET, position);
        buffer.putLong(index + EgressDescriptor.TIME_OFFSET, timeNs);
        buffer.putInt(index + EgressDescriptor.LEVEL_OFFSET, ackLevel);
        ring.commit(index);
    }
}
