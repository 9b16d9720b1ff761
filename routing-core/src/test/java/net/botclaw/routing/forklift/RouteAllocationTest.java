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
package net.botclaw.routing.forklift;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.HandlerCores;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteTables;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class RouteAllocationTest {
    private static final WarehouseMap MAP = WarehouseText.parse(
                    "P............S\n..............\n..............\nP............S\n")
            .build();
    private static final int STATION = 2;
    private static final int ROUNDS = 2_000;
    private static final int WARM_UP_ROUNDS = 6_000;
    private static final int WINDOWS = 5;

    private final LastRoute output = new LastRoute();
    private final Site site = Site.of(MAP, 2);
    private final RoutingCore core = HandlerCores.of(
            output,
            new TestTaskHandler(),
            new RouteHandler(site, new SiteTables(site, 1 << 20), new LocationTable(site)));
    private final CoreInputs inputs = new CoreInputs(core::onRecord);
    private final TruckInputs send = new TruckInputs(inputs, MAP, 2);
    private final int home = MAP.cellAt(0, 0);

    @Test
    void shouldAllocateNothingWhileATruckDrivesAfterWarmUp() {
        send.status(1, home, 0, 0, 0, 1);
        drive(WARM_UP_ROUNDS);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long leastBytes = Long.MAX_VALUE;
        for (int i = 0; i < WINDOWS && leastBytes > 0; i++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            drive(ROUNDS);
            leastBytes = Math.min(leastBytes, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(leastBytes).isZero();
        assertThat(output.releases).isGreaterThan(10L * ROUNDS);
        assertThat(core.refused()).isZero();
    }

    /** Each round: a task, thirteen cells, the stop, a quote, a ride back by hand. */
    private void drive(final int rounds) {
        for (int round = 0; round < rounds; round++) {
            send.order(TestTaskHandler.ASSIGN, 1, 7, STATION, 0);
            for (int i = 1; i <= 13; i++) {
                tick();
                send.progress(1, output.routeId, home + i, output.revision, i, i == 13 ? 1 : 0, 1);
            }
            send.request(2, 5, home, home + 20, 1);
            send.status(1, home, 0, 0, 0, 1);
            tick();
            tick();
            send.acked(1, output.lastOfBot[1]);
            send.acked(2, output.lastOfBot[2]);
        }
    }

    private void tick() {
        inputs.passNs(100_000_000L);
        if (core.nextDeadlineNs() <= inputs.timeNs()) {
            inputs.tick();
        }
    }

    private static final class LastRoute implements CoreOutput {
        private final long[] lastOfBot = new long[3];
        private final RoutePlanDecoder plan = new RoutePlanDecoder();
        private long routeId;
        private int revision;
        private long releases;

        @Override
        public void push(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            lastOfBot[botId] = sequence;
            final int template = buffer.getShort(offset + 2);
            if (template == RoutePlanDecoder.TEMPLATE_ID && botId == 1) {
                plan.wrap(buffer, offset + 8, RoutePlanDecoder.BLOCK_LENGTH, 1);
                routeId = plan.routeId();
                revision = plan.revision();
            }
            releases += template == RouteReleaseDecoder.TEMPLATE_ID ? 1 : 0;
        }

        @Override
        public void reply(final DirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void resend(
                final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void bind(final int botId, final int epoch, final long nextSequence) {}

        @Override
        public void disconnect(final int botId, final int code, final int retryAfterMs) {}

        @Override
        public void stateHash(final long inputCount, final long hash) {}
    }
}
