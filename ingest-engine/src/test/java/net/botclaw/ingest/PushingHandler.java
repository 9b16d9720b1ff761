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

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.TaskCancelEncoder;
import net.botclaw.protocol.codec.VendorDataDecoder;
import net.botclaw.protocol.codec.VendorDataEncoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import net.botclaw.routing.StateHash;
import org.agrona.concurrent.UnsafeBuffer;

/** Pushes and sets timers as bots ask for it with VendorData; what it pushes is numbered in one row for all bots. */
public final class PushingHandler implements Handler {
    private static final int PUSH = 1;
    private static final int TIMER = 2;
    private static final int MESSAGE_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + TaskCancelEncoder.BLOCK_LENGTH;
    private static final int ARGUMENTS = 4;

    private final VendorDataDecoder vendorData = new VendorDataDecoder();
    private final TaskCancelEncoder cancel = new TaskCancelEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private volatile long refused;
    private volatile long ticks;
    private volatile long leastLateNs = Long.MAX_VALUE;
    private long number;
    private long deadlineNs = NO_DEADLINE;
    private long delayNs;
    private long timersLeft;
    private int timerBotId;

    /** Asks for pushes to a bot; ttlNs 0: they never expire. */
    public static UnsafeBuffer push(final int botId, final int count, final long key, final long ttlNs) {
        return ask(PUSH, botId, count, key, ttlNs);
    }

    /** Asks for a push to the asking bot after a delay, and so on for so many times. */
    public static UnsafeBuffer timer(final long delayNs, final int times) {
        return ask(TIMER, delayNs, times, 0, 0);
    }

    private static UnsafeBuffer ask(final int what, final long... arguments) {
        final byte[] payload = new byte[ARGUMENTS * Long.BYTES];
        final UnsafeBuffer view = new UnsafeBuffer(payload);
        for (int i = 0; i < arguments.length; i++) {
            view.putLong(i * Long.BYTES, arguments[i], LITTLE_ENDIAN);
        }
        final int blockEnd = FrameDescriptor.SBE_HEADER_LENGTH + VendorDataEncoder.BLOCK_LENGTH;
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[blockEnd + Short.BYTES + payload.length]);
        new VendorDataEncoder()
                .wrapAndApplyHeader(bytes, 0, new MessageHeaderEncoder())
                .eventTimeNs(1)
                .vendorCode(what)
                .putPayload(payload, 0, payload.length);
        return bytes;
    }

    @Override
    public String name() {
        return "pushing";
    }

    @Override
    public int[] messages() {
        return new int[] {VendorDataDecoder.TEMPLATE_ID};
    }

    @Override
    public int[] events() {
        return new int[0];
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        vendorData.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        if (vendorData.vendorCode() != PUSH && vendorData.vendorCode() != TIMER) {
            return 0;
        }
        final int arguments = record.bodyOffset() + record.blockLength() + Short.BYTES;
        final long first = record.buffer().getLong(arguments, LITTLE_ENDIAN);
        final long second = record.buffer().getLong(arguments + Long.BYTES, LITTLE_ENDIAN);
        if (vendorData.vendorCode() == PUSH) {
            final long key = record.buffer().getLong(arguments + 2 * Long.BYTES, LITTLE_ENDIAN);
            final long ttlNs = record.buffer().getLong(arguments + 3 * Long.BYTES, LITTLE_ENDIAN);
            final long expiresNs = ttlNs == 0 ? NO_DEADLINE : record.timeNs() + ttlNs;
            for (int i = 0; i < second; i++) {
                push(record, publisher, (int) first, key, expiresNs);
            }
        } else {
            delayNs = first;
            timersLeft = second;
            timerBotId = record.botId();
            deadlineNs = record.timeNs() + delayNs;
        }
        return 0;
    }

    private void push(
            final CoreRecord record,
            final EventPublisher publisher,
            final int botId,
            final long key,
            final long expiresNs) {
        number++;
        cancel.wrapAndApplyHeader(message, 0, header)
                .eventTimeNs(record.timeNs())
                .taskId(number)
                .code(0);
        if (!publisher.push(botId, key, expiresNs, message, 0, MESSAGE_LENGTH)) {
            refused++;
        }
    }

    @Override
    public long nextDeadlineNs() {
        return deadlineNs;
    }

    @Override
    public void onTick(final CoreRecord tick, final EventPublisher publisher) {
        leastLateNs = Math.min(leastLateNs, tick.timeNs() - deadlineNs);
        ticks++;
        timersLeft--;
        deadlineNs = timersLeft > 0 ? tick.timeNs() + delayNs : NO_DEADLINE;
        push(tick, publisher, timerBotId, 0, NO_DEADLINE);
    }

    @Override
    public long stateHash() {
        long hash = StateHash.mix(number, refused);
        hash = StateHash.mix(hash, ticks);
        hash = StateHash.mix(hash, deadlineNs);
        return StateHash.mix(hash, timersLeft);
    }

    /** Pushes that found no room. */
    public long refused() {
        return refused;
    }

    /** Ticks so far. */
    public long ticks() {
        return ticks;
    }

    /** The least that a tick came behind its deadline. */
    public long leastLateNs() {
        return leastLateNs;
    }
}
