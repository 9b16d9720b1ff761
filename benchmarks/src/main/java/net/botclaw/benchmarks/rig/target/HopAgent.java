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
package net.botclaw.benchmarks.rig.target;

import net.botclaw.ingest.sequencer.LoopPort;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * Stands where the engine with dedicated threading has its sequencer: takes bytes from one ring, does the work, and puts
 * them into the other ring, or drops them.
 *
 * <p><b>Threading</b>: its own thread. A full ring to the loop stops the draining of the other.
 */
final class HopAgent implements Agent, ControlledMessageHandler {
    private static final int MAX_MESSAGES = 1_024;

    private final LoopPort port;
    private final ByteWork work;
    private final boolean isEchoing;

    HopAgent(final LoopPort port, final ByteWork work, final boolean isEchoing) {
        this.port = port;
        this.work = work;
        this.isEchoing = isEchoing;
    }

    @Override
    public int doWork() {
        final int messages = port.ingress().controlledRead(this, MAX_MESSAGES);
        // Also after messages that are dropped: the loop may wait for the room they have left.
        if (messages > 0 || port.egress().size() > 0) {
            port.wakeUp();
        }
        return messages;
    }

    @Override
    public Action onMessage(
            final int messageTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
        if (!isEchoing) {
            work.onBytes(buffer, index + HopDescriptor.BYTES_OFFSET, length - HopDescriptor.BYTES_OFFSET);
            return Action.CONTINUE;
        }
        final OneToOneRingBuffer egress = port.egress();
        final int claimed = egress.tryClaim(messageTypeId, length);
        if (claimed < 0) {
            return Action.ABORT;
        }
        // Claimed first, so that the work is done once for each message.
        work.onBytes(buffer, index + HopDescriptor.BYTES_OFFSET, length - HopDescriptor.BYTES_OFFSET);
        egress.buffer().putBytes(claimed, buffer, index, length);
        egress.commit(claimed);
        return Action.CONTINUE;
    }

    @Override
    public String roleName() {
        return "target-hop";
    }
}
