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
package net.botclaw.ingest;

import net.botclaw.ingest.gateway.GatewayMemory;

/**
 * Budgets of what connections may make the engine hold, all together, shared equally by the event loops. When a budget is used up
 * the newest connection that wants a part of it is refused with {@link net.botclaw.protocol.RejectCode#NO_MEMORY}; those
 * that have a part keep it.
 *
 * @param inboundBytes  of frames that are not finished, beyond 256 bytes for each connection, which are always there;
 *     {@link #DERIVED}: a third of the memory outside the heap that is left at start, 64 MiB at most.
 * @param outboundBytes of what waits for bots that do not read; {@link #DERIVED}: likewise.
 */
public record MemoryBudgets(long inboundBytes, long outboundBytes) {
    /** In place of a number of bytes: from the memory that is there at start. */
    public static final long DERIVED = 0;
    /** Both from the memory that is there at start. */
    public static final MemoryBudgets DEFAULT = new MemoryBudgets(DERIVED, DERIVED);

    /**
     * The same with another budget.
     *
     * @param bytes of unfinished frames.
     * @return a copy.
     */
    public MemoryBudgets withInboundBytes(final long bytes) {
        return new MemoryBudgets(bytes, outboundBytes);
    }

    /**
     * The same with another budget.
     *
     * @param bytes that wait for bots.
     * @return a copy.
     */
    public MemoryBudgets withOutboundBytes(final long bytes) {
        return new MemoryBudgets(inboundBytes, bytes);
    }

    void check(final int loops) {
        check("inbound-budget-bytes", inboundBytes, loops);
        check("outbound-budget-bytes", outboundBytes, loops);
    }

    private static void check(final String name, final long bytes, final int loops) {
        final long least = loops * GatewayMemory.MIN_BYTES_PER_LOOP;
        final long most = loops * GatewayMemory.MAX_BYTES_PER_LOOP;
        if (bytes != DERIVED && (bytes < least || bytes > most)) {
            throw new IllegalArgumentException(
                    name + " must be " + least + " to " + most + " with this number of event loops: " + bytes);
        }
    }
}
