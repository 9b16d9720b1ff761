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
package net.botclaw.benchmarks.rig.report;

/**
 * Under what load a block was measured. Blocks with equal conditions may be compared; a series has one.
 *
 * @param ratePerSecond     asked for, over all connections; 0: as fast as the windows let.
 * @param connections       that send.
 * @param idleConnections   that are open and silent.
 * @param windowMessages    in flight on a connection at most.
 * @param messageLength     of a message, in bytes.
 * @param seconds           measured, warm-up not included.
 * @param warmupSeconds     before them.
 */
public record BlockConditions(
        long ratePerSecond,
        int connections,
        int idleConnections,
        int windowMessages,
        int messageLength,
        double seconds,
        double warmupSeconds) {

    /** Whether messages are sent on a schedule, not as the windows let. */
    public boolean isPaced() {
        return ratePerSecond > 0;
    }

    /** The load in words, the same for equal loads: {@code 50,000/s, 1 connection, 64 B}. */
    public String load() {
        final StringBuilder text = new StringBuilder();
        if (isPaced()) {
            text.append(Amount.count(ratePerSecond)).append("/s");
        } else {
            text.append(Amount.count((long) windowMessages * connections)).append(" in flight");
        }
        text.append(", ").append(besidesRate());
        return text.toString();
    }

    /** The load but for its rate or window: what stays the same when a load is raised step by step. */
    String besidesRate() {
        final StringBuilder text = new StringBuilder();
        text.append(Amount.count(connections)).append(connections == 1 ? " connection" : " connections");
        if (idleConnections > 0) {
            text.append(" and ").append(Amount.count(idleConnections)).append(" idle");
        }
        return text.append(", ")
                .append(Amount.count(messageLength))
                .append(" B")
                .toString();
    }
}
