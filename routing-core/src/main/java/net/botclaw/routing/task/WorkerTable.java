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

import net.botclaw.protocol.codec.BotMode;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.ReportOrder;
import net.botclaw.routing.StateHash;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * The workers by bot id: what they say of themselves, what they have in hand, and who is idle. The idle ones are chained
 * by kind and vehicle class, the longest idle first, so that those who may do a task are found without looking at others.
 *
 * <p>A worker is idle when it could begin at once: connected, on the map, in a mode that works, not broken down, neither
 * draining nor cooling down, and without a task.
 *
 * <p><b>Threading</b>: the core's thread.
 */
final class WorkerTable {
    /** Chains of idle workers: trucks of each class, then persons of each class. */
    static final int CHAINS = 2 * (TaskRules.MAX_VEHICLE_CLASS + 1);
    /** In place of a bot or a chain: none. */
    static final int NONE = -1;

    private static final int CLASSES = CHAINS / 2;
    private static final int ROWS = CoreLimits.MAX_BOTS + 1;
    private static final int UNKNOWN_MODE = 0xFF;

    final boolean[] isConnected = new boolean[ROWS];
    final boolean[] isDraining = new boolean[ROWS];
    final boolean[] isBroken = new boolean[ROWS];
    final boolean[] isCooling = new boolean[ROWS];
    final boolean[] isLoaded = new boolean[ROWS];
    final short[] modes = new short[ROWS];
    final int[] batteriesCentiPercent = new int[ROWS];
    final int[] cells = new int[ROWS];
    final int[] headings = new int[ROWS];
    final int[] vehicleClasses = new int[ROWS];
    final int[] taskSlots = new int[ROWS];
    /** Acceptances in a row that never came, or could not. */
    final int[] timeouts = new int[ROWS];

    final long[] disconnectedNs = new long[ROWS];
    final ReportOrder reports = new ReportOrder();

    private final boolean[] isKnown = new boolean[ROWS];
    private final int[] chains = new int[ROWS];
    private final int[] next = new int[ROWS];
    private final int[] previous = new int[ROWS];
    private final long[] idleSequences = new long[ROWS];
    private final int[] firsts = new int[CHAINS];
    private final int[] lasts = new int[CHAINS];
    private long lastIdleSequence;
    private int highestBot;

    WorkerTable() {
        for (int bot = 0; bot < ROWS; bot++) {
            modes[bot] = UNKNOWN_MODE;
            cells[bot] = WarehouseMap.NO_CELL;
            batteriesCentiPercent[bot] = TaskRules.FULL_CENTI_PERCENT;
            taskSlots[bot] = TaskRules.NO_SLOT;
            chains[bot] = NONE;
        }
        for (int chain = 0; chain < CHAINS; chain++) {
            firsts[chain] = NONE;
            lasts[chain] = NONE;
        }
    }

    /** Whether a bot has ever been connected; any number. */
    boolean isKnown(final long botId) {
        return botId > 0 && botId < ROWS && isKnown[(int) botId];
    }

    void connected(final int bot) {
        isKnown[bot] = true;
        isConnected[bot] = true;
        reports.onConnected(bot);
        highestBot = Math.max(highestBot, bot);
    }

    void disconnected(final int bot, final long nowNs) {
        isConnected[bot] = false;
        disconnectedNs[bot] = nowNs;
    }

    /** It has started again: it has yet to say where it is. */
    void forgetPose(final int bot) {
        cells[bot] = WarehouseMap.NO_CELL;
        modes[bot] = UNKNOWN_MODE;
    }

    boolean isPerson(final int bot) {
        return modes[bot] == BotMode.MANUAL.value();
    }

    boolean isIdle(final int bot) {
        return chains[bot] != NONE;
    }

    /** A truck whose battery is low and that is not charging. */
    boolean mustCharge(final int bot) {
        return !isPerson(bot)
                && modes[bot] != BotMode.CHARGING.value()
                && batteriesCentiPercent[bot] < TaskRules.LOW_BATTERY_CENTI_PERCENT;
    }

