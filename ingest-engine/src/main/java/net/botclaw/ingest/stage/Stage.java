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
package net.botclaw.ingest.stage;

/**
 * A part of the way of a frame. Each begins where the one before it ends, so that the parts of one sample add up to its
 * {@link #TOTAL}, exactly.
 */
public enum Stage {
    /** Read from the socket → frames cut, checked and copied into the ingress ring. */
    CUT,
    /** In the ring → drained and admitted by the sequencer, with all else that this round drained. */
    RING,
    /** Drained → the round's inputs appended to the journal. */
    JOURNAL,
    /** Appended → all of the round applied, its outputs appended. */
    APPLY,
    /** Applied → synced where acks are synced, and room for all answers in the egress rings. */
    PUBLISH,
    /** Answers put into the egress ring → the event loop woken, the ack taken out. */
    EGRESS,
    /** Taken out → the connection's answers written to its socket, with all else that this turn had for it. */
    FLUSH,
    /** Read from the socket → answers written to the socket. */
    TOTAL
}
