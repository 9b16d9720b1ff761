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
package net.botclaw.routing.path.warehouse;

/** Numbers that follow from a seed alone (SplitMix64; Steele, Lea and Flood, 2014). */
final class SplitMix64 {
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    SplitMix64(final long seed) {
        state = seed;
    }

    /** The next number from 0 to bound - 1; bound is 1 or more. */
    int nextBelow(final int bound) {
        state += GOLDEN_RATIO;
        long bits = state;
        bits = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D0_49BB_1331_11EBL;
        bits ^= bits >>> 31;
        return (int) ((bits >>> 33) % bound);
    }
}
