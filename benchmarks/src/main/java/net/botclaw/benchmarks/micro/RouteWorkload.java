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

import java.util.Random;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RouteProgressEncoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.protocol.codec.TaskAssignedEncoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.forklift.RouteHandler;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseGenerator;
import net.botclaw.routing.path.warehouse.WarehouseLayout;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteTables;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The route handler on a generated warehouse of 170 x 84 cells, with trucks that drive what they are pushed, a cell at a time. The same in every run.
 * Nothing is journaled and no outbox is ever full.
 */
final class RouteWorkload implements EventPublisher {
    /** Bytes of a report of a truck, SBE header included. */
    static final int REPORT_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + RouteProgressEncoder.BLOCK_LENGTH;

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int MAX_PATH = 4_096;
    private static final int SOURCES = 256;

    private final Random random = new Random(1);
    private final WarehouseMap map =
            WarehouseGenerator.generate(new WarehouseLayout(), 1).build();
    private final LocationTable locations;
    private final RouteHandler handler;
    private final CoreRecord record = new CoreRecord();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BotStatusEncoder status = new BotStatusEncoder();
    private final RouteProgressEncoder progress = new RouteProgressEncoder();
    private final TaskAssignedEncoder task = new TaskAssignedEncoder();
    private final RoutePlanDecoder plan = new RoutePlanDecoder();
    private final RouteReleaseDecoder release = new RouteReleaseDecoder();
    private final int[] sources = new int[SOURCES];
    private final int[] stations = new int[SOURCES];
    private final int trucks;
    private final int[][] paths;
    private final boolean[][] isStop;
    private final int[] length;
    private final int[] index;
    private final int[] released;
    private final int[] stopsDone;
    private final long[] routeId;
    private final int[] revision;
    private long timeNs = 1_700_000_000_000_000_000L;
    private long position;
    private int next;

    RouteWorkload(final int trucks) {
        this.trucks = trucks;
        final Site site = Site.of(map, trucks);
        final SiteTables tables = new SiteTables(site);
        locations = new LocationTable(site);
        handler = new RouteHandler(site, tables, locations);
        paths = new int[trucks + 1][MAX_PATH];
        isStop = new boolean[trucks + 1][MAX_PATH];
        length = new int[trucks + 1];
        index = new int[trucks + 1];
        released = new int[trucks + 1];
        stopsDone = new int[trucks + 1];
        routeId = new long[trucks + 1];
        revision = new int[trucks + 1];
        choose(sources, PlaceKind.PICK_FACE);
        choose(stations, PlaceKind.STATION);
        for (int bot = 1; bot <= trucks; bot++) {
            place(bot, tables.home(bot - 1));
        }
    }

    private void choose(final int[] chosen, final PlaceKind kind) {
        for (int i = 0; i < chosen.length; ) {
            final int location = 1 + random.nextInt(map.placeCount());
            if (locations.isOf(location, kind)) {
                chosen[i++] = location;
            }
        }
    }

    private void place(final int bot, final int cell) {
        status.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .xMm(map.x(cell) * map.cellSizeMm())
                .yMm(map.y(cell) * map.cellSizeMm())
                .headingMicroRad(0)
                .speedMmS(0)
                .mapId(1);
        buffer.putByte(HEADER + BotStatusEncoder.modeEncodingOffset(), (byte) 0);
        handler.onObserved(input(bot, HEADER + BotStatusEncoder.BLOCK_LENGTH), this);
    }

    private CoreRecord input(final int bot, final int bytes) {
        return record.header(RecordKind.INBOUND, 0, bot, 1, 1)
                .at(position++, timeNs)
                .payload(buffer, 0, bytes);
    }

    /** Gives the next truck a task in place of the one it has. */
    void assignNext() {
        final int bot = next % trucks + 1;
        next++;
        assign(bot);
    }

