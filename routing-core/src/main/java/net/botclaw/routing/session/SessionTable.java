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
package net.botclaw.routing.session;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.StateHash;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The bots that were ever seen, and the session of each. Bot ids are dense from 1 in the order of first logons; a bot is
 * never forgotten.
 *
 * <pre>
 *  row of a bot, longs:
 *   0 epoch   1 connected   2 next sequence (channel 1)   3 last sequence (channel 2)
 *   4 frames of this session   5 boot id   6 hold until   7 takeovers   8-11 name   12- times of the last takeovers
 * </pre>
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: all of it in the constructor; bounded by
 * {@link CoreLimits#MAX_BOTS}. <b>Failure</b>: reads of an unknown bot throw {@link IllegalArgumentException}.
 */
public final class SessionTable {
    /** No bot: the id that no bot has. */
    public static final int NO_BOT = 0;
    /** Length of a bot's name in bytes, NUL padded. */
    public static final int NAME_LENGTH = 32;
    /** A logon offers a sequence below this: far more than a bot can send, and far from an overflow. */
    public static final long SEQUENCE_LIMIT = 1L << 62;

    private static final int EPOCH = 0;
    private static final int CONNECTED = 1;
    private static final int NEXT_SEQUENCE = 2;
    private static final int LAST_TELEMETRY = 3;
    private static final int FRAMES = 4;
    private static final int BOOT_ID = 5;
    private static final int HOLD_UNTIL = 6;
    private static final int TAKEOVERS = 7;
    private static final int NAME = 8;
    private static final int NAME_LONGS = NAME_LENGTH / Long.BYTES;
    private static final int TAKEOVER_TIMES = NAME + NAME_LONGS;
    private static final int ROW_LONGS = BitUtil.align(TAKEOVER_TIMES + CoreLimits.MAX_TAKEOVERS, 8);

    // Half full at most, so that a probe ends soon.
    private static final int INDEX_CAPACITY = BitUtil.findNextPositivePowerOfTwo(2 * CoreLimits.MAX_BOTS);
    private static final int INDEX_MASK = INDEX_CAPACITY - 1;

    private final long[] rows = new long[CoreLimits.MAX_BOTS * ROW_LONGS];
    private final int[] botIdByName = new int[INDEX_CAPACITY];
    private int botCount;

    /**
     * Bots ever seen.
     *
     * @return highest bot id, 0 to {@link CoreLimits#MAX_BOTS}.
     */
    public int botCount() {
        return botCount;
    }

    /**
     * Whether a session of the bot is open.
     *
     * @param botId 1 to {@link #botCount()}.
     * @return true between an accepted logon and the end of its connection.
     */
    public boolean isConnected(final int botId) {
        return rows[row(botId) + CONNECTED] != 0;
    }

    /**
     * Session epoch of the bot.
     *
     * @param botId 1 to {@link #botCount()}.
     * @return 1 and up.
     */
    public int epoch(final int botId) {
        return (int) rows[row(botId) + EPOCH];
    }

    /**
     * Sequence of channel 1 that comes next: all below it are journaled or recorded as gaps.
     *
     * @param botId 1 to {@link #botCount()}.
     * @return 1 and up.
     */
    public long nextSequence(final int botId) {
        return rows[row(botId) + NEXT_SEQUENCE];
    }

    /**
     * Highest journaled sequence of channel 2 since the bot's process started.
     *
     * @param botId 1 to {@link #botCount()}.
     * @return 0 when there is none.
     */
    public long lastTelemetrySequence(final int botId) {
        return rows[row(botId) + LAST_TELEMETRY];
    }

    /**
     * Copies the bot's name.
     *
     * @param botId       1 to {@link #botCount()}.
     * @param destination takes {@link #NAME_LENGTH} bytes, NUL padded.
     */
    public void copyName(final int botId, final byte[] destination) {
        final int nameIndex = row(botId) + NAME;
        for (int i = 0; i < NAME_LENGTH; i++) {
            destination[i] = nameByte(nameIndex, i);
        }
    }

    /**
     * The bot's name. Allocates: for people, not for the hot path.
     *
     * @param botId 1 to {@link #botCount()}.
     * @return without padding.
     */
    public String name(final int botId) {
        final int nameIndex = row(botId) + NAME;
        final StringBuilder name = new StringBuilder(NAME_LENGTH);
        for (int i = 0; i < NAME_LENGTH && nameByte(nameIndex, i) != 0; i++) {
            name.append((char) nameByte(nameIndex, i));
        }
        return name.toString();
    }

    /**
     * Looks a bot up by name. Allocates: for people, not for the hot path.
     *
     * @param name ASCII, NUL padded or not.
     * @return its id, or {@link #NO_BOT} when no bot of this name was ever seen.
     */
    public int botIdOf(final byte[] name) {
        if (name.length > NAME_LENGTH) {
            return NO_BOT;
        }
        final UnsafeBuffer padded = new UnsafeBuffer(new byte[NAME_LENGTH]);
        padded.putBytes(0, name);
        return find(padded, 0);
    }

    /**
     * Hash of the table.
     *
     * @return the same for the same sessions, on every machine.
     */
    public long stateHash() {
        final long[] values = rows;
        final int end = botCount * ROW_LONGS;
        long hash = StateHash.mix(0, botCount);
        for (int i = 0; i < end; i++) {
            hash = StateHash.mix(hash, values[i]);
        }
        return hash;
    }

    /** The bot whose NUL-padded name lies in the buffer, or {@link #NO_BOT}. */
    int find(final DirectBuffer buffer, final int nameOffset) {
        return botIdByName[slotOf(buffer, nameOffset)];
    }

    boolean isFull() {
        return botCount == CoreLimits.MAX_BOTS;
    }

    /** Adds a bot that {@link #find} does not know, while the table is not full; its id is returned. */
    int add(final DirectBuffer buffer, final int nameOffset) {
        final int slot = slotOf(buffer, nameOffset);
        final int botId = ++botCount;
        final int nameIndex = row(botId) + NAME;
        for (int i = 0; i < NAME_LONGS; i++) {
            rows[nameIndex + i] = buffer.getLong(nameOffset + i * Long.BYTES, LITTLE_ENDIAN);
        }
        botIdByName[slot] = botId;
        return botId;
    }

    /** Opens a session. A new boot id starts the telemetry sequence anew. */
    void open(final int botId, final int epoch, final long nextSequence, final long bootId) {
        final int row = row(botId);
        if (rows[row + BOOT_ID] != bootId) {
            rows[row + LAST_TELEMETRY] = 0;
        }
        rows[row + EPOCH] = epoch;
        rows[row + CONNECTED] = 1;
        rows[row + NEXT_SEQUENCE] = nextSequence;
        rows[row + FRAMES] = 0;
        rows[row + BOOT_ID] = bootId;
    }

    void close(final int botId) {
        rows[row(botId) + CONNECTED] = 0;
    }

    void nextSequence(final int botId, final long nextSequence) {
        rows[row(botId) + NEXT_SEQUENCE] = nextSequence;
    }

    void lastTelemetrySequence(final int botId, final long sequence) {
        rows[row(botId) + LAST_TELEMETRY] = sequence;
    }

    void countFrame(final int botId) {
        rows[row(botId) + FRAMES]++;
    }

    /** Frames journaled since the session was opened, both channels. */
    long framesReceived(final int botId) {
        return rows[row(botId) + FRAMES];
    }

    long bootId(final int botId) {
        return rows[row(botId) + BOOT_ID];
    }

    /** No logon is accepted before this time, epoch nanoseconds; 0: no hold yet. */
    long holdUntilNs(final int botId) {
        return rows[row(botId) + HOLD_UNTIL];
    }

    void holdUntilNs(final int botId, final long timeNs) {
        rows[row(botId) + HOLD_UNTIL] = timeNs;
    }

    /** Takeovers ever. */
    long takeovers(final int botId) {
        return rows[row(botId) + TAKEOVERS];
    }

    /** Time of the takeover that is {@link CoreLimits#MAX_TAKEOVERS} back, once there were as many. */
    long oldestTakeoverNs(final int botId) {
        return rows[takeoverTimeIndex(row(botId))];
    }

    /** Remembers a takeover in place of the oldest one. */
    void addTakeover(final int botId, final long timeNs) {
        final int row = row(botId);
        rows[takeoverTimeIndex(row)] = timeNs;
        rows[row + TAKEOVERS]++;
    }

    private int takeoverTimeIndex(final int row) {
        return row + TAKEOVER_TIMES + (int) (rows[row + TAKEOVERS] % CoreLimits.MAX_TAKEOVERS);
    }

    private int row(final int botId) {
        if (botId < 1 || botId > botCount) {
            throw new IllegalArgumentException("unknown bot: " + botId);
        }
        return (botId - 1) * ROW_LONGS;
    }

    private byte nameByte(final int nameIndex, final int index) {
        return (byte) (rows[nameIndex + index / Long.BYTES] >>> Byte.SIZE * (index % Long.BYTES));
    }

    /** The index slot of a name, or the free slot where it belongs. There is always a free one. */
    private int slotOf(final DirectBuffer buffer, final int nameOffset) {
        long hash = 0;
        for (int i = 0; i < NAME_LONGS; i++) {
            hash = StateHash.mix(hash, buffer.getLong(nameOffset + i * Long.BYTES, LITTLE_ENDIAN));
        }
        int slot = (int) hash & INDEX_MASK;
        while (botIdByName[slot] != NO_BOT && !isNamed(botIdByName[slot], buffer, nameOffset)) {
            slot = slot + 1 & INDEX_MASK;
        }
        return slot;
    }

    private boolean isNamed(final int botId, final DirectBuffer buffer, final int nameOffset) {
        final int nameIndex = row(botId) + NAME;
        for (int i = 0; i < NAME_LONGS; i++) {
            if (rows[nameIndex + i] != buffer.getLong(nameOffset + i * Long.BYTES, LITTLE_ENDIAN)) {
                return false;
            }
        }
        return true;
    }
}
