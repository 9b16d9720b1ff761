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

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import net.botclaw.ingest.gateway.GatewayMemory;

/**
 * Shares out the memory that is there at start: a budget for unfinished frames, one for bots that do not read, and the
 * number of connections that the heap has room for.
 *
 * <p>It is made once rings, core and journal are there, from what they have left. What is promised here is never more
 * than there is, so that bots cannot bring the engine down, whatever they hold.
 *
 * <p><b>Failure</b>: throws an IllegalStateException, with one line that names what to change, when it does not fit.
 *
 * @param gateway        budgets.
 * @param maxConnections of each event loop: what was set, or fewer.
 */
record MemoryPlan(GatewayMemory gateway, int maxConnections) {
    /** Heap that one connection takes at most, buffers that wait for its bot aside, bytes. */
    static final long HEAP_BYTES_PER_CONNECTION = 4_096;
    /** Heap that is left to everything else: garbage of logons, control sessions, libraries; bytes. */
    static final long SPARE_HEAP_BYTES = 12L << 20;
    /** Memory outside the heap that is left to journal, control sessions and libraries, bytes. */
    static final long SPARE_DIRECT_BYTES = 8L << 20;

    /** Taken of the machine by the JVM itself: code, classes, stacks, collector; bytes. */
    private static final long JVM_BYTES = 96L << 20;

    /** A budget that is not set takes this part of what is left. */
    private static final int DEFAULT_SHARE = 3;

    private static final long DEFAULT_BUDGET_BYTES = 64L << 20;
    /** Heap for each block that is held outside of it, and for each buffer that waits for a bot, in permille of either. */
    private static final long HEAP_PERMILLE = 125;

    private static final int MIN_CONNECTIONS = 64;
    private static final long MIB = 1L << 20;
    /** Direct memory that is counted on whatever the heap's limit is, bytes. */
    private static final long LEAST_DIRECT_BYTES = 256 * MIB;

    /** Memory of the process, bytes. */
    record Available(long maxHeap, long usedHeap, long maxDirect, long usedDirect) {
        /** Collects garbage first, for nothing else says what is in use. */
        static Available now() {
            System.gc();
            final Runtime runtime = Runtime.getRuntime();
            return new Available(
                    runtime.maxMemory(),
                    runtime.totalMemory() - runtime.freeMemory(),
                    maxDirectBytes(),
                    usedDirectBytes());
        }

        private static long maxDirectBytes() {
            final HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            final long set = vm == null
                    ? 0
                    : Long.parseLong(vm.getVMOption("MaxDirectMemorySize").getValue());
            final long most = set == 0 ? Runtime.getRuntime().maxMemory() : set;
            // A heap is not taken all at once: where heap and machine are of one size, least budgets still fit.
            final long besideHeap = machineBytes() - Runtime.getRuntime().maxMemory() - JVM_BYTES;
            return Math.min(most, Math.max(besideHeap, LEAST_DIRECT_BYTES));
        }

        /** Of the container, where there is one. */
        private static long machineBytes() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? system.getTotalMemorySize()
                    : Long.MAX_VALUE;
        }

        private static long usedDirectBytes() {
            return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
        }
    }

    /** The plan for settings that are concluded. */
    static MemoryPlan of(final EngineContext ctx, final Available available) {
        final int wanted = ctx.maxConnections();
        final long fixed = new GatewayMemory(0, 0, ctx.loops()).maxBytes(wanted);
        final long left = available.maxDirect - available.usedDirect - SPARE_DIRECT_BYTES - fixed;
        final long minBytes = ctx.loops() * GatewayMemory.MIN_BYTES_PER_LOOP;
        final long share = Math.min(DEFAULT_BUDGET_BYTES, left / DEFAULT_SHARE / MIB * MIB);
        final long defaultBytes = Math.max(minBytes, share);
        final long inbound = orDefault(ctx.memoryBudgets().inboundBytes(), defaultBytes);
        final long outbound = orDefault(ctx.memoryBudgets().outboundBytes(), defaultBytes);
        if (inbound + outbound > left) {
            throw new IllegalStateException("memory outside the heap does not suffice: inbound-budget-bytes " + inbound
                    + " and outbound-budget-bytes " + outbound + " with " + mib(available.usedDirect) + " in use and "
                    + mib(SPARE_DIRECT_BYTES + fixed) + " for " + (long) wanted * ctx.loops()
                    + " connections are more than the JVM's " + mib(available.maxDirect)
                    + ": set lower budgets or max-connections, or give it more, as with BOTCLAW_JAVA_OPTS="
                    + "-XX:MaxDirectMemorySize="
                    + (available.maxDirect - left + inbound + outbound + MIB - 1) / MIB + "m");
        }
        final GatewayMemory gateway = new GatewayMemory(inbound, outbound, ctx.loops());
        return new MemoryPlan(gateway, connections(ctx, gateway, available));
    }

    private static long orDefault(final long set, final long derived) {
        return set == MemoryBudgets.DERIVED ? derived : set;
    }

    private static int connections(final EngineContext ctx, final GatewayMemory gateway, final Available available) {
        final long held = (gateway.inboundBytes() + gateway.outboundBytes()) * HEAP_PERMILLE / 1_000;
        final long left = available.maxHeap - available.usedHeap - SPARE_HEAP_BYTES - held;
        final long each = HEAP_BYTES_PER_CONNECTION * ctx.loops();
        final int wanted = ctx.maxConnections();
        if (left < Math.min(wanted, MIN_CONNECTIONS) * each) {
            final long needed = available.maxHeap - left + Math.min(wanted, MIN_CONNECTIONS) * each;
            throw new IllegalStateException("the heap is too small: " + mib(available.usedHeap)
                    + " are in use before the first bot connects, and the JVM has " + mib(available.maxHeap)
                    + ": give it more, as with BOTCLAW_JAVA_OPTS=-Xmx" + (needed + 2 * MIB - 1) / MIB + "m");
        }
        return (int) Math.min(wanted, left / each);
    }

    private static String mib(final long bytes) {
        return (bytes + MIB - 1) / MIB + " MiB";
    }
}
