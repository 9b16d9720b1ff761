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

import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.codec.Severity;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.StateHash;
import org.agrona.BitUtil;
import org.agrona.collections.Long2LongHashMap;

/**
 * The sensor rules, each for a sensor type, and if it says so for one zone, one bot, or one bot in one zone. Ids count
 * up from 1 in the order of creation; a rule that is changed keeps its id, one that is removed and set again gets a new
 * one. Rule 1 is built in: soil moisture below 30 is critical, and over at 32.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: all of it in the constructor; bounded by
 * {@link CoreLimits#MAX_SENSOR_RULES}.
 */
final class SensorRuleTable {
    /** No rule applies. */
    static final int NO_RULE = -1;
    /** In place of a zone or a bot: any. */
    static final int ANY = 0;

    static final double SOIL_MOISTURE_RAISE_BELOW = 30.0;
    static final double SOIL_MOISTURE_CLEAR_AT_OR_ABOVE = 32.0;

    private static final float LOAD_FACTOR = 0.5f;
    // Room for twice the rules at this load factor: the map never grows.
    private static final int MAP_CAPACITY = 4 * BitUtil.findNextPositivePowerOfTwo(CoreLimits.MAX_SENSOR_RULES);
    private static final int SPECIFICITIES = 4;

    private final Long2LongHashMap indexByKey = new Long2LongHashMap(MAP_CAPACITY, LOAD_FACTOR, NO_RULE);
    private final long[] keys = new long[CoreLimits.MAX_SENSOR_RULES];
    private final int[] ruleIds = new int[CoreLimits.MAX_SENSOR_RULES];
    private final double[] raiseBelow = new double[CoreLimits.MAX_SENSOR_RULES];
    private final double[] clearAtOrAbove = new double[CoreLimits.MAX_SENSOR_RULES];
    private final byte[] severities = new byte[CoreLimits.MAX_SENSOR_RULES];
    private final int[] countBySpecificity = new int[SPECIFICITIES];
    private int ruleCount;
    private int lastRuleId;

    SensorRuleTable() {
        set(
                SensorType.SOIL_MOISTURE.value(),
                ANY,
                ANY,
                SOIL_MOISTURE_RAISE_BELOW,
                SOIL_MOISTURE_CLEAR_AT_OR_ABOVE,
                Severity.CRITICAL.value());
    }

    /** Index of the rule for a reading, or {@link #NO_RULE}: a rule for the bot wins over one for the zone. */
    int find(final int sensorType, final int zoneId, final int botId) {
        int index = NO_RULE;
        if (zoneId != ANY) {
            index = get(sensorType, zoneId, botId);
        }
        if (index == NO_RULE) {
            index = get(sensorType, ANY, botId);
        }
        if (index == NO_RULE && zoneId != ANY) {
            index = get(sensorType, zoneId, ANY);
        }
        return index == NO_RULE ? get(sensorType, ANY, ANY) : index;
    }

    /** Index of the rule for exactly this type, zone and bot, or {@link #NO_RULE}. */
    int get(final int sensorType, final int zoneId, final int botId) {
        if (countBySpecificity[specificity(zoneId, botId)] == 0) {
            return NO_RULE;
        }
        return (int) indexByKey.get(key(sensorType, zoneId, botId));
    }

    boolean isFull() {
        return ruleCount == CoreLimits.MAX_SENSOR_RULES;
    }

    /** Sets a rule; the caller has made sure that there is room for a new one. */
    void set(
            final int sensorType,
            final int zoneId,
            final int botId,
            final double newRaiseBelow,
            final double newClearAtOrAbove,
            final int severity) {
        int index = get(sensorType, zoneId, botId);
        if (index == NO_RULE) {
            index = ruleCount++;
            keys[index] = key(sensorType, zoneId, botId);
            ruleIds[index] = ++lastRuleId;
            indexByKey.put(keys[index], index);
            countBySpecificity[specificity(zoneId, botId)]++;
        }
        raiseBelow[index] = newRaiseBelow;
        clearAtOrAbove[index] = newClearAtOrAbove;
        severities[index] = (byte) severity;
    }

    /** Removes the rule for exactly this type, zone and bot; the last rule moves to its place. */
    void remove(final int sensorType, final int zoneId, final int botId) {
        final int index = (int) indexByKey.remove(key(sensorType, zoneId, botId));
        final int last = --ruleCount;
        countBySpecificity[specificity(zoneId, botId)]--;
        if (index != last) {
            keys[index] = keys[last];
            ruleIds[index] = ruleIds[last];
            raiseBelow[index] = raiseBelow[last];
            clearAtOrAbove[index] = clearAtOrAbove[last];
            severities[index] = severities[last];
            indexByKey.put(keys[index], index);
        }
    }

    int ruleCount() {
        return ruleCount;
    }

    int ruleId(final int index) {
        return ruleIds[index];
    }

    double raiseBelow(final int index) {
        return raiseBelow[index];
    }

    double clearAtOrAbove(final int index) {
        return clearAtOrAbove[index];
    }

    /** Number of a {@link Severity}. */
    int severity(final int index) {
        return severities[index];
    }

    /** Rules lie in an order that follows from the inputs alone, so a chain over them is the same everywhere. */
    long stateHash() {
        long hash = StateHash.mix(ruleCount, lastRuleId);
        for (int i = 0; i < ruleCount; i++) {
            hash = StateHash.mix(hash, keys[i]);
            hash = StateHash.mix(hash, ruleIds[i]);
            hash = StateHash.mix(hash, Double.doubleToLongBits(raiseBelow[i]));
            hash = StateHash.mix(hash, Double.doubleToLongBits(clearAtOrAbove[i]));
            hash = StateHash.mix(hash, severities[i]);
        }
        return hash;
    }

    private static int specificity(final int zoneId, final int botId) {
        return (botId == ANY ? 0 : 2) + (zoneId == ANY ? 0 : 1);
    }

    /** Type, bot and zone in one long, spread because the map takes its slot from few of the bits. */
    private static long key(final int sensorType, final int zoneId, final int botId) {
        return StateHash.spread((long) sensorType << 56 | (long) botId << 32 | zoneId & 0xFFFF_FFFFL);
    }
}
