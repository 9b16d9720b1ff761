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

import net.botclaw.ingest.stage.StageSample;

/**
 * The sequencer's side of stage timing: marks what a round does to the samples whose frames it has drained. A round takes no
 * further input until it is published, so what is drained and not published is of the round in hand.
 *
 * <p><b>Threading</b>: the sequencer's. <b>Memory</b>: allocates nothing; off, each step is one branch.
 */
final class StageMarker {
    private final LoopPort[] ports;
    private final LiveSessions live;
    private final boolean isOn;
    private int inHand;

    StageMarker(final LoopPort[] ports, final LiveSessions live) {
        this.ports = ports;
        this.live = live;
        this.isOn = ports[0].stages().isOn();
    }

    /** The rings have been read. */
    void onDrained() {
        if (isOn) {
            for (final LoopPort port : ports) {
                if (port.stages().sample().tryDrain(port.ingress())) {
                    inHand++;
                }
            }
        }
    }

    /** The round's inputs are in the journal. */
    void onAppended() {
        if (isOn && inHand > 0) {
            for (final LoopPort port : ports) {
                final StageSample sample = port.stages().sample();
                if (sample.isDrained()) {
                    sample.onAppended();
                }
            }
        }
    }

    /** There was nothing to journal: duplicates, or frames of a session that is over. */
    void onNothingAppended() {
        if (isOn && inHand > 0) {
            for (final LoopPort port : ports) {
                giveUp(port.stages().sample());
            }
            inHand = 0;
        }
    }

    /** All of the round is applied, its outputs are in the journal. */
    void onApplied() {
        if (isOn && inHand > 0) {
            for (final LoopPort port : ports) {
                final StageSample sample = port.stages().sample();
                if (sample.isDrained()) {
                    sample.onApplied();
                }
            }
        }
    }

    /** The round's acks are about to be put into the rings, with this journal position. */
    void onPublishing(final long journalPosition) {
        if (isOn && inHand > 0) {
            for (final LoopPort port : ports) {
                final StageSample sample = port.stages().sample();
                if (sample.isDrained() && isAcked(sample)) {
                    sample.onPublishing(journalPosition);
                } else {
                    giveUp(sample);
                }
            }
            inHand = 0;
        }
    }

    private boolean isAcked(final StageSample sample) {
        return live.isTouched(sample.botId()) && live.isBound(sample.botId(), sample.connectionId());
    }

    private static void giveUp(final StageSample sample) {
        if (sample.isDrained()) {
            sample.onUnanswered();
        }
    }
}
