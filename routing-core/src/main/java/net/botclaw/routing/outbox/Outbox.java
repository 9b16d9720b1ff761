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
package net.botclaw.routing.outbox;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.PushKey;
import net.botclaw.routing.StateHash;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The pushes of all bots that are not acknowledged, in a chain for each bot, oldest first.
 *
 * <p><b>Threading</b>: the core's thread. <b>Memory</b>: about 22 MB in the constructor, nothing after. <b>Failure</b>:
 * what does not fit is refused; {@link #hasRoom} says so before.
 */
public final class Outbox {
    /** Longest message, bytes: what a frame of the default limit holds. */
    private static final int MAX_LENGTH = FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH - FrameDescriptor.SBE_OFFSET;

    private static final int NO_ENTRY = -1;
    private static final int ROWS = CoreLimits.MAX_BOTS + 1;
    // Far more than a bot can be sent, and far from an overflow.
    private static final long SEQUENCE_LIMIT = 1L << 62;

    private final int[] first = new int[ROWS];
    private final int[] last = new int[ROWS];
    private final int[] count = new int[ROWS];
    private final int[] bytes = new int[ROWS];
    private final long[] lastSequence = new long[ROWS];

    private final int[] next = new int[CoreLimits.MAX_PUSHES];
    private final int[] previous = new int[CoreLimits.MAX_PUSHES];
    private final long[] sequences = new long[CoreLimits.MAX_PUSHES];
    private final long[] keys = new long[CoreLimits.MAX_PUSHES];
    private final long[] expiresNs = new long[CoreLimits.MAX_PUSHES];
    private final long[] hashes = new long[CoreLimits.MAX_PUSHES];
    private final int[] lengths = new int[CoreLimits.MAX_PUSHES];
    private final int[] contents = new int[CoreLimits.MAX_PUSHES];
    private final BlockPool pool = new BlockPool();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[CoreLimits.MAX_PUSH_BYTES_PER_BOT]);
    private int firstFree;
    private int highestBot;
    private long contentHash;
    private long dropped;
    private long expired;

    /** Nothing waits. */
    public Outbox() {
        for (int bot = 0; bot < ROWS; bot++) {
            first[bot] = NO_ENTRY;
            last[bot] = NO_ENTRY;
        }
        for (int entry = 0; entry < CoreLimits.MAX_PUSHES; entry++) {
            next[entry] = entry + 1;
        }
        next[CoreLimits.MAX_PUSHES - 1] = NO_ENTRY;
    }

    /**
     * Whether a push would be taken.
     *
     * @param botId  the bot.
     * @param length of the message in bytes.
     * @return false when the limits of the bot, or of all, would be passed.
     */
    public boolean hasRoom(final int botId, final int length) {
        return length <= MAX_LENGTH
                && count[botId] < CoreLimits.MAX_PUSHES_PER_BOT
                && length <= CoreLimits.MAX_PUSH_BYTES_PER_BOT - bytes[botId]
                && firstFree != NO_ENTRY
                && pool.hasRoom(length);
    }

    /**
     * Takes a push; one of the same key is dropped.
     *
     * @param botId     that {@link #hasRoom}.
     * @param key       of {@link PushKey}.
     * @param expiryNs  journal time after which it is not sent again.
     * @param buffer    holds the message; copied.
     * @param offset    of its header.
     * @param length    in bytes.
     * @return its sequence.
     */
    public long add(
            final int botId,
            final long key,
            final long expiryNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (!hasRoom(botId, length)) {
            throw new IllegalStateException("no room for a push to bot " + botId);
        }
        if (key != PushKey.NONE) {
            dropSame(botId, key);
        }
        final int entry = firstFree;
        firstFree = next[entry];
        final long sequence = ++lastSequence[botId];
        sequences[entry] = sequence;
        keys[entry] = key;
        expiresNs[entry] = expiryNs;
        lengths[entry] = length;
        contents[entry] = pool.store(buffer, offset, length);
        hashes[entry] = hash(botId, entry, buffer, offset, length);
        contentHash += hashes[entry];
        append(botId, entry);
        highestBot = Math.max(highestBot, botId);
        return sequence;
    }

    /** At most {@link CoreLimits#MAX_PUSHES_PER_BOT} steps. */
    private void dropSame(final int botId, final long key) {
        for (int entry = first[botId]; entry != NO_ENTRY; entry = next[entry]) {
            if (keys[entry] == key) {
                remove(botId, entry);
                dropped++;
                return;
            }
        }
    }

    private void append(final int botId, final int entry) {
        final int before = last[botId];
        next[entry] = NO_ENTRY;
        previous[entry] = before;
        if (before == NO_ENTRY) {
            first[botId] = entry;
        } else {
            next[before] = entry;
        }
        last[botId] = entry;
        count[botId]++;
        bytes[botId] += lengths[entry];
    }

    private void remove(final int botId, final int entry) {
        final int before = previous[entry];
        final int after = next[entry];
        if (before == NO_ENTRY) {
            first[botId] = after;
        } else {
            next[before] = after;
        }
        if (after == NO_ENTRY) {
            last[botId] = before;
        } else {
            previous[after] = before;
        }
        count[botId]--;
        bytes[botId] -= lengths[entry];
        contentHash -= hashes[entry];
        pool.free(contents[entry]);
        next[entry] = firstFree;
        firstFree = entry;
    }

    /**
     * The bot has received everything up to a sequence.
     *
     * @param botId    the bot.
     * @param sequence cumulative; one that was never given is no acknowledgement, and nothing happens.
     */
    public void acked(final int botId, final long sequence) {
        if (sequence > lastSequence[botId]) {
            return;
        }
        while (first[botId] != NO_ENTRY && sequences[first[botId]] <= sequence) {
            remove(botId, first[botId]);
        }
    }

    /**
     * The bot has logged on: what it has received and what has expired is dropped. A bot that has seen more than was ever
     * given, because a journal was lost, is believed, so that it will not take new pushes for old ones.
     *
     * @param botId            the bot.
     * @param receivedSequence highest it has received, 0: none.
     * @param nowNs            journal time.
     */
    public void resume(final int botId, final long receivedSequence, final long nowNs) {
        if (receivedSequence > lastSequence[botId] && receivedSequence < SEQUENCE_LIMIT) {
            lastSequence[botId] = receivedSequence;
            highestBot = Math.max(highestBot, botId);
        }
        acked(botId, receivedSequence);
        int entry = first[botId];
        while (entry != NO_ENTRY) {
            final int after = next[entry];
            if (expiresNs[entry] < nowNs) {
                remove(botId, entry);
                expired++;
            }
            entry = after;
        }
    }

    /**
     * The sequence the bot is to expect.
     *
     * @param botId the bot.
     * @return that of the oldest push that waits, or the next to be given.
     */
    public long nextSequence(final int botId) {
        return first[botId] == NO_ENTRY ? lastSequence[botId] + 1 : sequences[first[botId]];
    }

    /**
     * Sends again all that waits for a bot; its limits are below those of a record.
     *
     * @param botId  the bot.
     * @param output takes the pushes, oldest first.
     */
    public void resend(final int botId, final CoreOutput output) {
        for (int entry = first[botId]; entry != NO_ENTRY; entry = next[entry]) {
            pool.copy(contents[entry], lengths[entry], message);
            output.resend(botId, sequences[entry], message, 0, lengths[entry]);
        }
    }

    /**
     * Pushes that wait for a bot.
     *
     * @param botId the bot.
     * @return 0 to {@link CoreLimits#MAX_PUSHES_PER_BOT}.
     */
    public int count(final int botId) {
        return count[botId];
    }

    /**
     * Pushes that were dropped for newer ones.
     *
     * @return 0 and up.
     */
    public long dropped() {
        return dropped;
    }

    /**
     * Pushes that expired before their bot came back.
     *
     * @return 0 and up.
     */
    public long expired() {
        return expired;
    }

    /**
     * Hash of all that waits.
     *
     * @return the same for the same inputs.
     */
    public long stateHash() {
        long hash = StateHash.mix(contentHash, highestBot);
        for (int botId = 1; botId <= highestBot; botId++) {
            hash = StateHash.mix(hash, lastSequence[botId]);
        }
        return hash;
    }

    private long hash(final int botId, final int entry, final DirectBuffer buffer, final int offset, final int length) {
        long hash = StateHash.mix(botId, sequences[entry]);
        hash = StateHash.mix(hash, keys[entry]);
        hash = StateHash.mix(hash, expiresNs[entry]);
        int index = 0;
        for (; index + Long.BYTES <= length; index += Long.BYTES) {
            hash = StateHash.mix(hash, buffer.getLong(offset + index));
        }
        for (; index < length; index++) {
            hash = StateHash.mix(hash, buffer.getByte(offset + index));
        }
        return hash;
    }
}
