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
package net.botclaw.tools.map;

import java.util.Set;
import net.botclaw.routing.path.warehouse.VehicleClass;

/**
 * A vehicle class of a side file: in ticks, or as its data sheet says, from which the ticks follow.
 *
 * <pre>
 *  forward             cell size / forward speed
 *  forward after turn  cell size / forward speed + start penalty
 *  turn                90 degrees / turn rate
 *  reverse             cell size / reverse speed; without one it cannot
 * </pre>
 *
 * Each is divided by the length of a tick and rounded up to whole ticks, so that no plan is faster than the truck. A truck
 * is long when the diagonal of its footprint, the circle it turns in, is wider than a cell.
 */
final class VehicleClassReader {
    private static final Set<String> TICK_KEYS =
            Set.of("name", "forwardTicks", "forwardAfterTurnTicks", "turnTicks", "reverseTicks", "isLong");
    private static final Set<String> DATA_KEYS = Set.of(
            "name",
            "lengthMm",
            "widthMm",
            "forwardMmPerSecond",
            "reverseMmPerSecond",
            "turnDegreesPerSecond",
            "startPenaltyMs");
    private static final int MAX_SIDE_MM = 100_000;
    private static final int MAX_MM_PER_SECOND = 100_000;
    private static final int MAX_DEGREES_PER_SECOND = 3_600;
    private static final int MAX_PENALTY_MS = 600_000;
    private static final long MS_PER_SECOND = 1_000;
    private static final long QUARTER_TURN_DEGREES = 90;

    private final int cellSizeMm;
    private final int tickMs;

    /** A reader for one site. */
    VehicleClassReader(final int cellSizeMm, final int tickMs) {
        this.cellSizeMm = cellSizeMm;
        this.tickMs = tickMs;
    }

    /** Reads a class. */
    VehicleClass read(final JsonValue value) {
        return value.has("forwardTicks") ? readTicks(value) : readData(value);
    }

    private static VehicleClass readTicks(final JsonValue value) {
        value.allowOnly(TICK_KEYS);
        return new VehicleClass(
                value.get("name").name(),
                value.get("forwardTicks").integer(1, VehicleClass.MAX_TICKS),
                value.get("forwardAfterTurnTicks").integer(1, VehicleClass.MAX_TICKS),
                value.get("turnTicks").integer(0, VehicleClass.MAX_TICKS),
                value.integerOf("reverseTicks", 1, VehicleClass.MAX_TICKS, VehicleClass.NO_REVERSE),
                value.get("isLong").isTrue());
    }

    private VehicleClass readData(final JsonValue value) {
        value.allowOnly(DATA_KEYS);
        final long lengthMm = value.get("lengthMm").integer(1, MAX_SIDE_MM);
        final long widthMm = value.get("widthMm").integer(1, MAX_SIDE_MM);
        if (Math.min(lengthMm, widthMm) > cellSizeMm) {
            throw value.error("a footprint of " + lengthMm + " x " + widthMm
                    + " mm does not fit an aisle of one cell of " + cellSizeMm + " mm");
        }
        final long forward = value.get("forwardMmPerSecond").integer(1, MAX_MM_PER_SECOND);
        final long degrees = value.get("turnDegreesPerSecond").integer(1, MAX_DEGREES_PER_SECOND);
        final long penaltyMs = value.integerOf("startPenaltyMs", 0, MAX_PENALTY_MS, 0);
        final long cellMicrometres = cellSizeMm * MS_PER_SECOND;
        final int reverseTicks = value.has("reverseMmPerSecond")
                ? ticks(cellMicrometres, value.get("reverseMmPerSecond").integer(1, MAX_MM_PER_SECOND))
                : VehicleClass.NO_REVERSE;
        return value.blame(() -> new VehicleClass(
                value.get("name").name(),
                ticks(cellMicrometres, forward),
                ticks(cellMicrometres + penaltyMs * forward, forward),
                ticks(QUARTER_TURN_DEGREES * MS_PER_SECOND, degrees),
                reverseTicks,
                lengthMm * lengthMm + widthMm * widthMm > (long) cellSizeMm * cellSizeMm));
    }

    /** Whole ticks that something takes, rounded up; what is done in a millisecond is given in the same unit. */
    private int ticks(final long amount, final long perMs) {
        final long perTick = perMs * tickMs;
        return (int) Math.min(Integer.MAX_VALUE, (amount + perTick - 1) / perTick);
    }
}
