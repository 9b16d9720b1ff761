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

/**
 * Messages from an event loop to the sequencer, by type id of the ring.
 *
 * <pre>
 *  FRAMES    0 i64 connectionId | 8 i32 botId | 12 i32 unused | 16 validated frames, back to back
 *  LOGON     0 i64 connectionId | 8 SBE message SessionOpened
 *  CLOSED    0 i64 connectionId | 8 i32 botId | 12 i32 code
 *  PUSH_ACK  0 i64 connectionId | 8 i32 botId | 12 i32 unused | 16 i64 cumulativeSequence
 * </pre>
 */
public final class IngressDescriptor {
    /** A run of frames of one connection, channels 1 and 2. */
    public static final int FRAMES = 1;
    /** A logon whose credential was found good. */
    public static final int LOGON = 2;
    /** A live connection has ended, or wants to. */
    public static final int CLOSED = 3;
    /** A bot has acknowledged pushes. */
    public static final int PUSH_ACK = 4;

    /** Offset of the connection's id, in all messages. */
    public static final int CONNECTION_ID_OFFSET = 0;
    /** Offset of the bot's id. */
    public static final int BOT_ID_OFFSET = 8;
    /** Offset of the code in CLOSED. */
    public static final int CODE_OFFSET = 12;
    /** Length of CLOSED. */
    public static final int CLOSED_LENGTH = 16;
    /** Offset of the push sequence in PUSH_ACK. */
    public static final int SEQUENCE_OFFSET = 16;
    /** Length of PUSH_ACK. */
    public static final int PUSH_ACK_LENGTH = 24;
    /** Offset of the SBE message in LOGON. */
    public static final int LOGON_MESSAGE_OFFSET = 8;
    /** Offset of the first frame in FRAMES. */
    public static final int FRAMES_OFFSET = 16;
    /** Most bytes of frames in one FRAMES message. */
    public static final int MAX_RUN_LENGTH = 64 * 1024;

    private IngressDescriptor() {}
}
