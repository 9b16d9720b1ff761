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
 * Messages from the sequencer to an event loop, by type id of the ring.
 *
 * <pre>
 *  BIND    0 i64 connectionId | 8 i32 botId | 12 i32 unused | 16 i64 nextSequence
 *  SEND    0 i64 connectionId | 8 SBE message for channel 0
 *  ACK     0 i64 connectionId | 8 i64 cumulativeSequence | 16 i64 journalPosition | 24 i64 timeNs | 32 i32 ack level
 *  CLOSE   0 i64 connectionId | 8 i32 code | 12 i32 retryAfterMs
 *  PUSH    0 i64 connectionId | 8 i64 sequence | 16 i32 frame flags | 20 SBE message for channel 1
 * </pre>
 */
public final class EgressDescriptor {
    /** The connection now speaks for a bot. */
    public static final int BIND = 1;
    /** A message to send. */
    public static final int SEND = 2;
    /** A cumulative acknowledgement to send. */
    public static final int ACK = 3;
    /** Send a Logout and close. */
    public static final int CLOSE = 4;
    /** A push to send, with its sequence. */
    public static final int PUSH = 5;

    /** Offset of the connection's id, in all messages. */
    public static final int CONNECTION_ID_OFFSET = 0;
    /** Offset of the bot's id in BIND. */
    public static final int BOT_ID_OFFSET = 8;
    /** Offset in BIND of the sequence that is expected next. */
    public static final int NEXT_SEQUENCE_OFFSET = 16;
    /** Offset of the SBE message in SEND. */
    public static final int MESSAGE_OFFSET = 8;
    /** Offset of the sequence in ACK and PUSH. */
    public static final int SEQUENCE_OFFSET = 8;
    /** Offset of the journal position in ACK. */
    public static final int POSITION_OFFSET = 16;
    /** Offset of the batch's time in ACK. */
    public static final int TIME_OFFSET = 24;
    /** Offset of the ack level in ACK. */
    public static final int LEVEL_OFFSET = 32;
    /** Length of ACK. */
    public static final int ACK_LENGTH = 36;
    /** Offset of the frame's flags in PUSH. */
    public static final int FLAGS_OFFSET = 16;
    /** Offset of the SBE message in PUSH. */
    public static final int PUSH_MESSAGE_OFFSET = 20;
    /** Offset of the code in CLOSE. */
    public static final int CODE_OFFSET = 8;
    /** Offset of the delay in CLOSE. */
    public static final int RETRY_AFTER_OFFSET = 12;

    private EgressDescriptor() {}
}
