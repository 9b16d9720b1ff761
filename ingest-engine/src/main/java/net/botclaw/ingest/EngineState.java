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
package net.botclaw.ingest;

/** What an engine is doing; its code is the value of a counter. */
public enum EngineState {
    /** Replaying its journal. */
    RECOVERING(1),
    /** Taking frames. */
    RUNNING(2),
    /** Stopping in order. */
    STOPPING(3),
    /** Stopped at once: journal or core are in doubt. */
    FAILED(4),
    /** Stopped in order. */
    STOPPED(5);

    private final int code;

    EngineState(final int code) {
        this.code = code;
    }

    /**
     * The counter's value.
     *
     * @return 1 to 5.
     */
    public int code() {
        return code;
    }
}
