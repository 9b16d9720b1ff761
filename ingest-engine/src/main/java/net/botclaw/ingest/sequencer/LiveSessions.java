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
package net.botclaw.ingest.sequencer;

import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.session.SessionTable;

/**
 * What the sequencer knows of each bot beyond the core: its connection, what may be admitted next, what it is owed.
 *
 * <p>Next sequences are a function of the journal: they run ahead of the core's table by the batch in hand and are read
 * from it again at every bind. Connections exist live only; replay has none.
 *
 * <p><b>Threading</b>: the sequencer's. <b>Memory</b>: arrays indexed by bot id.
 */
final class LiveSessions {
    private static final int ROWS = CoreLimits.MAX_BOTS + 1;

    private final long[] connectionIds = new long[ROWS];
    private final int[] epochs = new int[ROWS];
    private final long[] nextSequences = new long[ROWS];
    private final long[] lastTelemetrySequences = new long[ROWS];
    private final long[] frames = new long[ROWS];
    private final long[] duplicates = new long[ROWS];
    private final boolean[] isRefused = new boolean[ROWS];
    private final boolean[] isTouched = new boolean[ROWS];
    private final int[] touched = new int[ROWS];
    private final int[] refused = new int[InputBatch.MAX_MESSAGES];
    private int touchedCount;
    private int refusedCount;

    /** Binds a bot to a connection and takes its sequences from the core. */
    void bind(final int botId, final long connectionId, final SessionTable sessions) {
        connectionIds[botId] = connectionId;
        isRefused[botId] = false;
        epochs[botId] = sessions.epoch(botId);
        nextSequences[botId] = sessions.nextSequence(botId);
        lastTelemetrySequences[botId] = sessions.lastTelemetrySequence(botId);
        frames[botId] = 0;
        duplicates[botId] = 0;
    }

    void unbind(final int botId) {
        connectionIds[botId] = ConnectionId.NONE;
    }

    boolean isBound(final int botId, final long connectionId) {
        return connectionIds[botId] == connectionId;
    }

    boolean isAdmitted(final int botId, final long connectionId) {
        return connectionIds[botId] == connectionId && !isRefused[botId];
    }

    long connectionId(final int botId) {
        return connectionIds[botId];
    }

    int epoch(final int botId) {
        return epochs[botId];
    }

    long nextSequence(final int botId) {
        return nextSequences[botId];
    }

    void nextSequence(final int botId, final long sequence) {
        nextSequences[botId] = sequence;
    }

    long lastTelemetrySequence(final int botId) {
        return lastTelemetrySequences[botId];
    }

    void lastTelemetrySequence(final int botId, final long sequence) {
        lastTelemetrySequences[botId] = sequence;
    }

    void onFrames(final int botId, final int count) {
        frames[botId] += count;
    }

    long frames(final int botId) {
        return frames[botId];
    }

    void onDuplicate(final int botId) {
        duplicates[botId]++;
    }

    long duplicates(final int botId) {
        return duplicates[botId];
    }

    /** Nothing more is admitted from the bot's connection, which is about to be closed. */
    void refuse(final int botId) {
        isRefused[botId] = true;
        refused[refusedCount++] = botId;
    }

    int refusedCount() {
        return refusedCount;
    }

    int refused(final int index) {
        return refused[index];
    }

    /** Their connections are being closed; they stay refused until they are bound anew. */
    void clearRefused() {
        refusedCount = 0;
    }

    /** The bot is owed an ack when the batch in hand has been applied. */
    void touch(final int botId) {
        if (!isTouched[botId]) {
            isTouched[botId] = true;
            touched[touchedCount++] = botId;
        }
    }

    boolean isTouched(final int botId) {
        return isTouched[botId];
    }

    int touchedCount() {
        return touchedCount;
    }

    int touched(final int index) {
        return touched[index];
    }

    void clearTouched() {
        for (int i = 0; i < touchedCount; i++) {
            isTouched[touched[i]] = false;
        }
        touchedCount = 0;
    }
}
