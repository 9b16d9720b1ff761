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
package net.botclaw.routing;

/**
 * Kinds of journal records. Inputs are applied to the core; outputs are derived from inputs and name their cause; the
 * rest describes the journal itself. The code is part of the journal's format: never reuse one.
 */
public enum RecordKind {
    /** Input: a frame of a bot. */
    INBOUND(1),
    /** Input: a logon, the end of a connection, or a gap. */
    SESSION(2),
    /** Input: an operator's command. */
    COMMAND(3),
    /** Input: a deadline that the core asked for has come. */
    TICK(4),
    /** Output: a message to a bot. */
    PUSH(16),
    /** Output: an event for downstream services. */
    EVENT(17),
    /** Output: hash of the core's state, for replay to check itself. */
    STATE_HASH(18),
    /** First record: formats, versions and limits of this journal. */
    SCHEMA(32),
    /** A snapshot of the core's state. */
    SNAPSHOT(33);

    private static final int FIRST_OUTPUT = 16;
    private static final int FIRST_META = 32;
    private static final RecordKind[] BY_CODE = new RecordKind[64];

    static {
        for (final RecordKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;

    RecordKind(final int code) {
        this.code = code;
    }

    /**
     * The number in the journal.
     *
     * @return 1 to 63.
     */
    public int code() {
        return code;
    }

    /**
     * Whether records of this kind are applied to the core.
     *
     * @return true for the inputs.
     */
    public boolean isInput() {
        return code < FIRST_OUTPUT;
    }

    /**
     * Whether records of this kind are derived from inputs.
     *
     * @return true for the outputs.
     */
    public boolean isOutput() {
        return code >= FIRST_OUTPUT && code < FIRST_META;
    }

    /**
     * Looks a code up.
     *
     * @param code from a record.
     * @return the kind or null when there is none with this code.
     */
    public static RecordKind ofCode(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