    private void assign(final int bot) {
        final int length = HEADER + TaskAssignedEncoder.BLOCK_LENGTH;
        task.wrapAndApplyHeader(buffer, 0, header)
                .taskId(position)
                .botId(bot)
                .locationId(sources[random.nextInt(SOURCES)])
                .toLocationId(stations[random.nextInt(SOURCES)]);
        handler.onEvent(input(bot, length), buffer, 0, length, this);
    }

    /** One tick of the fleet. */
    long tick() {
        timeNs += map.tickMs() * 1_000_000L;
        handler.onTick(record.header(RecordKind.TICK, 0, 0, 0, 0).at(position++, timeNs), this);
        return timeNs;
    }

    /** The next truck that may enters its next cell and says so, or works at its stop. */
    int driveNext() {
        for (int tries = 0; tries < trucks; tries++) {
            final int bot = next % trucks + 1;
            next++;
            if (isStop[bot][index[bot]] && index[bot] < length[bot]) {
                isStop[bot][index[bot]] = false;
                stopsDone[bot]++;
                return report(bot);
            }
            if (index[bot] < released[bot]) {
                index[bot]++;
                return report(bot);
            }
            if (index[bot] + 1 >= length[bot]) {
                assign(bot);
            }
        }
        return 0;
    }

    private int report(final int bot) {
        progress.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(1)
                .routeId(routeId[bot])
                .cell(paths[bot][index[bot]])
                .revision(revision[bot])
                .index(index[bot])
                .stopsDone(stopsDone[bot]);
        return handler.onMessage(input(bot, REPORT_LENGTH), this);
    }

    @Override
    public boolean push(
            final int botId,
            final long key,
            final long expiresNs,
            final DirectBuffer message,
            final int offset,
            final int bytes) {
        if (message.getShort(offset + 2) == RoutePlanDecoder.TEMPLATE_ID) {
            read(botId, message, offset);
        } else {
            release.wrap(message, offset + HEADER, RouteReleaseDecoder.BLOCK_LENGTH, 1);
            released[botId] = release.releasedCells();
        }
        return true;
    }

    private void read(final int bot, final DirectBuffer message, final int offset) {
        plan.wrap(message, offset + HEADER, RoutePlanDecoder.BLOCK_LENGTH, 1);
        final int here = length[bot] == 0 ? -1 : paths[bot][index[bot]];
        if (plan.routeId() != routeId[bot]) {
            stopsDone[bot] = 0;
        }
        routeId[bot] = plan.routeId();
        revision[bot] = plan.revision();
        released[bot] = 0;
        index[bot] = 0;
        length[bot] = 0;
        RoutePlanDecoder.LegsDecoder leg = plan.legs();
        while (leg.hasNext()) {
            leg = leg.next();
            if (length[bot] == 0) {
                add(bot, (int) leg.startCell());
            }
            final int way = (leg.flags() & 1) == 0 ? leg.headingRaw() : Heading.opposite(leg.headingRaw());
            for (int i = 0; i < leg.cells(); i++) {
                add(bot, map.neighbour(paths[bot][length[bot] - 1], way));
            }
            isStop[bot][length[bot] - 1] |= (leg.flags() & 2) != 0;
        }
        for (int i = Math.min(3, length[bot] - 1); i >= 0; i--) {
            index[bot] = paths[bot][i] == here ? i : index[bot];
        }
    }

    private void add(final int bot, final int cell) {
        isStop[bot][length[bot]] = false;
        paths[bot][length[bot]++] = cell;
    }

    @Override
    public void event(final int botId, final DirectBuffer message, final int offset, final int bytes) {}

    @Override
    public void reply(final DirectBuffer message, final int offset, final int bytes) {}

    @Override
    public boolean canPush(final int botId, final int bytes) {
        return true;
    }

    @Override
    public boolean hasUnacked(final int botId) {
        return false;
    }

    @Override
    public boolean hasRoom(final int outputs, final int bytes) {
        return true;
    }
}
