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
package net.botclaw.ingest.stage;

import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * The event loop's side of stage timing: chooses the turns to sample, completes samples or gives them up, records.
 *
 * <p>A sample begins with the first read of every Nth turn that has reads, and not before the last one has come to its
 * end. So a long way through the engine is sampled less often than a short one when samples of all turns are wanted; and
 * where one turn reads many connections, the first of them waits for all the others.
 *
 * <p>A sample is given up when its read brings nothing into the ring (part of a frame, session messages, a full ring), when
 * it leads to nothing new in the journal or to no ack (duplicates or telemetry only, a session that was taken over), when
 * its connection has gone, or when the socket did not take all of the answer at once.
 *
 * <p><b>Threading</b>: the event loop, except where it says any thread. <b>Memory</b>: allocates nothing after construction; off, it
 * is a flag and nothing else. <b>Failure</b>: none; a sample that is with a sequencer that has failed stays there.
 */
public final class StageSampler {
    private final boolean isOn;
    private final int everyNthTurn;
    private final StageSample sample;
    private final StageRecorder recorder;
    private final AtomicLong turns = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong aborted = new AtomicLong();
    private int turnsToWait;
    private boolean hasRead;

    StageSampler(final int everyNthTurn, final NanoClock clock) {
        this.isOn = everyNthTurn > 0;
        this.everyNthTurn = everyNthTurn;
        this.turnsToWait = everyNthTurn;
        this.sample = new StageSample(clock);
        this.recorder = isOn ? new StageRecorder() : null;
    }

    /**
     * One that takes no samples.
     *
     * @return every method returns at once.
     */
    public static StageSampler off() {
        return new StageSampler(0, SystemNanoClock.INSTANCE);
    }

    /**
     * Whether samples are taken.
     *
     * @return never changes.
     */
    public boolean isOn() {
        return isOn;
    }

    /**
     * What the sequencer marks.
     *
     * @return always the same one.
     */
    public StageSample sample() {
        return sample;
    }

    /**
     * The loop has read from a socket.
     *
     * @param connectionId whose.
     */
    public void onRead(final long connectionId) {
        if (isOn && !hasRead) {
            countTurn(connectionId);
        }
    }

    private void countTurn(final long connectionId) {
        hasRead = true;
        increment(turns);
        turnsToWait = Math.max(0, turnsToWait - 1);
        if (turnsToWait == 0 && sample.isIdle()) {
            turnsToWait = everyNthTurn;
            increment(taken);
            sample.begin(connectionId);
        }
    }

    /**
     * The loop has claimed room for a run of frames and copied it, but not committed it yet.
     *
     * @param connectionId whose frames.
     * @param botId        whose connection.
     * @param ingress      the ring.
     */
    public void onClaimed(final long connectionId, final int botId, final OneToOneRingBuffer ingress) {
        if (isOn && sample.isReadOf(connectionId)) {
            sample.onClaimed(botId, ingress);
        }
    }

    /**
     * All of a read has been cut, as far as there was room.
     *
     * @param connectionId whose.
     */
    public void onReadEnd(final long connectionId) {
        if (isOn && sample.isReadOf(connectionId)) {
            abort();
        }
    }

    /**
     * The loop has taken an ack out of the egress ring.
     *
     * @param connectionId    whose, also when that has gone meanwhile.
     * @param journalPosition that it says.
     */
    public void onAck(final long connectionId, final long journalPosition) {
        if (isOn) {
            sample.tryAnswer(connectionId, journalPosition);
        }
    }

    /**
     * Whether the flush of this connection completes a sample.
     *
     * @param connectionId that has just been flushed.
     * @return true: call {@link #onFlushed}.
     */
    public boolean isFlushAwaited(final long connectionId) {
        return isOn && sample.isAnsweredTo(connectionId);
    }

    /**
     * The connection that was waited for has been flushed.
     *
     * @param isWritten whether its socket has taken everything; otherwise nobody knows when it will.
     */
    public void onFlushed(final boolean isWritten) {
        if (isWritten) {
            sample.onFlushed();
            recorder.record(sample);
            sample.clear();
        } else {
            abort();
        }
    }

    /** The turn has flushed all there was: what has an answer and was not among it will never be. */
    public void onTurnEnd() {
        if (isOn) {
            hasRead = false;
            if (sample.isStranded()) {
                abort();
            }
        }
    }

    private void abort() {
        increment(aborted);
        sample.clear();
    }

    /** One writer, so no atomic addition is needed. */
    private static void increment(final AtomicLong counter) {
        counter.setRelease(counter.getPlain() + 1);
    }

    /** What has been recorded. Any thread. */
    StageRecorder recorder() {
        return recorder;
    }

    /** Turns with reads. Any thread. */
    long turns() {
        return turns.getAcquire();
    }

    /** Samples begun. Any thread. */
    long taken() {
        return taken.getAcquire();
    }

    /** Samples given up. Any thread. */
    long aborted() {
        return aborted.getAcquire();
    }
}
