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
package net.botclaw.routing.session;

import static net.botclaw.routing.session.WalkFigures.Figure;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.GapDetectedDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.SequenceGapDecoder;
import net.botclaw.protocol.codec.VendorDataDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The journal of a walk, and the judge of it: knows nothing of how frames are admitted, only what must be true of what is
 * stored.
 */
final class WalkLedger {
    /** One stored input. */
    record Stored(RecordKind kind, int flags, int botId, int epoch, long sequence, long timeNs, UnsafeBuffer payload) {
        CoreRecord view(final CoreRecord record, final long position) {
            return record.header(kind, flags, botId, epoch, sequence)
                    .at(position, timeNs)
                    .payload(payload, 0, payload.capacity());
        }
    }

    private final List<Stored> records = new ArrayList<>();
    private final List<UnsafeBuffer> events = new ArrayList<>();
    private final Map<Long, Long> covered = new HashMap<>();
    private final Map<Long, Long> telemetry = new HashMap<>();
    private final Map<Integer, Integer> newestEpochs = new HashMap<>();
    private final Map<Integer, BitSet> byIncarnation = new HashMap<>();
    private final Map<Integer, Integer> newestIncarnations = new HashMap<>();
    private final Map<Long, Long> hashes = new HashMap<>();
    private final Set<Integer> disturbed = new HashSet<>();
    private final VendorDataDecoder vendorData = new VendorDataDecoder();
    private final SequenceGapDecoder gap = new SequenceGapDecoder();
    private final GapDetectedDecoder gapDetected = new GapDetectedDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final WalkFigures figures;
    private int appliedCount;

    WalkLedger(final WalkFigures figures) {
        this.figures = figures;
    }

    List<Stored> records() {
        return records;
    }

    /** Outputs of the core, in order. */
    List<UnsafeBuffer> events() {
        return events;
    }

    /** Records that were ever applied: later ones are applied for the first time. */
    int appliedCount() {
        return appliedCount;
    }

    void onApplied(final int count) {
        appliedCount = Math.max(appliedCount, count);
    }

    /** A hash is the same whenever it is taken after the same inputs. */
    void onStateHash(final long inputCount, final long hash) {
        final Long known = hashes.putIfAbsent(inputCount, hash);
        assertThat(known == null || known == hash)
                .as("state after input %d", inputCount)
                .isTrue();
    }

    /** The next record; the boot id is that of its session. */
    void store(final Stored record, final long bootId) {
        records.add(record);
        if (record.kind() == RecordKind.INBOUND) {
            newestEpochs.merge(record.botId(), record.epoch(), Math::max);
            assertThat(record.epoch()).as("an epoch that is over").isEqualTo(newestEpochs.get(record.botId()));
            if (CoreRecord.channelOf(record.flags()) == FrameDescriptor.CHANNEL_RELIABLE) {
                storeReliable(record);
            } else {
                storeTelemetry(record, bootId);
            }
        } else if (templateId(record.payload()) == SequenceGapDecoder.TEMPLATE_ID) {
            gap.wrapAndApplyHeader(record.payload(), 0, header);
            cover(record.botId(), record.epoch(), gap.fromSequence(), gap.toSequence());
            figures.count(Figure.LIVE_GAPS);
        }
    }

    private void storeReliable(final Stored record) {
        cover(record.botId(), record.epoch(), record.sequence(), record.sequence());
        vendorData.wrapAndApplyHeader(record.payload(), 0, header);
        assertThat(vendorData.eventTimeNs()).as("content of a frame").isEqualTo(record.sequence());
        final int incarnation = (int) vendorData.vendorCode();
        final BitSet sequences = byIncarnation.computeIfAbsent(incarnation, key -> new BitSet());
        if (!disturbed.contains(incarnation)) {
            assertThat(sequences.get((int) record.sequence()))
                    .as("process %d, sequence %d is stored twice", incarnation, record.sequence())
                    .isFalse();
        }
        sequences.set((int) record.sequence());
        figures.count(Figure.STORED);
    }

    private void storeTelemetry(final Stored record, final long bootId) {
        final long key = bootId << 32 | record.botId();
        assertThat(record.sequence()).as("telemetry goes on").isGreaterThan(telemetry.getOrDefault(key, 0L));
        telemetry.put(key, record.sequence());
        figures.count(Figure.TELEMETRY_STORED);
    }

    private void cover(final int botId, final int epoch, final long from, final long to) {
        assertThat(from)
                .as("bot %d, epoch %d: stored or recorded as missing once and in order", botId, epoch)
                .isEqualTo(covered(botId, epoch) + 1);
        covered.put(key(botId, epoch), to);
    }

    /** An output of the core while it applies a record for the first time. */
    void onEvent(final Stored cause, final UnsafeBuffer event) {
        events.add(event);
        if (templateId(event) == GapDetectedDecoder.TEMPLATE_ID
                && templateId(cause.payload()) != SequenceGapDecoder.TEMPLATE_ID) {
            gapDetected.wrapAndApplyHeader(event, 0, header);
            cover(
                    (int) gapDetected.botId(),
                    (int) gapDetected.sessionEpoch(),
                    gapDetected.fromSequence(),
                    gapDetected.toSequence());
            figures.count(Figure.LOGON_GAPS);
        }
    }

    /**
     * A process of a bot logs on. When an older one does after a newer one, be it that its Logon was late or that two
     * machines have one name, the boot ids take turns, and what was not acked is stored again in another epoch.
     */
    void onLogon(final int botId, final int epoch, final int incarnation) {
        if (epoch > newestEpochs.getOrDefault(botId, 0)) {
            figures.count(Figure.EPOCHS);
            newestEpochs.put(botId, epoch);
        }
        final int newest = newestIncarnations.getOrDefault(botId, 0);
        if (incarnation < newest) {
            figures.count(Figure.LATE_LOGONS);
            disturbed.add(newest);
            disturbed.add(incarnation);
        }
        newestIncarnations.merge(botId, incarnation, Math::max);
    }

    /** Everything up to this sequence is stored or recorded as missing. */
    long covered(final int botId, final int epoch) {
        return covered.getOrDefault(key(botId, epoch), 0L);
    }

    boolean isStored(final int incarnation, final long sequence) {
        final BitSet sequences = byIncarnation.get(incarnation);
        return sequences != null && sequences.get((int) sequence);
    }

    static int templateId(final UnsafeBuffer message) {
        return message.getShort(2) & 0xFFFF;
    }

    private static long key(final int botId, final int epoch) {
        return (long) botId << 32 | epoch;
    }
}
