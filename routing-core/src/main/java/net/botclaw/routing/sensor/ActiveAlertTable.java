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
package net.botclaw.routing.sensor;

import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.StateHash;
import org.agrona.BitUtil;
import org.agrona.collections.Long2LongHashMap;

/**
 * The alerts that are raised and not yet cleared: one at most for each bot, sensor and sensor type. Alert ids count up
 * from 1.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: all of it in the constructor; bounded by
 * {@link CoreLimits#MAX_ACTIVE_ALERTS}, and {@link #MAX_PER_BOT} of one bot, so that one broken bot cannot take the room
 * of all.
 */
final class ActiveAlertTable {
    /** No alert is raised. */
    static final int NO_ALERT = -1;
    /** Alerts of one bot that can be raised at once. */
    static final int MAX_PER_BOT = 256;

    private static final float LOAD_FACTOR = 0.5f;
    // Room for twice the alerts at this load factor: the map never grows.
    private static final int MAP_CAPACITY = 4 * BitUtil.findNextPositivePowerOfTwo(CoreLimits.MAX_ACTIVE_ALERTS);

    private final Long2LongHashMap slotByKey = new Long2LongHashMap(MAP_CAPACITY, LOAD_FACTOR, NO_ALERT);
    private final long[] alertIds = new long[CoreLimits.MAX_ACTIVE_ALERTS];
    private final int[] ruleIds = new int[CoreLimits.MAX_ACTIVE_ALERTS];
    private final byte[] severities = new byte[CoreLimits.MAX_ACTIVE_ALERTS];
    private final int[] freeSlots = new int[CoreLimits.MAX_ACTIVE_ALERTS];
    private final int[] countByBot = new int[CoreLimits.MAX_BOTS + 1];
    private int freeCount = CoreLimits.MAX_ACTIVE_ALERTS;
    private long lastAlertId;
    private long sumOfHashes;

    ActiveAlertTable() {
        for (int i = 0; i < freeCount; i++) {
            freeSlots[i] = freeCount - 1 - i;
        }
    }

    /** Slot of the raised alert, or {@link #NO_ALERT}. */
    int find(final int botId, final int sensorId, final int sensorType) {
        return (int) slotByKey.get(key(botId, sensorId, sensorType));
    }

    /** Whether so many more alerts of the bot can be raised. */
    boolean hasRoom(final int botId, final int count) {
        return count <= freeCount && count <= MAX_PER_BOT - countByBot[botId];
    }

    /** Raises an alert that is not raised yet, while there is room; returns its slot. */
    int raise(final int botId, final int sensorId, final int sensorType, final int ruleId, final int severity) {
        final long key = key(botId, sensorId, sensorType);
        final int slot = freeSlots[--freeCount];
        slotByKey.put(key, slot);
        alertIds[slot] = ++lastAlertId;
        ruleIds[slot] = ruleId;
        severities[slot] = (byte) severity;
        countByBot[botId]++;
        sumOfHashes += hash(key, slot);
        return slot;
    }

    /** Forgets a raised alert. What it was can still be read from its slot until the next one is raised. */
    void clear(final int botId, final int sensorId, final int sensorType) {
        final long key = key(botId, sensorId, sensorType);
        final int slot = (int) slotByKey.remove(key);
        sumOfHashes -= hash(key, slot);
        countByBot[botId]--;
        freeSlots[freeCount++] = slot;
    }

    int activeCount() {
        return CoreLimits.MAX_ACTIVE_ALERTS - freeCount;
    }

    long alertId(final int slot) {
        return alertIds[slot];
    }

    /** The rule under which the alert was raised. */
    int ruleId(final int slot) {
        return ruleIds[slot];
    }

    /** Severity when the alert was raised. */
    int severity(final int slot) {
        return severities[slot];
    }

    /** The slots have no defined order, so this is a sum. */
    long stateHash() {
        return StateHash.mix(StateHash.mix(activeCount(), lastAlertId), sumOfHashes);
    }

    private long hash(final long key, final int slot) {
        final long hash = StateHash.mix(key, alertIds[slot]);
        return StateHash.mix(StateHash.mix(hash, ruleIds[slot]), severities[slot]);
    }

    /** Bot, sensor and type in one long, spread because the map takes its slot from few of the bits. */
    private static long key(final int botId, final int sensorId, final int sensorType) {
        return StateHash.spread((long) botId << 32 | (long) sensorId << 8 | sensorType);
    }
}
