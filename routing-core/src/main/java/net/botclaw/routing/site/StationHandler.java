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
package net.botclaw.routing.site;

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AddStationDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;

/**
 * Adds the operator's stations to the locations. The same station again changes nothing; the same id with another cell
 * is a conflict.
 *
 * <p><b>Threading</b>: the core's thread.
 */
public final class StationHandler implements Handler {
    private final AddStationDecoder command = new AddStationDecoder();
    private final LocationTable locations;
    private final Site site;

    /**
     * A handler of the site's locations.
     *
     * @param site      whose cells they are in.
     * @param locations that grow.
     */
    public StationHandler(final Site site, final LocationTable locations) {
        this.site = site;
        this.locations = locations;
    }

    @Override
    public String name() {
        return "station";
    }

    @Override
    public int[] messages() {
        return new int[] {AddStationDecoder.TEMPLATE_ID};
    }

    @Override
    public int[] events() {
        return new int[0];
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        if (!record.isWhole(AddStationDecoder.BLOCK_LENGTH)) {
            return RejectCode.INVALID_VALUE.code();
        }
        command.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        final long id = command.locationId();
        final long cell = command.cell();
        if (!site.hasMap() || cell >= site.map().cellCount()) {
            return RejectCode.UNKNOWN_ID.code();
        }
        if (id <= locations.mapPlaces() || id > locations.maxLocationId()) {
            return RejectCode.INVALID_VALUE.code();
        }
        if (locations.isKnown(id)) {
            return locations.cell((int) id) == cell ? RejectCode.OK.code() : RejectCode.CONFLICT.code();
        }
        locations.add((int) id, (int) cell);
        return RejectCode.OK.code();
    }

    @Override
    public long stateHash() {
        return locations.stateHash();
    }
}
