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
package net.botclaw.benchmarks.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.ingest.journal.BatchAppender;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.sequencer.CommandRing;
import net.botclaw.ingest.sequencer.ConnectionId;
import net.botclaw.ingest.sequencer.DurablePosition;
import net.botclaw.ingest.sequencer.EgressDescriptor;
import net.botclaw.ingest.sequencer.IngressDescriptor;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.ingest.sequencer.LoopPort;
import net.botclaw.ingest.sequencer.SequencerAgent;
import net.botclaw.ingest.sequencer.SequencerContext;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.AuthScheme;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SessionOpenedEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/** A sequencer whose journal forgets what it is given, with one bot that is logged on. */
final class SequencerWorkload implements AutoCloseable {
    /** Frames of a run. */
    static final int FRAMES = 64;

    private static final int RUN_LENGTH = FRAMES * ReadingFrame.LENGTH;
    private static final int RING_LENGTH = 1024 * 1024;
    private static final int BOT = 1;
    private static final long CONNECTION = ConnectionId.pack(1, 0, 1);
    private static final double VALUE = 41.5;

    private final LoopPort port = new LoopPort(RING_LENGTH);
    private final ForgetfulJournal journal = new ForgetfulJournal();
    private final UnsafeBuffer run = new UnsafeBuffer(new byte[RUN_LENGTH]);
    private final MessageHandler onEgress = (type, buffer, index, length) -> {
        if (type == EgressDescriptor.ACK) {
            ackedSequence = buffer.getLong(index + EgressDescriptor.SEQUENCE_OFFSET);
        }
    };
    private final MessageHandler onIngress = this::onIngress;
    private final Path directory;
    private final EngineCounters counters;
    private final SequencerAgent sequencer;
    private long nextSequence = 1;
    private long ackedSequence;
    private long ingressBytes;
    private long timeNs = 1;

    SequencerWorkload() {
        try {
            directory = Files.createTempDirectory("botclaw-sequencer");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        counters = new EngineCounters(CountersFile.create(countersFile(), 0), () -> 0);
        sequencer = new SequencerAgent(
                new SequencerContext(
                        new LoopPort[] {port},
                        new CommandRing(),
                        journal,
                        DurablePosition.APPENDED,
                        AckLevel.JOURNALED,
                        () -> ++timeNs,
                        counters,
                        () -> false),
                new JournalReplay());
        logOn();
        final ReadingFrame reading = new ReadingFrame();
        for (int i = 0; i < FRAMES; i++) {
            reading.put(run, i * ReadingFrame.LENGTH, 1, VALUE);
        }
    }

    private Path countersFile() {
        return directory.resolve("counters.dat");
    }

    private void logOn() {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + SessionOpenedEncoder.BLOCK_LENGTH;
        final OneToOneRingBuffer ring = port.ingress();
        final int index = ring.tryClaim(IngressDescriptor.LOGON, IngressDescriptor.LOGON_MESSAGE_OFFSET + length);
        ring.buffer().putLong(index, CONNECTION);
        new SessionOpenedEncoder()
                .wrapAndApplyHeader(
                        ring.buffer(), index + IngressDescriptor.LOGON_MESSAGE_OFFSET, new MessageHeaderEncoder())
                .bootId(1)
                .nextSequence(1)
                .schemaVersion(1)
                .ackLevel(AckLevel.JOURNALED)
                .authScheme(AuthScheme.TOKEN)
                .botName("bot-1");
        ring.commit(index);
        round();
    }

    /** A run that continues the session; returns up to where the bot is acked. */
    long runOfFresh() {
        offer(nextSequence);
        nextSequence += FRAMES;
        return round();
    }

    /** A run whose frames the journal has; returns up to where the bot is acked. */
    long runOfDuplicates() {
        offer(nextSequence - FRAMES);
        return round();
    }

    /** A run that nobody looks at; returns bytes so far. */
    long runThroughRing() {
        offer(1);
        while (port.ingress().read(onIngress, 1) == 0) {
            Thread.onSpinWait();
        }
        return ingressBytes;
    }

    /** Records journaled so far. */
    long recordCount() {
        return journal.nextPosition;
    }

    private void offer(final long firstSequence) {
        for (int i = 0; i < FRAMES; i++) {
            FrameDescriptor.putHeader(
                    run,
                    i * ReadingFrame.LENGTH,
                    ReadingFrame.LENGTH,
                    0,
                    FrameDescriptor.CHANNEL_RELIABLE,
                    firstSequence + i);
        }
        final OneToOneRingBuffer ring = port.ingress();
        final int index = ring.tryClaim(IngressDescriptor.FRAMES, IngressDescriptor.FRAMES_OFFSET + RUN_LENGTH);
        final AtomicBuffer buffer = ring.buffer();
        buffer.putLong(index + IngressDescriptor.CONNECTION_ID_OFFSET, CONNECTION);
        buffer.putInt(index + IngressDescriptor.BOT_ID_OFFSET, BOT);
        buffer.putBytes(index + IngressDescriptor.FRAMES_OFFSET, run, 0, RUN_LENGTH);
        ring.commit(index);
    }

    private void onIngress(
            final int messageTypeId, final MutableDirectBuffer buffer, final int index, final int length) {
        ingressBytes += length;
    }

    private long round() {
        while (port.ingress().size() > 0 || !sequencer.isIdle()) {
            sequencer.doWork();
        }
        while (port.egress().size() > 0) {
            port.egress().read(onEgress);
        }
        return ackedSequence;
    }

    @Override
    public void close() {
        counters.close();
        try {
            Files.delete(countersFile());
            Files.delete(directory);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts positions. */
    private static final class ForgetfulJournal implements BatchAppender {
        private long nextPosition;

        @Override
        public void append(final BatchBuilder batch) {
            nextPosition += batch.recordCount();
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public long journalId() {
            return 1;
        }

        @Override
        public long nextPosition() {
            return nextPosition;
        }

        @Override
        public long appendedPosition() {
            return nextPosition - 1;
        }
    }
}
