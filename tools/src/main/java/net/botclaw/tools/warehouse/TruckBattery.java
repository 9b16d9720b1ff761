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
package net.botclaw.tools.warehouse;

/** What a truck's battery holds, in hundredths of a percent. */
final class TruckBattery {
    static final int FULL = 10_000;

    /** A charge is good for 5,000 cells. */
    private static final int PER_CELL = 2;

    private static final int LEAST = 100;
    /** Ticks from empty to full. */
    private static final int CHARGE_TICKS = 1_200;

    private int centiPercent;

    TruckBattery(final int centiPercent) {
        this.centiPercent = centiPercent;
    }

    void onCellDriven() {
        centiPercent = Math.max(LEAST, centiPercent - PER_CELL);
    }

    /** Ticks until it is full. */
    long chargeTicks() {
        return (long) (FULL - centiPercent) * CHARGE_TICKS / FULL;
    }

    void onCharged() {
        centiPercent = FULL;
    }

    int centiPercent() {
        return centiPercent;
    }
}
