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

import java.util.function.BooleanSupplier;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.journal.BatchAppender;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.BatchDescriptor;
import net.botclaw.ingest.journal.RecordDescriptor;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The one writer of the journal and the one owner of the core. A round is: admit, append inputs, apply, append outputs,
 * wait for the sync where acks are synced, publish.
 *
 * <pre>
 *   DRAINING ──inputs appended──▶ APPLYING ──outputs appended──▶ PUBLISHING ──▶ DRAINING
 *                                     ▲                               │
 *                                     └── more of the batch to apply ─┘   (staging was full)
 * </pre>
 *
 * <p>The batch is whatever the rings hold; nothing ever waits to fill one. Until a round has been published no further
 * input is taken, so with synced acks the next batch gathers in the rings while this one is being synced.
 *
 * <p><b>Threading</b>: one thread, its own or an event loop's. <b>Time</b>: one clock reading per batch, never going
 * back. <b>Memory</b>: a round allocates nothing. <b>Failure</b>: any exception leaves journal and core in doubt, so the
 * agent must not be called again.
 */
public final class SequencerAgent implements Agent {
    private enum Phase {
        DRAINING,
        APPLYING,
        PUBLISHING
    }

    /** Rounds with input after which the core's deadline is looked up; a round without looks it up anyway. */
    static final int ROUNDS_PER_LOOKUP = 64;
    /** Journal time after which it is looked up however few rounds there were: with synced acks one takes milliseconds. */
    static final long MAX_LOOKUP_NS = 1_000_000;

    private final LoopPort[] ports;
    private final CommandRing commands;
    private final BatchAppender journal;
    private final DurablePosition durable;
    private final IngestClock clock;
    private final LiveSessions live = new LiveSessions();
    private final EgressStaging egress;
    private final AnswerStaging answers;
    private final InputBatch inputs;
    private final OutputBatch outputs;
    private final AckPublisher acks;
    private final RoutingCore core;
    private final StageMarker stages;
    private final SequencerFigures figures;
    private final AtomicCounter egressFull;
    private final BooleanSupplier isDiskFull;
    private final MessageHandler onCommand;
    private final CoreRecord record = new CoreRecord();
    private Phase phase = Phase.DRAINING;
    private int applyOffset;
    private int applyIndex;
    private int nextPort;
    private long lastTimeNs;
    private long deadlineNs = Long.MIN_VALUE;
    private long lookedUpNs;
    private int roundsToLookup = ROUNDS_PER_LOOKUP;

    /**
     * Takes a recovered core over, and ends the sessions of the engine's last life.
     *
     * @param ctx    what the sequencer works with.
     * @param replay of this journal, at its end.
     */
    public SequencerAgent(final SequencerContext ctx, final JournalReplay replay) {
        this.ports = ctx.ports();
        this.commands = ctx.commands();
        this.journal = ctx.journal();
        this.durable = ctx.durable();
        this.clock = new IngestClock(ctx.clock(), replay.lastTimeNs());
        this.egress = new EgressStaging(ports, live);
        this.answers = new AnswerStaging(commands.answers(), ctx.counters());
        this.inputs = new InputBatch(live, answers, ctx.counters());
        this.onCommand = inputs::onCommand;
        this.outputs = new OutputBatch(live, egress, answers);
        this.acks = new AckPublisher(ports, live, ctx.ackLevel(), ctx.counters());
        this.stages = new StageMarker(ports, live);
        this.figures = new SequencerFigures(ctx.counters());
        this.isDiskFull = ctx.isDiskFull();
        this.egressFull = ctx.counters().of(EngineCounter.EGRESS_FULL);
        final Recovery recovery = new Recovery(journal, inputs, now());
        recovery.completeJournal(replay);
        figures.onRecovered(journal.appendedPosition());
        this.core = replay.goLive(outputs);
        while (recovery.nextBatchOfEndedSessions(core.sessions())) {
            applyOffset = BatchDescriptor.RECORDS_OFFSET;
            applyIndex = 0;
            onInputsAppended();
            while (phase == Phase.APPLYING) {
                apply();
                egress.discard();
                phase = isApplied() ? Phase.DRAINING : Phase.APPLYING;
            }
        }
    }

    @Override
    public int doWork() {
        int work = 0;
        if (phase == Phase.DRAINING) {
            work += drain();
        }
        if (phase == Phase.APPLYING) {
            work += apply();
        }
        if (phase == Phase.PUBLISHING) {
            work += publish();
        }
        return work;
    }

    private int drain() {
        if (!journal.hasRoom()) {
            return 0;
        }
        final InputBatch batch = inputs;
        batch.start(journal.nextPosition(), now());
        if (deadlineNs <= lastTimeNs) {
            addTickIfDue();
        }
        applyOffset = BatchDescriptor.RECORDS_OFFSET;
        applyIndex = 0;
        int messages = commands.drainTo(onCommand);
        final int portCount = ports.length;
        final int firstPort = nextPort;
        for (int i = 0; i < portCount && !batch.isClosed() && messages < InputBatch.MAX_MESSAGES; i++) {
            messages += drain(ports[(firstPort + i) % portCount], InputBatch.MAX_MESSAGES - messages);
        }
        nextPort = (firstPort + 1) % portCount;
        stages.onDrained();
        if (batch.isEmpty() || --roundsToLookup == 0 || lastTimeNs - lookedUpNs >= MAX_LOOKUP_NS) {
            addTickIfDue();
        }
        if (!batch.isEmpty()) {
            batch.builder().finish(lastTimeNs);
            journal.append(batch.builder());
            stages.onAppended();
            onInputsAppended();
            return messages;
        }
        stages.onNothingAppended();
        if (live.touchedCount() > 0 || live.refusedCount() > 0) {
            batch.stageEnds(egress);
            phase = Phase.PUBLISHING;
        }
        return messages;
    }

