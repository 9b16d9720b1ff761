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

/**
 * Where one truck is, from its poses: from a departure until the next pose it is in two cells, the one it leaves and the
 * one it drives into.
 */
final class BotTrack {
    private final int botId;
    private final CellStays stays;
    private Cell cell;
    private Cell entered;
    private long cellNs;
    private long enteredNs;
    private long lastNs = Long.MIN_VALUE;

    BotTrack(final int botId, final CellStays stays) {
        this.botId = botId;
        this.stays = stays;
    }

    /** Whether a time is not before the last pose. */
    boolean isInOrder(final long timeNs) {
        return timeNs >= lastNs;
    }

    /** The truck stands in a cell; true when it had no way to get there. */
    boolean onStanding(final long timeNs, final Cell at) {
        lastNs = timeNs;
        if (cell == null) {
            cell = at;
            cellNs = timeNs;
            return false;
        }
        if (entered != null) {
            return onStandingAfterMove(timeNs, at);
        }
        final boolean isJump = !at.equals(cell);
        if (isJump) {
            jump(timeNs, at);
        }
        return isJump;
    }

    private boolean onStandingAfterMove(final long timeNs, final Cell at) {
        if (at.equals(entered)) {
            stays.addStay(cell, botId, cellNs, timeNs);
            stays.addCrossing(cell, entered, botId, enteredNs, timeNs);
            cell = entered;
            cellNs = enteredNs;
            entered = null;
            return false;
        }
        stays.addStay(entered, botId, enteredNs, timeNs);
        entered = null;
        final boolean isJump = !at.equals(cell);
        if (isJump) {
            jump(timeNs, at);
        }
        return isJump;
    }

    private void jump(final long timeNs, final Cell at) {
        stays.addStay(cell, botId, cellNs, timeNs);
        stays.addCrossing(cell, at, botId, timeNs, timeNs);
        cell = at;
        cellNs = timeNs;
    }

    /** The truck leaves a cell towards another; true when it had no way to get to the first. */
    boolean onDeparture(final long timeNs, final Cell from, final Cell to) {
        if (from.equals(cell) && to.equals(entered)) {
            lastNs = timeNs;
            return false;
        }
        final boolean isJump = onStanding(timeNs, from);
        entered = to;
        enteredNs = timeNs;
        return isJump;
    }

    /** Nothing more is known: it stays where it is. */
    void end() {
        stays.addStay(cell, botId, cellNs, CellStays.OPEN_END);
        if (entered != null) {
            stays.addStay(entered, botId, enteredNs, CellStays.OPEN_END);
            stays.addCrossing(cell, entered, botId, enteredNs, CellStays.OPEN_END);
        }
    }
}
