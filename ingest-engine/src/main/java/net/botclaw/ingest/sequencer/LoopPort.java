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

import net.botclaw.ingest.stage.StageSampler;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The two rings between one event loop and the sequencer.
 *
 * <p><b>Threading</b>: the loop writes {@link #ingress()} and reads {@link #egress()}, the sequencer the other way round;
 * with shared threading both are the loop's thread. Limits: the ring length; an ingress ring that is full stops the
 * reading of sockets, an egress ring that is nearly full stops the draining of ingress.
 */
public final class LoopPort {
    /**
     * Bytes of an egress ring that must be free before the sequencer takes more input. One round publishes at most
     * {@link InputBatch#MAX_MESSAGES} acks of 48 bytes and {@link EgressStaging#CAPACITY} bytes of replies and pushes,
     * 576 KiB together, for an entry takes no more here than there; the rest is for the ring's edge, where up to one
     * message of {@link net.botclaw.routing.CoreLimits#MAX_OUTPUT_BYTES_PER_RECORD} is left empty.
     */
    public static final int EGRESS_RESERVE = 640 * 1024;

    private final OneToOneRingBuffer ingress;
    private final OneToOneRingBuffer egress;
    private final StageSampler stages;
    private volatile Runnable wakeUp = () -> {};
    private volatile boolean isWaitingForRoom;

    /**
     * Allocates both rings; nothing is sampled.
     *
     * @param ringLength of each, bytes, a power of two.
     */
    public LoopPort(final int ringLength) {
        this(ringLength, StageSampler.off());
    }

    /**
     * Allocates both rings.
     *
     * @param ringLength of each, bytes, a power of two.
     * @param stages     of this event loop; all ports of a sequencer are sampled, or none.
     */
    public LoopPort(final int ringLength, final StageSampler stages) {
        this.stages = stages;
        this.ingress = new OneToOneRingBuffer(allocate(ringLength));
        this.egress = new OneToOneRingBuffer(allocate(ringLength));
    }

    private static UnsafeBuffer allocate(final int ringLength) {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(
                ringLength + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH));
    }

    /**
     * From the event loop to the sequencer.
     *
     * @return messages of {@link IngressDescriptor}.
     */
    public OneToOneRingBuffer ingress() {
        return ingress;
    }

    /**
     * From the sequencer to the event loop.
     *
     * @return messages of {@link EgressDescriptor}.
     */
    public OneToOneRingBuffer egress() {
        return egress;
    }

    /**
     * Follows samples from here to there and back.
     *
     * @return the event loop's; the sequencer marks its {@link StageSampler#sample()}.
     */
    public StageSampler stages() {
        return stages;
    }

    /**
     * Sets how the event loop is woken.
     *
     * @param action called by the sequencer's thread; cheap when the loop is awake already.
     */
    public void onWakeUp(final Runnable action) {
        wakeUp = action;
    }

    /** Makes the event loop take a turn. */
    public void wakeUp() {
        wakeUp.run();
    }

    /**
     * The event loop has connections that wait for room in the ingress ring, or has none any more.
     *
     * @param isWaiting true when the sequencer is to wake the loop after it has drained something.
     */
    public void waitingForRoom(final boolean isWaiting) {
        isWaitingForRoom = isWaiting;
    }

    boolean isWaitingForRoom() {
        return isWaitingForRoom;
    }

    boolean hasEgressRoom() {
        return egress.capacity() - egress.size() >= EGRESS_RESERVE;
    }

    /**
     * How full the ingress ring is.
     *
     * @return 0 to 1000.
     */
    public int ingressPermille() {
        return (int) (ingress.size() * 1000L / ingress.capacity());
    }
}
