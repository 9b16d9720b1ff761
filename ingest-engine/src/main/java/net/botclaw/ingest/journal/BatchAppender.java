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
package net.botclaw.ingest.journal;

/**
 * The way into a journal: what the sequencer needs of it, and no more.
 *
 * <p><b>Threading</b>: one thread appends. <b>Failure</b>: after an append that throws nothing may be appended or
 * answered any more.
 */
public interface BatchAppender {
    /**
     * Appends a finished batch. When this returns, the batch survives the death of the process.
     *
     * @param batch finished, and starting at {@link #nextPosition()}.
     */
    void append(BatchBuilder batch);

    /**
     * Room for the largest batch. Where there is none, the disk is full or space is being allocated: wait,
     * and append nothing.
     *
     * @return true when {@link #append} needs no more space than there is.
     */
    boolean hasRoom();

    /**
     * Id of the journal.
     *
     * @return random, the same for the journal's whole life.
     */
    long journalId();

    /**
     * Position of the record that will be appended next.
     *
     * @return a position.
     */
    long nextPosition();

    /**
     * Position of the last record appended. Any thread.
     *
     * @return a position, -1 before the first record.
     */
    long appendedPosition();
}
