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
package net.botclaw.ingest.control;

import org.agrona.DirectBuffer;

/** Where commands go. */
@FunctionalInterface
public interface CommandSink {
    /**
     * Submits a command.
     *
     * @param correlationId comes back with its answers.
     * @param message       SBE message with a template of 96 to 127.
     * @param offset        of its header.
     * @param length        in bytes, header included.
     * @return false when too many are waiting: try again.
     */
    boolean trySubmit(long correlationId, DirectBuffer message, int offset, int length);
}
