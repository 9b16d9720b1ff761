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
package net.botclaw.routing;

/**
 * The arithmetic of state hashes. It finds differences, it does not resist an adversary.
 *
 * <p>Tables whose slots have no defined order keep the sum of their entries' hashes instead of a chain: adding on insert
 * and subtracting on removal gives the same figure whatever the order.
 */
public final class StateHash {
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    private StateHash() {}

    /**
     * Continues a hash by one value.
     *
     * @param hash  so far.
     * @param value to add; its place in the sequence matters.
     * @return the new hash.
     */
    public static long mix(final long hash, final long value) {
        return spread((hash + GOLDEN_RATIO) ^ spread(value));
    }

    /**
     * Spreads the bits of a value over all 64 (the finaliser of MurmurHash3 by Austin Appleby, 2011). It is a bijection:
     * different values stay different, so a spread key is still a key.
     *
     * @param value any.
     * @return its image; 0 stays 0.
     */
    public static long spread(final long value) {
        long bits = value;
        bits = (bits ^ bits >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        bits = (bits ^ bits >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return bits ^ bits >>> 33;
    }
}
