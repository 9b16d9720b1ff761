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
package net.botclaw.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoadDriverTest {
    private static final int RATE = 10_000;
    private static final long MEASURED_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int DUE = 50;

    @Test
    void shouldSendAndMeasureAllThatFellDueWhenTheDriverWasHeldUpUntilTheEnd() throws IOException {
        final LoadMeasurement measured = load(2 * MEASURED_NS);

        assertThat(measured.sent()).isEqualTo(DUE);
        assertThat(measured.acked()).isEqualTo(DUE);
        assertThat(measured.response().getTotalCount()).isEqualTo(DUE);
        assertThat(measured.response().getMaxValue()).isGreaterThan(MEASURED_NS);
        assertThat(measured.problems()).isEmpty();
    }

    @Test
    void shouldSayThatTheRateWasMissedWhenItWasHeldUpForLonger() throws IOException {
        final LoadMeasurement measured = load(TimeUnit.MILLISECONDS.toNanos(200));

        assertThat(measured.sent()).isEqualTo(DUE);
        assertThat(measured.problems())
                .singleElement()
                .asString()
                .matches("rate missed: \\d+ of 50 messages were not sent in time");
        assertThat(measured.losses()).isEmpty();
    }

    private static LoadMeasurement load(final long heldUpNs) throws IOException {
        final LoadPlan plan = LoadPlan.standard(true).withRate(RATE).withTimes(0, MEASURED_NS);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LoadDriver driver = new LoadDriver(
                        plan, (InetSocketAddress) server.getLocalSocketAddress(), index -> new HeldUpWire(heldUpNs))) {
            return driver.run();
        }
    }

    /** One way, eight bytes a message; the first time it is asked for messages it takes its time. */
    private static final class HeldUpWire implements Wire {
        private long heldUpNs;

        private HeldUpWire(final long heldUpNs) {
            this.heldUpNs = heldUpNs;
        }

        @Override
        public int messageLength() {
            return Long.BYTES;
        }

        @Override
        public void open(final ByteBuffer out) {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public int put(final long firstSequence, final int count, final long epochNs, final ByteBuffer out) {
            final long endNs = System.nanoTime() + heldUpNs;
            heldUpNs = 0;
            while (System.nanoTime() < endNs) {
                Thread.onSpinWait();
            }
            out.putLong(firstSequence);
            return 1;
        }

        @Override
        public long take(final ByteBuffer in, final ByteBuffer out) {
            return 0;
        }

        @Override
        public boolean isOneWay() {
            return true;
        }
    }
}
