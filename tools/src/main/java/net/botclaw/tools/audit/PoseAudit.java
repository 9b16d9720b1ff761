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
package net.botclaw.tools.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.BotStatusDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.routing.RecordKind;
import net.botclaw.tools.cli.Figures;

/**
 * Finds collisions in a journal, from what the trucks themselves have told of their poses, at the times they have told.
 * A truck is in a cell from when it departs from the one beside it until it has arrived in the next. Two trucks in one
 * cell at one time, or two that change places, have collided.
 *
 * <p>Trucks must tell of each departure (centre of the cell they leave, heading of travel, a speed) and each arrival
 * (centre of the new cell, speed 0), by clocks that agree. A pose whose time cannot be right is passed over and named: the
 * later ones of its truck still count. People (mode MANUAL) are passed over.
 */
public final class PoseAudit {
    private static final int MAP_ID = 1;
    private static final int MAX_PROBLEMS = 20;
    /** A truck's clock may be ahead of the journal's by so much. */
    private static final long MAX_AHEAD_NS = 1_000_000_000L;

    private final int cellSizeMm;
    private final CellStays stays = new CellStays();
    private final Map<Integer, BotTrack> tracks = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BotStatusDecoder status = new BotStatusDecoder();
    private long poses;
    private long jumps;
    private long outOfOrder;
    private long collisions;

    private PoseAudit(final int cellSizeMm) {
        this.cellSizeMm = cellSizeMm;
    }

    /**
     * Audits a whole journal.
     *
     * @param root       an engine's directory.
     * @param cellSizeMm side of a cell.
     * @return the finished audit.
     */
    public static PoseAudit run(final Path root, final int cellSizeMm) {
        final PoseAudit audit = new PoseAudit(cellSizeMm);
        try (JournalReader reader = JournalReader.open(root)) {
            while (reader.next()) {
                audit.onRecord(reader);
            }
        }
        audit.finish();
        return audit;
    }

    private void onRecord(final JournalReader reader) {
        if (reader.kind() != RecordKind.INBOUND || reader.templateId() != BotStatusDecoder.TEMPLATE_ID) {
            return;
        }
        status.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
        if (status.mapId() != MAP_ID || status.modeRaw() == BotMode.MANUAL.value()) {
            return;
        }
        poses++;
        final BotTrack track = tracks.computeIfAbsent(reader.botId(), botId -> new BotTrack(botId, stays));
        final long timeNs = status.eventTimeNs();
        if (timeNs > reader.timeNs() + MAX_AHEAD_NS) {
            outOfOrder++;
            add("bot " + reader.botId() + " tells of a pose that is yet to come, at position " + reader.position());
            return;
        }
        if (!track.isInOrder(timeNs)) {
            outOfOrder++;
            add("bot " + reader.botId() + " tells of a pose before its last one, at position " + reader.position());
            return;
        }
        final Cell at = Cell.at(status.xMm(), status.yMm(), cellSizeMm);
        final boolean isJump = status.speedMmS() == 0
                ? track.onStanding(timeNs, at)
                : track.onDeparture(timeNs, at, at.towards(status.headingMicroRad()));
        jumps += isJump ? 1 : 0;
    }

    private void finish() {
        tracks.values().forEach(BotTrack::end);
        stays.check(new CellStays.Listener() {
            @Override
            public void onShared(final CellStays.Stay first, final CellStays.Stay second) {
                collisions++;
                add("bots " + first.botId() + " and " + second.botId() + " are both in " + first.cell() + " at "
                        + Figures.isoTime(second.fromNs()));
            }

            @Override
            public void onExchanged(final CellStays.Crossing first, final CellStays.Crossing second) {
                collisions++;
                add(String.format(
                        Locale.ROOT,
                        "bots %d and %d exchange %s and %s at %s",
                        first.botId(),
                        second.botId(),
                        first.from(),
                        first.to(),
                        Figures.isoTime(second.fromNs())));
            }
        });
    }

    private void add(final String problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    /**
     * Poses read.
     *
     * @return 0 and up.
     */
    public long poses() {
        return poses;
    }

    /**
     * Trucks seen.
     *
     * @return 0 and up.
     */
    public int trucks() {
        return tracks.size();
    }

    /**
     * Poses a truck had no way to: it was put there, or started anew.
     *
     * @return 0 and up.
     */
    public long jumps() {
        return jumps;
    }

    /**
     * Poses with a time before the last one, or ahead of the journal: must be 0. They are passed over.
     *
     * @return 0 and up.
     */
    public long outOfOrder() {
        return outOfOrder;
    }

    /**
     * Pairs of trucks in one cell at one time, and pairs that exchanged cells: must be 0.
     *
     * @return 0 and up.
     */
    public long collisions() {
        return collisions;
    }

    /**
     * What is wrong, the first few.
     *
     * @return one line each.
     */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