    /** The chain of those of a kind and a class. */
    static int chain(final boolean isPerson, final int vehicleClass) {
        return (isPerson ? CLASSES : 0) + vehicleClass;
    }

    static boolean isOfPersons(final int chain) {
        return chain >= CLASSES;
    }

    /** The vehicle class of those in a chain. */
    static int vehicleClass(final int chain) {
        return chain % CLASSES;
    }

    /** The longest idle of a chain, or {@link #NONE}. */
    int firstIdle(final int chain) {
        return firsts[chain];
    }

    /** The next in the chain of an idle worker, or {@link #NONE}. */
    int nextIdle(final int bot) {
        return next[bot];
    }

    /** The less, the longer it is idle. */
    long idleSequence(final int bot) {
        return idleSequences[bot];
    }

    /** Puts a worker into the chain it belongs to after something about it has changed. True: it was not idle before. */
    boolean refresh(final int bot) {
        final int wanted = canBegin(bot) ? chain(isPerson(bot), vehicleClasses[bot]) : NONE;
        final int now = chains[bot];
        if (wanted == now) {
            return false;
        }
        if (now != NONE) {
            unlink(bot);
        }
        if (wanted != NONE) {
            link(bot, wanted);
        }
        return wanted != NONE;
    }

    /** Makes an idle worker the one that is idle for the shortest time. */
    void moveBack(final int bot) {
        final int chain = chains[bot];
        unlink(bot);
        link(bot, chain);
    }

    private boolean canBegin(final int bot) {
        return isConnected[bot]
                && taskSlots[bot] == TaskRules.NO_SLOT
                && cells[bot] != WarehouseMap.NO_CELL
                && !isDraining[bot]
                && !isBroken[bot]
                && !isCooling[bot]
                && isWorking(bot);
    }

    private boolean isWorking(final int bot) {
        final int mode = modes[bot];
        return mode == BotMode.IDLE.value()
                || mode == BotMode.AUTOMATIC.value()
                || mode == BotMode.MANUAL.value()
                || mode == BotMode.CHARGING.value() && batteriesCentiPercent[bot] >= TaskRules.CHARGED_CENTI_PERCENT;
    }

    private void link(final int bot, final int chain) {
        final int last = lasts[chain];
        chains[bot] = chain;
        previous[bot] = last;
        next[bot] = NONE;
        idleSequences[bot] = ++lastIdleSequence;
        if (last == NONE) {
            firsts[chain] = bot;
        } else {
            next[last] = bot;
        }
        lasts[chain] = bot;
    }

    private void unlink(final int bot) {
        final int chain = chains[bot];
        if (previous[bot] == NONE) {
            firsts[chain] = next[bot];
        } else {
            next[previous[bot]] = next[bot];
        }
        if (next[bot] == NONE) {
            lasts[chain] = previous[bot];
        } else {
            previous[next[bot]] = previous[bot];
        }
        chains[bot] = NONE;
        idleSequences[bot] = 0;
    }

    /** A walk over the bots there have been. Chains follow from what is idle and since when. */
    long stateHash() {
        long hash = StateHash.mix(lastIdleSequence, highestBot);
        hash = StateHash.mix(hash, reports.stateHash());
        for (int bot = 1; bot <= highestBot; bot++) {
            final int flags = (isConnected[bot] ? 1 : 0)
                    | (isDraining[bot] ? 2 : 0)
                    | (isBroken[bot] ? 4 : 0)
                    | (isCooling[bot] ? 8 : 0)
                    | (isLoaded[bot] ? 16 : 0)
                    | (isKnown[bot] ? 32 : 0);
            hash = StateHash.mix(hash, (long) flags << 32 | modes[bot] << 16 | headings[bot]);
            hash = StateHash.mix(hash, (long) batteriesCentiPercent[bot] << 32 | vehicleClasses[bot]);
            hash = StateHash.mix(hash, (long) cells[bot] << 32 | timeouts[bot]);
            hash = StateHash.mix(hash, (long) taskSlots[bot] << 32 | chains[bot] + 1);
            hash = StateHash.mix(hash, idleSequences[bot]);
            hash = StateHash.mix(hash, disconnectedNs[bot]);
        }
        return hash;
    }
}
