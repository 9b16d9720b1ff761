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

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Writes and reads one message with the codecs that the schema's build generated; see {@link CodecSource}. */
interface MessageCodec {
    /** Writes header and all fields from 0 on, with values that follow from the seed; returns the bytes written. */
    int encode(MutableDirectBuffer buffer, long seed);

    /** Reads all fields, and returns the sum of their values: of enums the codes, of arrays and data all bytes. */
    long decode(DirectBuffer buffer);
}
