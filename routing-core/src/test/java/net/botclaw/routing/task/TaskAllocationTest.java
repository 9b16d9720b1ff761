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
package net.botclaw.routing.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.TaskRequestEncoder;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.protocol.codec.TaskUpdateEncoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.RecordKind;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The handler alone, so that nothing but what it allocates is counted. */
class TaskAllocationTest {
    private static final int ROUNDS = 100_000;
    private static final int WINDOWS = 5;
    private static final int HEADER = 8;
    private static final int BOTS = 50;

    private final TaskRig rig = new TaskRig(512, 256, null);
    private final Sink sink = new Sink();
    private final CoreRecord record = new CoreRecord();
    private final UnsafeBuffer status = new UnsafeBuffer(new byte[HEADER + BotStatusEncoder.BLOCK_LENGTH]);
    private final UnsafeBuffer request = new UnsafeBuffer(new byte[HEADER + TaskRequestEncoder.BLOCK_LENGTH]);
    private final UnsafeBuffer update = new UnsafeBuffer(new byte[HEADER + TaskUpdateEncoder.BLOCK_LENGTH]);
    private long timeNs = TaskRig.SECOND;
    private long requestId;

    @Test
    void shouldAllocateNothingWhenTasksComeAndGo() {
        for (int bot = 1; bot <= BOTS; bot++) {
            rig.truck(bot, 3, 3);
        }
        rig.writeStatus(3_000, 3_000, 0, 0, 9_000, 0);
        status.putBytes(0, rig.inputs.buffer(), 0, status.capacity());
        rig.writeRequest(0, TaskType.TRANSPORT, 1, 2).sku("X");
        request.putBytes(0, rig.inputs.buffer(), 0, request.capacity());
        rig.update(1, 0, 0, 0, 0);
        update.putBytes(0, rig.inputs.buffer(), 0, update.capacity());
        timeNs = rig.inputs.timeNs();
        run();

        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long leastBytes = Long.MAX_VALUE;
        for (int i = 0; i < WINDOWS && leastBytes > 0; i++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            run();
            leastBytes = Math.min(leastBytes, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(leastBytes).isZero();
        assertThat(sink.assigned).isGreaterThan(ROUNDS);
    }

    /** Requests, statuses, half of the acceptances, the ends, and the ticks of what is not accepted. */
    private void run() {
        for (int round = 0; round < ROUNDS; round++) {
            timeNs += 200_000_000L;
            final int bot = 1 + round % BOTS;
            request.putLong(HEADER + TaskRequestEncoder.requestIdEncodingOffset(), ++requestId);
            apply(request, bot);
            rig.handler.onObserved(wrap(status, RecordKind.INBOUND, bot), sink);
            update.putLong(HEADER + TaskUpdateEncoder.taskIdEncodingOffset(), sink.lastTask);
            for (int state = 2; state < 5 && round % 2 == 0; state++) {
                update.putByte(HEADER + TaskUpdateEncoder.stateEncodingOffset(), (byte) state);
                apply(update, sink.lastBot);
            }
            while (rig.handler.nextDeadlineNs() <= timeNs) {
                rig.handler.onTick(wrap(status, RecordKind.TICK, 0), sink);
            }
        }
    }

    private void apply(final UnsafeBuffer payload, final int bot) {
        rig.handler.onMessage(wrap(payload, RecordKind.INBOUND, bot), sink);
    }

    private CoreRecord wrap(final UnsafeBuffer payload, final RecordKind kind, final int bot) {
        return record.header(kind, 0, bot, 1, 1).at(1, timeNs).payload(payload, 0, payload.capacity());
    }

    private static final class Sink implements EventPublisher {
        private long lastTask;
        private int lastBot;
        private long assigned;

        @Override
        public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
            if (buffer.getShort(offset + 2) == 128) {
                lastTask = buffer.getLong(offset + HEADER + 8);
                lastBot = botId;
                assigned++;
            }
        }

        @Override
        public void reply(final DirectBuffer buffer, final int offset, final int length) {}

        @Override
        public boolean push(
                final int botId,
                final long key,
                final long expiresNs,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            return true;
        }

        @Override
        public boolean canPush(final int botId, final int length) {
            return true;
        }

        @Override
        public boolean hasUnacked(final int botId) {
            return false;
        }

        @Override
        public boolean hasRoom(final int outputs, final int bytes) {
            return outputs < 64;
        }
    }
}
