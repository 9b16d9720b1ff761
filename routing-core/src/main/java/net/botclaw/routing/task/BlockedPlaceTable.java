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
package net.botclaw.routing.task;

import net.botclaw.routing.StateHash;

/**
 * The locations that traffic keeps trucks from. A location to which several plans in a row were refused is blocked: its
 * tasks rest here, first come, first served, in no queue, where they would stand before tasks that can be done. One of
 * them at a time, the probe, is offered to find out when there is a way again.
 *
 * <pre>
 *  open --- MAX_PLACE_REFUSALS plans refused in a row ---> blocked: all tasks rest but the probe
 *   ^                                                         |
 *   +------ a plan made, a task begun or done, no task left --+
 * </pre>
 *
 * Adding, taking and removing a task take a constant number of steps.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: 9 bytes a row of the tasks and 20 a location, in the constructor.
 */
final class BlockedPlaceTable {
    private static final int NONE = TaskRules.NO_SLOT;

    /** Plans to a location that were refused in a row. */
    private final int[] refusals;
    /** Bot of the refusal before. */
    private final int[] lastBots;

    private final int[] probes;
    private final int[] firsts;
    private final int[] lasts;
    private final int[] next;
    private final int[] previous;
    private final boolean[] isResting;

    /** All locations are open. */
    BlockedPlaceTable(final int locations, final int slots) {
        refusals = new int[locations];
        lastBots = new int[locations];
        probes = new int[locations];
        firsts = new int[locations];
        lasts = new int[locations];
        next = new int[slots];
        previous = new int[slots];
        isResting = new boolean[slots];
        for (int location = 0; location < locations; location++) {
            probes[location] = NONE;
            firsts[location] = NONE;
            lasts[location] = NONE;
        }
    }

    boolean isBlocked(final int location) {
        return refusals[location] >= TaskRules.MAX_PLACE_REFUSALS;
    }

    /** Plans to a location that were refused in a row. */
    int refusals(final int location) {
        return refusals[location];
    }

    /** Tests whether a refusal says nothing about the bot: the location is blocked, or was just refused to another. */
    boolean isAtFault(final int location, final int bot) {
        return isBlocked(location) || lastBots[location] != TaskRules.NOBODY && lastBots[location] != bot;
    }

    /** A bot was refused a plan to a location. */
    void onRefused(final int location, final int bot) {
        refusals[location]++;
        lastBots[location] = bot;
    }

    /** There is a way to a location, or no task that could tell. What rests there is the caller's to take. */
    void open(final int location) {
        refusals[location] = 0;
        lastBots[location] = TaskRules.NOBODY;
        probes[location] = NONE;
    }

    boolean isProbe(final int slot, final int location) {
        return probes[location] == slot;
    }

    /** Tests whether any task rests at a location or is its probe. */
    boolean hasTasks(final int location) {
        return hasResting(location) || probes[location] != NONE;
    }

    boolean hasResting(final int location) {
        return firsts[location] != NONE;
    }

    /** Lets a task rest that does not, as the last of its location; it is no probe any more. */
    void rest(final int slot, final int location) {
        final int last = lasts[location];
        if (probes[location] == slot) {
            probes[location] = NONE;
        }
        isResting[slot] = true;
        previous[slot] = last;
        next[slot] = NONE;
        if (last == NONE) {
            firsts[location] = slot;
        } else {
            next[last] = slot;
        }
        lasts[location] = slot;
    }

    /** Takes the task of a location that has rested longest; there is one. */
    int takeFirst(final int location) {
        final int slot = firsts[location];
        unlink(slot, location);
        return slot;
    }

    /** Takes the task that has rested longest as the probe, in place of the one before; there is one. */
    int takeProbe(final int location) {
        probes[location] = takeFirst(location);
        return probes[location];
    }

    /** A task has come to its end, wherever it was. */
    void remove(final int slot, final int location) {
        if (isResting[slot]) {
            unlink(slot, location);
        }
        if (probes[location] == slot) {
            probes[location] = NONE;
        }
    }

    private void unlink(final int slot, final int location) {
        if (previous[slot] == NONE) {
            firsts[location] = next[slot];
        } else {
            next[previous[slot]] = next[slot];
        }
        if (next[slot] == NONE) {
            lasts[location] = previous[slot];
        } else {
            previous[next[slot]] = previous[slot];
        }
        isResting[slot] = false;
    }

    /** A walk over the locations and what rests there, in order: it matters. */
    long stateHash() {
        long hash = refusals.length;
        for (int location = 0; location < refusals.length; location++) {
            if (refusals[location] != 0 || hasTasks(location)) {
                hash = StateHash.mix(hash, (long) location << 32 | refusals[location]);
                hash = StateHash.mix(hash, (long) lastBots[location] << 32 | probes[location] + 1);
            }
            for (int slot = firsts[location]; slot != NONE; slot = next[slot]) {
                hash = StateHash.mix(hash, slot);
            }
        }
        return hash;
    }
}
