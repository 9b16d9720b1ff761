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
package net.botclaw.benchmarks.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.botclaw.benchmarks.rig.floor.ChronicleFloor;
import net.botclaw.benchmarks.rig.floor.FdatasyncFloor;
import net.botclaw.benchmarks.rig.floor.Floor;
import net.botclaw.benchmarks.rig.floor.HiccupMeter;
import net.botclaw.benchmarks.rig.floor.MemcpyFloor;
import net.botclaw.benchmarks.rig.floor.RingHopFloor;
import net.botclaw.benchmarks.rig.report.LocalFloor;
import net.botclaw.ingest.IdleMode;
import org.HdrHistogram.Histogram;

/**
 * The floors inside the rig's own process, measured in turns with the cycles of a run, while every server is stopped: one
 * of them after each cycle, so that each is spread over the run.
 */
final class LocalFloors {
    private static final long TURN_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SYNC_RATE = 500;
    private static final int FRAME = 64;
    private static final int BATCH = 65_536;

    private final Rig rig;
    private final List<Floor> floors;
    private final List<Histogram> histograms = new ArrayList<>();
    private int turn;

    LocalFloors(final Rig rig, final IdleMode idle, final long ratePerSecond) {
        this.rig = rig;
        final Path directory = rig.dataDirectory().resolve("floors");
        try {
            Files.createDirectories(directory);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        this.floors = List.of(
                new HiccupMeter(),
                new RingHopFloor(idle, ratePerSecond),
                new ChronicleFloor(directory, ratePerSecond),
                new FdatasyncFloor(directory, SYNC_RATE),
                new MemcpyFloor(FRAME),
                new MemcpyFloor(BATCH));
        floors.forEach(floor -> histograms.add(null));
    }

    /** Measures the next one for a while. */
    void measureNext() {
        final int index = turn++ % floors.size();
        try {
            final Histogram measured = floors.get(index).measure(TURN_NS);
            final Histogram before = histograms.get(index);
            if (before == null) {
                histograms.set(index, measured);
            } else {
                before.add(measured);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts them into the report; those that had no turn are measured now. */
    void finish() {
        while (turn < floors.size()) {
            measureNext();
        }
        for (int i = 0; i < floors.size(); i++) {
            final Floor floor = floors.get(i);
            rig.report().localFloor(new LocalFloor(floor.name(), floor.description(), histograms.get(i)));
        }
    }
}
