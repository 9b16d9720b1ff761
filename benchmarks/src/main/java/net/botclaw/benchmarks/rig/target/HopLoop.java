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

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import net.botclaw.ingest.sequencer.LoopPort;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * The event loop's end of the rings, for all connections of a raw server with dedicated threading. As in the engine's
 * gateway, the second thread wakes the loop with a task, and all writes of a turn are flushed at its end.
 *
 * <p><b>Threading</b>: the event loop, except {@link #wakeUp()}. <b>Memory</b>: a turn allocates nothing.
 */
final class HopLoop implements MessageHandler {
    private static final int MAX_MESSAGES_PER_TURN = 16_384;

    private final LoopPort port;
    private final EventLoop eventLoop;
    private final Consumer<Throwable> onFailure;
    private final Int2ObjectHashMap<HopConnection> connections = new Int2ObjectHashMap<>();
    private final ArrayDeque<HopConnection> parked = new ArrayDeque<>();
    private final List<HopConnection> dirty = new ArrayList<>();
    private final AtomicBoolean isTurnPending = new AtomicBoolean();
    private final Runnable turn = this::turn;
    private int nextConnectionId = 1;

    HopLoop(final LoopPort port, final EventLoop eventLoop, final Consumer<Throwable> onFailure) {
        this.port = port;
        this.eventLoop = eventLoop;
        this.onFailure = onFailure;
    }

    /** Makes the loop take a turn. Any thread. */
    void wakeUp() {
        if (isTurnPending.compareAndSet(false, true)) {
            try {
                eventLoop.execute(turn);
            } catch (final RejectedExecutionException e) {
                // It has ended, or is awake with a full queue; the second thread asks again while there is something.
                isTurnPending.set(false);
            }
        }
    }

    int add(final HopConnection connection) {
        final int id = nextConnectionId++;
        connections.put(id, connection);
        return id;
    }

    void remove(final int connectionId) {
        connections.remove(connectionId);
    }

    /** Offers the bytes of a read to the second thread; false when the ring is full. */
    boolean offer(final int connectionId, final ByteBuf in) {
        final int length = in.readableBytes();
        final OneToOneRingBuffer ring = port.ingress();
        final int index = ring.tryClaim(HopDescriptor.BYTES, HopDescriptor.BYTES_OFFSET + length);
        if (index < 0) {
            return false;
        }
        final ByteBuffer bytes = in.internalNioBuffer(in.readerIndex(), length);
        final AtomicBuffer buffer = ring.buffer();
        buffer.putLong(index + HopDescriptor.CONNECTION_ID_OFFSET, connectionId);
        buffer.putBytes(index + HopDescriptor.BYTES_OFFSET, bytes, bytes.position(), length);
        ring.commit(index);
        return true;
    }

    /** A connection goes on once there is room in the ring. */
    void park(final HopConnection connection) {
        parked.add(connection);
    }

    void dirty(final HopConnection connection) {
        dirty.add(connection);
    }

    void onFailure(final Throwable cause) {
        onFailure.accept(cause);
    }

    private void turn() {
        isTurnPending.set(false);
        try {
            port.egress().read(this, MAX_MESSAGES_PER_TURN);
            resumeParked();
            flush();
        } catch (final Throwable t) {
            // Netty would only log it.
            onFailure.accept(t);
        }
        if (port.egress().size() > 0) {
            wakeUp();
        }
    }

    private void resumeParked() {
        while (!parked.isEmpty() && parked.peek().resume()) {
            parked.poll();
        }
    }

    private void flush() {
        for (int i = 0; i < dirty.size(); i++) {
            dirty.get(i).flush();
        }
        dirty.clear();
    }

    @Override
    public void onMessage(
            final int messageTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
        final HopConnection connection = connections.get(buffer.getInt(index + HopDescriptor.CONNECTION_ID_OFFSET));
        if (connection != null) {
            connection.write(buffer, index + HopDescriptor.BYTES_OFFSET, length - HopDescriptor.BYTES_OFFSET);
        }
    }
}
