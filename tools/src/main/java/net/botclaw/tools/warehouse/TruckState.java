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
package net.botclaw.tools.warehouse;

/**
 * What a simulated truck does.
 *
 * <pre>
 *           released cell             arrived at a stop
 *  IDLE ◀───────────────▶ DRIVING ────────────────────▶ WORKING or CHARGING ──done──▶ IDLE
 *    │                       │                               │
 *    └───────────────────────┴──────break down───────────────┘
 *                            ▼
 *                         BROKEN ──tow──▶ TOWED       repair: back to DRIVING in the middle of a move, else IDLE
 * </pre>
 */
public enum TruckState {
    /** It stands, and may wait for a release. */
    IDLE('o'),
    /** It is between two cells. */
    DRIVING('>'),
    /** It picks, puts or inspects. */
    WORKING('w'),
    /** It stands at a charger and charges. */
    CHARGING('c'),
    /** It has broken down where it was. */
    BROKEN('X'),
    /** It has broken down and was put elsewhere. */
    TOWED('T');

    private final char mark;

    TruckState(final char mark) {
        this.mark = mark;
    }

    /**
     * How it is drawn.
     *
     * @return a character.
     */
    public char mark() {
        return mark;
    }

    /** Whether it cannot drive. */
    boolean isOut() {
        return this == BROKEN || this == TOWED;
    }
}
