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
package net.botclaw.benchmarks.micro;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** The floor of most steps: the same number of bytes copied from one place off the heap to another. */
final class ByteCopy {
    private static final int ALIGNMENT = 8;

    private final UnsafeBuffer source;
    private final UnsafeBuffer target;
    private final int length;

    /** Copies so many bytes at a time, at least one. */
    ByteCopy(final int length) {
        this.length = length;
        source = new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, ALIGNMENT));
        target = new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, ALIGNMENT));
        source.setMemory(0, length, (byte) 1);
    }

    /** Copies, and returns a byte of the copy, so that the copy is not optimised away. */
    byte copy() {
        target.putBytes(0, source, 0, length);
        return target.getByte(length - 1);
    }
}
