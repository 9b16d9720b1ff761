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
package net.botclaw.routing.path.fleet;

/** What a truck of the fleet is up to. */
public enum RobotState {
    /** Not on the map. */
    ABSENT(0),
    /** At home, nothing to do. */
    RESTING(1),
    /** It has a plan that ends in its home. */
    PLANNED(2),
    /** It has no plan beyond the cells it was given, and is tried again. */
    STRANDED(3),
    /** It does not drive until it is repaired. */
    BROKEN(4);

    private final int code;

    RobotState(final int code) {
        this.code = code;
    }

    /**
     * The state as a number, for hashes and counters.
     *
     * @return 0 to 4.
     */
    public int code() {
        return code;
    }
}
