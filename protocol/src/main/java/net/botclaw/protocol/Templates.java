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
package net.botclaw.protocol;

/** Ranges of template ids: who may send a message follows from its id alone. */
public final class Templates {
    /** Ids are below this in this version of the schema. */
    public static final int ID_LIMIT = 192;
    /** First id of the session messages. */
    public static final int FIRST_SESSION = 1;
    /** First id of the messages a bot sends to the engine. */
    public static final int FIRST_INBOUND = 32;
    /** First id of the messages the engine sends to a bot. */
    public static final int FIRST_OUTBOUND = 64;
    /** First id of the operator commands. */
    public static final int FIRST_COMMAND = 96;
    /** First id of the events for downstream services. */
    public static final int FIRST_EVENT = 128;
    /** First id of the records that exist in the journal only. */
    public static final int FIRST_JOURNAL = 160;

    private Templates() {}

    /**
     * Session messages travel both ways on channel 0.
     *
     * @param templateId to look at.
     * @return true for 1 to 31.
     */
    public static boolean isSession(final int templateId) {
        return templateId >= FIRST_SESSION && templateId < FIRST_INBOUND;
    }

    /**
     * Messages from bots.
     *
     * @param templateId to look at.
     * @return true for 32 to 63.
     */
    public static boolean isInbound(final int templateId) {
        return templateId >= FIRST_INBOUND && templateId < FIRST_OUTBOUND;
    }

    /**
     * Messages to bots.
     *
     * @param templateId to look at.
     * @return true for 64 to 95.
     */
    public static boolean isOutbound(final int templateId) {
        return templateId >= FIRST_OUTBOUND && templateId < FIRST_COMMAND;
    }

    /**
     * Commands of operators.
     *
     * @param templateId to look at.
     * @return true for 96 to 127.
     */
    public static boolean isCommand(final int templateId) {
        return templateId >= FIRST_COMMAND && templateId < FIRST_EVENT;
    }

    /**
     * Messages of the wire that this version knows, either way.
     *
     * @param templateId to look at, 0 to 65,535.
     * @return false for gaps in the ranges, for ids beyond the schema, and for what never travels on a connection.
     */
    public static boolean isKnown(final int templateId) {
        return MessageShapes.blockLength(templateId) != MessageShapes.UNKNOWN;
    }
}