    /** Looks the core's deadline up, which only applied records change, and adds a tick if it has come. */
    private void addTickIfDue() {
        roundsToLookup = ROUNDS_PER_LOOKUP;
        lookedUpNs = lastTimeNs;
        deadlineNs = core.nextDeadlineNs();
        if (deadlineNs <= lastTimeNs && inputs.isEmpty() && !isDiskFull.getAsBoolean()) {
            inputs.addTick(deadlineNs);
        }
    }

    private int drain(final LoopPort port, final int limit) {
        final OneToOneRingBuffer ring = port.ingress();
        int messages = ring.controlledRead(inputs, limit);
        if (messages == 0 && ring.size() > 0 && !inputs.isClosed()) {
            // The read has ended at the ring's edge, having seen padding only: what waits is at its beginning.
            messages = ring.controlledRead(inputs, limit);
        }
        if (messages > 0 && port.isWaitingForRoom()) {
            port.wakeUp();
        }
        return messages;
    }

    private void onInputsAppended() {
        figures.onAppended(inputs.builder());
        outputs.start(journal.nextPosition());
        phase = Phase.APPLYING;
    }

    private int apply() {
        if (!journal.hasRoom()) {
            return 0;
        }
        final BatchBuilder batch = inputs.builder();
        final DirectBuffer buffer = batch.buffer();
        final int count = batch.recordCount();
        final int before = applyIndex;
        while (applyIndex < count && outputs.hasRoomForRecord()) {
            apply(buffer, applyOffset, batch.firstPosition() + applyIndex);
            applyOffset += RecordDescriptor.alignedLength(RecordDescriptor.length(buffer, applyOffset));
            applyIndex++;
        }
        if (!outputs.isEmpty()) {
            outputs.builder().finish(lastTimeNs);
            journal.append(outputs.builder());
            figures.onAppended(outputs.builder());
            outputs.start(journal.nextPosition());
        }
        if (isApplied()) {
            inputs.stageEnds(egress);
            stages.onApplied();
        }
        figures.onApplied(core, outputs);
        phase = Phase.PUBLISHING;
        return applyIndex - before;
    }

    private void apply(final DirectBuffer buffer, final int offset, final long position) {
        final int length = RecordDescriptor.length(buffer, offset) - RecordDescriptor.HEADER_LENGTH;
        record.header(
                        RecordKind.ofCode(RecordDescriptor.kindCode(buffer, offset)),
                        RecordDescriptor.flags(buffer, offset),
                        RecordDescriptor.botId(buffer, offset),
                        RecordDescriptor.epoch(buffer, offset),
                        RecordDescriptor.sequence(buffer, offset))
                .at(position, lastTimeNs)
                .payload(buffer, offset + RecordDescriptor.HEADER_LENGTH, length);
        outputs.onApply(record, inputs.logonConnectionId());
        outputs.onApplied(core.onRecord(record));
    }

    private boolean isApplied() {
        return applyIndex == inputs.builder().recordCount();
    }

    /** Answers, once everything they rest on is as durable as promised and the rings have room for all of it. */
    private int publish() {
        if (durable.position() < journal.appendedPosition()) {
            return 0;
        }
        for (final LoopPort port : ports) {
            if (!port.hasEgressRoom()) {
                egressFull.incrementRelease();
                return 0;
            }
        }
        final boolean isWhole = isApplied();
        if (isWhole) {
            stages.onPublishing(journal.appendedPosition());
            acks.publish(journal.appendedPosition(), lastTimeNs);
        }
        egress.publish(core.sessions());
        answers.publish();
        for (final LoopPort port : ports) {
            if (port.egress().size() > 0) {
                port.wakeUp();
            }
        }
        phase = isWhole ? Phase.DRAINING : Phase.APPLYING;
        return 1;
    }

    private long now() {
        lastTimeNs = clock.next();
        return lastTimeNs;
    }

    /**
     * Journal time, for all who stamp what bots and operators read.
     *
     * @return the clock of this sequencer's batches.
     */
    public IngestClock clock() {
        return clock;
    }

    /**
     * Whether nothing is in hand; the rings may still hold input.
     *
     * @return true between rounds.
     */
    public boolean isIdle() {
        return phase == Phase.DRAINING;
    }

    /**
     * Hash of the core's state. The sequencer's thread only, or any once that has ended.
     *
     * @return the hash that replay must give too.
     */
    public long stateHash() {
        return core.stateHash();
    }

    @Override
    public String roleName() {
        return "sequencer";
    }
}
