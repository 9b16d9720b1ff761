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
package net.botclaw.benchmarks.rig.target;

import org.agrona.DirectBuffer;

/** What a raw server does with the bytes of one read before it answers them. One thread; allocates nothing. */
@FunctionalInterface
interface ByteWork {
    /** Nothing. */
    ByteWork NONE = (source, index, length) -> {};

    /** Bytes were read. */
    void onBytes(DirectBuffer source, int index, int length);

    /** A busy wait per read, whatever its length. */
    static ByteWork delay(final long delayNs) {
        return (source, index, length) -> {
            final long startNs = System.nanoTime();
            while (System.nanoTime() - startNs < delayNs) {
                Thread.onSpinWait();
            }
        };
    }
}
