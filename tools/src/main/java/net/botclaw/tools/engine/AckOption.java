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
package net.botclaw.tools.engine;

import net.botclaw.protocol.codec.AckLevel;

/** The ack levels an engine can be told to grant. */
public enum AckOption {
    /** In the page cache: survives the process. */
    JOURNALED(AckLevel.JOURNALED, "written to the journal in the page cache, survives the death of the process"),
    /** On the disk: survives the machine. */
    SYNCED(AckLevel.SYNCED, "on the disk after fdatasync, survives the death of the machine");

    private final AckLevel level;
    private final String promise;

    AckOption(final AckLevel level, final String promise) {
        this.level = level;
        this.promise = promise;
    }

    /**
     * The level of the protocol.
     *
     * @return JOURNALED or SYNCED.
     */
    public AckLevel level() {
        return level;
    }

    /**
     * What an ack at this level means.
     *
     * @return one line.
     */
    public String promise() {
        return promise;
    }
}
