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
package net.botclaw.routing.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.RoutingCore;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class StockAllocationTest {
    private static final int SKUS = 500;
    private static final int WARM_UP_ROUNDS = 50;
    private static final int ROUNDS = 100;
    private static final int WINDOWS = 5;
    private static final int BOT = 1;

    private final CountingOutput output = new CountingOutput();
    private final RoutingCore core = new RoutingCore(output, 10_000, StockInputs.site());
    private final StockInputs stock = new StockInputs(core).logOn(1);
    private final byte[][] skus = new byte[SKUS][];
    private final byte[] badSku = StockInputs.sku("A B");

    @Test
    void shouldAllocateNothingPerRecordAfterWarmUp() {
        for (int i = 0; i < SKUS; i++) {
            skus[i] = StockInputs.sku("SKU-" + i);
        }
        run(WARM_UP_ROUNDS);

        long leastBytes = Long.MAX_VALUE;
        for (int i = 0; i < WINDOWS && leastBytes > 0; i++) {
            leastBytes = Math.min(leastBytes, allocatedBytes());
        }

        assertThat(leastBytes).isZero();
        assertThat(core.refused()).isPositive();
        assertThat(output.pushes).isPositive();
        assertThat(output.events).isPositive();
    }

    /** What the compiler makes anew costs the thread some bytes once; what a record allocates is in every window. */
    private long allocatedBytes() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        run(ROUNDS);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Rows come and go; minimums are passed both ways; a lookup of many places, of none, and refusals. */
    private void run(final int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (final byte[] sku : skus) {
                stock.minimum(sku, 10);
                for (int locationId = 1; locationId <= 4; locationId++) {
                    stock.load(sku, locationId, 3);
                }
                stock.moved(BOT, sku, 5, 4, StockInputs.PUT);
                stock.moved(BOT, sku, 5, 4, StockInputs.PICK);
                stock.moved(BOT, sku, 5, 4, StockInputs.PICK);
                stock.lookup(BOT, round, sku);
                stock.lookup(BOT, round, badSku);
                for (int locationId = 1; locationId <= 4; locationId++) {
                    stock.moved(BOT, sku, locationId, 3, StockInputs.PICK);
                }
                stock.minimum(sku, 0);
                stock.lookup(BOT, round, sku);
                stock.acked(BOT, output.pushes);
            }
        }
    }

    private static final class CountingOutput implements CoreOutput {
        private long pushes;
        private long events;
        private long others;

        @Override
        public void reply(final DirectBuffer buffer, final int offset, final int length) {
            others++;
        }

        @Override
        public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
            events++;
        }

        @Override
        public void push(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            pushes++;
        }

        @Override
        public void resend(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            others++;
        }

        @Override
        public void bind(final int botId, final int epoch, final long nextSequence) {
            others++;
        }

        @Override
        public void disconnect(final int botId, final int code, final int retryAfterMs) {
            others++;
        }

        @Override
        public void stateHash(final long inputCount, final long hash) {
            others++;
        }
    }
}
