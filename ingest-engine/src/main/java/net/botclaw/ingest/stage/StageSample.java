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

import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * The one sample that may be in flight between an event loop and the sequencer.
 *
 * <pre>
 *   IDLE ──▶ READ ──▶ CLAIMED ──▶ DRAINED ──▶ PUBLISHED ──▶ ANSWERED ──▶ IDLE: recorded
 *             │                      │                          │
 *             │ nothing claimed      │ nothing journaled,       │ not flushed, or
 *             │                      ▼ or no ack                │ not all of it
 *             │                  UNANSWERED                     │
 *             └──────────────────────┴──────────────────────────┴──────▶ IDLE: given up
 *
 *   sequencer's: CLAIMED, DRAINED        event loop's: all others
 * </pre>
 *
 * <p>Each side hands the sample over before it hands over what is sampled: the loop before it commits the frames to the
 * ring, the sequencer before it publishes the ack. So whoever finds frames or ack finds the sample in its hands too, and no
 * time goes to a later round or turn than the one they were in.
 *
 * <p><b>Threading</b>: whose turn it is says the state; it is written last and read first, with release and acquire.
 * <b>Memory</b>: allocates nothing after construction. <b>Time</b>: each step but a refusal reads the clock once.
 */
public final class StageSample {
    /** Readings of the clock for a sample that is completed: one at its beginning and one at the end of each part. */
    public static final int CLOCK_READINGS = Stage.TOTAL.ordinal() + 1;

    private enum State {
        IDLE,
        READ,
        CLAIMED,
        DRAINED,
        PUBLISHED,
        UNANSWERED,
        ANSWERED
    }

    private final NanoClock clock;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    /** The beginning, then the end of each part. */
    private final long[] timesNs = new long[CLOCK_READINGS];

    private long connectionId;
    private int botId;
    private long ingressPosition;
    private long journalPosition;

    StageSample(final NanoClock clock) {
        this.clock = clock;
    }

    private void state(final State newState) {
        state.setRelease(newState);
    }

    private boolean is(final State expected) {
        return state.getAcquire() == expected;
    }

    private void end(final Stage stage) {
        timesNs[stage.ordinal() + 1] = clock.nanoTime();
    }

    boolean isIdle() {
        return is(State.IDLE);
    }

    /** The loop has read something from this connection. */
    void begin(final long ofConnectionId) {
        timesNs[0] = clock.nanoTime();
        connectionId = ofConnectionId;
        state(State.READ);
    }

    boolean isReadOf(final long ofConnectionId) {
        return is(State.READ) && connectionId == ofConnectionId;
    }

    /** The loop has claimed room for frames and is about to commit them. */
    void onClaimed(final int ofBotId, final OneToOneRingBuffer ingress) {
        botId = ofBotId;
        ingressPosition = ingress.producerPosition();
        end(Stage.CUT);
        state(State.CLAIMED);
    }

    /**
     * Marks the end of {@link Stage#RING} if the sampled frames are among what has been drained. The sequencer, after it
     * has read the ring.
     *
     * @param ingress the ring they were put in.
     * @return whether they are; then the other methods of the sequencer follow in this round.
     */
    public boolean tryDrain(final OneToOneRingBuffer ingress) {
        if (!is(State.CLAIMED) || ingress.consumerPosition() < ingressPosition) {
            return false;
        }
        end(Stage.RING);
        state(State.DRAINED);
        return true;
    }

    /**
     * Whether this round of the sequencer carries the sample.
     *
     * @return true from {@link #tryDrain} to {@link #onPublishing} or {@link #onUnanswered}.
     */
    public boolean isDrained() {
        return is(State.DRAINED);
    }

    /** Marks the end of {@link Stage#JOURNAL}. The sequencer. */
    public void onAppended() {
        end(Stage.JOURNAL);
    }

    /** Marks the end of {@link Stage#APPLY}. The sequencer. */
    public void onApplied() {
        end(Stage.APPLY);
    }

    /**
     * Marks the end of {@link Stage#PUBLISH} and hands the sample back. The sequencer, right before it puts the round's acks
     * into the egress ring.
     *
     * @param ackPosition journal position that the acks of this round say; it grows with each round that journals.
     */
    public void onPublishing(final long ackPosition) {
        journalPosition = ackPosition;
        end(Stage.PUBLISH);
        state(State.PUBLISHED);
    }

    /** Hands the sample back: the round has no ack for its connection, so there is nothing to wait for. The sequencer. */
    public void onUnanswered() {
        state(State.UNANSWERED);
    }

    /**
     * Whose frames are sampled.
     *
     * @return the bot's id.
     */
    public int botId() {
        return botId;
    }

    /**
     * Where the sampled frames came from.
     *
     * @return the connection's id.
     */
    public long connectionId() {
        return connectionId;
    }

    /** The loop has an ack in hand: marks the end of {@link Stage#EGRESS} if it is the one for the sampled frames. */
    void tryAnswer(final long ofConnectionId, final long ackPosition) {
        if (is(State.PUBLISHED) && connectionId == ofConnectionId && ackPosition >= journalPosition) {
            end(Stage.EGRESS);
            state(State.ANSWERED);
        }
    }

    boolean isAnsweredTo(final long ofConnectionId) {
        return is(State.ANSWERED) && connectionId == ofConnectionId;
    }

    void onFlushed() {
        end(Stage.FLUSH);
    }

    /** Whether the loop has it in hand and no way to complete it, once a turn has flushed everything. */
    boolean isStranded() {
        final State current = state.getAcquire();
        return current == State.READ || current == State.UNANSWERED || current == State.ANSWERED;
    }

    /** Ready for the next one. */
    void clear() {
        state(State.IDLE);
    }

    /** Of a sample that is complete. */
    long durationNs(final Stage stage) {
        final int index = stage.ordinal();
        return stage == Stage.TOTAL ? timesNs[index] - timesNs[0] : timesNs[index + 1] - timesNs[index];
    }
}
