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

/**
 * Messages between event loop and second thread, the same in both directions.
 *
 * <pre>
 *   0  i32 connectionId
 *   4  i32 zero
 *   8  bytes of one read
 * </pre>
 */
final class HopDescriptor {
    /** The one message type. */
    static final int BYTES = 1;

    static final int CONNECTION_ID_OFFSET = 0;
    static final int BYTES_OFFSET = 8;

    private HopDescriptor() {}
}
