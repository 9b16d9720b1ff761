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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.botclaw.ingest.MemoryPlan.Available;
import net.botclaw.ingest.gateway.GatewayMemory;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {
    private static final long MIB = 1L << 20;

    @Test
    void shouldPromiseNoMoreThanThereIsWhateverTheSize() {
        for (long mib = 96; mib <= 4_096; mib += 16) {
            final Available available = available(mib * MIB, 50 * MIB, mib * MIB, 12 * MIB);
            final EngineContext ctx = context();

            final MemoryPlan plan = MemoryPlan.of(ctx, available);

            assertThat(available.usedDirect()
                            + plan.gateway().maxBytes(ctx.maxConnections())
                            + MemoryPlan.SPARE_DIRECT_BYTES)
                    .as("outside a heap of %d MiB", mib)
                    .isLessThanOrEqualTo(available.maxDirect());
            assertThat(available.usedHeap()
                            + MemoryPlan.SPARE_HEAP_BYTES
                            + plan.maxConnections() * MemoryPlan.HEAP_BYTES_PER_CONNECTION)
                    .as("heap of %d MiB", mib)
                    .isLessThanOrEqualTo(available.maxHeap());
        }
    }

    @Test
    void shouldTakeFewerConnectionsWhenTheHeapIsSmall() {
        final int small = MemoryPlan.of(context(), available(96 * MIB, 50 * MIB, 128 * MIB, 12 * MIB))
                .maxConnections();
        final int large = MemoryPlan.of(context(), available(512 * MIB, 50 * MIB, 512 * MIB, 12 * MIB))
                .maxConnections();

        assertThat(small).isBetween(64, 8_000);
        assertThat(large).isEqualTo(context().maxConnections());
    }

    @Test
    void shouldTakeWhatIsSetAndRefuseItInOneLineWhenItDoesNotFit() {
        final Available available = available(512 * MIB, 50 * MIB, 128 * MIB, 12 * MIB);
        final MemoryBudgets fit = new MemoryBudgets(MIB, 2 * MIB);

        final MemoryPlan plan = MemoryPlan.of(context().memoryBudgets(fit), available);
        assertThat(plan.gateway().inboundBytes()).isEqualTo(MIB);
        assertThat(plan.gateway().outboundBytes()).isEqualTo(2 * MIB);

        assertThatThrownBy(() -> MemoryPlan.of(
                        context().memoryBudgets(MemoryBudgets.DEFAULT.withInboundBytes(100 * MIB)), available))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inbound-budget-bytes " + 100 * MIB)
                .hasMessageContaining("-XX:MaxDirectMemorySize=")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void shouldRefuseInOneLineWhenTheHeapHasNoRoomForBots() {
        final Available available = available(64 * MIB, 60 * MIB, 128 * MIB, 12 * MIB);

        assertThatThrownBy(() -> MemoryPlan.of(context(), available))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the heap is too small")
                .hasMessageContaining("-Xmx")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void shouldRefuseABudgetThatIsNoneBeforeAnythingIsStarted() {
        final EngineContext ctx =
                new EngineContext().dataDirectory(Path.of("unused")).memoryBudgets(new MemoryBudgets(1, 0));

        assertThatThrownBy(ctx::conclude)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inbound-budget-bytes must be " + GatewayMemory.MIN_BYTES_PER_LOOP);
    }

    private static Available available(
            final long maxHeap, final long usedHeap, final long maxDirect, final long usedDirect) {
        return new Available(maxHeap, usedHeap, maxDirect, usedDirect);
    }

    private static EngineContext context() {
        return new EngineContext().dataDirectory(Path.of("unused")).threading(ThreadingMode.SHARED);
    }
}
