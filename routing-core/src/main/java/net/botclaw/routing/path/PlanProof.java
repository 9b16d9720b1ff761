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
package net.botclaw.routing.path;

/**
 * How good an answer of a planner is; no answer comes without one. The code is the wire's {@code RouteProof}: never reuse
 * one.
 */
public enum PlanProof {
    /** There is no cheaper path. */
    OPTIMAL(0),
    /** The path costs at most a known factor more than the cheapest one. */
    BOUNDED(1),
    /** The search was stopped at its limit; there may be a path. */
    CAPPED(2),
    /** There is no path. */
    UNREACHABLE(3);

    private static final PlanProof[] BY_CODE = values();

    private final int code;

    PlanProof(final int code) {
        this.code = code;
    }

    /**
     * The number on the wire.
     *
     * @return 0 to 3.
     */
    public int code() {
        return code;
    }

    /**
     * The proof with a number.
     *
     * @param code 0 to 3.
     * @return the proof.
     * @throws ArrayIndexOutOfBoundsException when no proof has the code.
     */
    public static PlanProof ofCode(final int code) {
        return BY_CODE[code];
    }

    /**
     * Whether the answer has a path.
     *
     * @return true for {@link #OPTIMAL} and {@link #BOUNDED}.
     */
    public boolean hasPath() {
        return code <= BOUNDED.code;
    }
}
