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
package net.botclaw.tools.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.InventoryLookupDecoder;
import net.botclaw.protocol.codec.InventoryResultEncoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.TaskRequestDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskStatusEncoder;
import net.botclaw.protocol.codec.TaskType;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SimulatedStationTest {
    private static final int STATION = 2;

    private final List<Long> lookups = new ArrayList<>();
    private final List<Long> requests = new ArrayList<>();
    private final MessageHeaderDecoder decodedHeader = new MessageHeaderDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final SimulatedStation station = new SimulatedStation(
            TruckRig.MAP, STATION, new StockPlan(TruckRig.MAP), 10, new SplittableRandom(1), this::offer);
    private long sequence;
    private long nowMs = 1_000;

    private long offer(final int flags, final DirectBuffer message, final int offset, final int length) {
        decodedHeader.wrap(message, offset);
        if (decodedHeader.templateId() == InventoryLookupDecoder.TEMPLATE_ID) {
            final InventoryLookupDecoder lookup = new InventoryLookupDecoder();
            lookups.add(
                    lookup.wrapAndApplyHeader(message, offset, decodedHeader).requestId());
            assertThat(lookup.sku()).isEqualTo("SKU001");
        } else {
            final TaskRequestDecoder request = new TaskRequestDecoder();
            requests.add(
                    request.wrapAndApplyHeader(message, offset, decodedHeader).requestId());
            assertThat(request.fromLocation()).isOne();
            assertThat(request.toLocation()).isEqualTo(STATION);
            assertThat(request.quantity()).isBetween(1L, 4L);
        }
        return ++sequence;
    }

    private void run(final int milliseconds, final boolean isOrdering) {
        for (int i = 0; i < milliseconds; i++) {
            station.doWork(++nowMs * TruckRig.MS, isOrdering);
        }
    }

    private void result(final long requestId, final int code, final long... locationsAndQuantities) {
        final InventoryResultEncoder result = new InventoryResultEncoder();
        result.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .requestId(requestId)
                .stockVersion(1)
                .sku("SKU001")
                .code(code)
                .reserved(0);
        final InventoryResultEncoder.PlacesEncoder places = result.placesCount(locationsAndQuantities.length / 2);
        for (int i = 0; i < locationsAndQuantities.length; i += 2) {
            places.next()
                    .locationId(locationsAndQuantities[i])
                    .quantity(locationsAndQuantities[i + 1])
                    .cell(0)
                    .aisle(0)
                    .shelf(0);
        }
        station.onPush(1, buffer, 0, 0);
    }

    private void status(final long requestId, final TaskState state) {
        new TaskStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(0)
                .taskId(9)
                .requestId(requestId)
                .botId(0)
                .quantityDone(0)
                .code(0)
                .revision(0)
                .state(state)
                .taskType(TaskType.PICK_AND_PACK);
        station.onPush(2, buffer, 0, 0);
    }

    @Test
    void shouldKeepToItsLimitOfOpenOrders() {
        run(5_000, true);

        assertThat(lookups).hasSize(SimulatedStation.MAX_OPEN);
        assertThat(station.openOrders()).isEqualTo(SimulatedStation.MAX_OPEN);
    }

    @Test
    void shouldAskForATaskWhereTheGoodsAreAndFollowIt() {
        run(3_000, true);
        final long first = lookups.get(0);

        result(first, 0, STATION, 100, 1, 100);
        assertThat(requests).containsExactly(first);
        result(first, 0, 1, 100);
        assertThat(requests).as("the answer again").hasSize(1);

        status(first, TaskState.QUEUED);
        status(first, TaskState.ASSIGNED);
        assertThat(station.openOrders()).isEqualTo(lookups.size());
        status(first, TaskState.DONE);
        status(first, TaskState.DONE);
        assertThat(station.openOrders()).isEqualTo(lookups.size() - 1);
        assertThat(station.done()).isOne();
    }

    @Test
    void shouldEndAnOrderThatCannotBe() {
        run(3_000, true);
        final int orders = lookups.size();
        assertThat(orders).isGreaterThanOrEqualTo(4);

        result(lookups.get(0), 402);
        result(lookups.get(1), 0, 1, 0, STATION, 50, 99, 50);
        result(lookups.get(2), 0, 1, 100);
        station.onReject(sequence, TaskRequestDecoder.TEMPLATE_ID, 415, 0);
        result(lookups.get(3), 0, 1, 100);
        status(lookups.get(3), TaskState.CANCELLED);

        assertThat(station.openOrders()).isEqualTo(orders - 4);
        assertThat(station.refused()).isEqualTo(3);
        assertThat(station.rejected()).isOne();
        assertThat(station.failed()).isOne();
    }

    @Test
    void shouldAskAgainUnderTheSameNumberWhenNobodyAnswers() {
        run(2_000, true);
        run(1, false);
        final int orders = lookups.size();
        final long first = lookups.get(0);
        result(first, 0, 1, 100);
        station.onAcked(sequence, AckLevel.JOURNALED, 1);

        run(6_000, false);

        assertThat(requests).containsExactly(first, first);
        assertThat(lookups).hasSize(orders + orders - 1);
        status(first, TaskState.QUEUED);
        run(10_000, false);
        assertThat(requests).as("it was answered").hasSize(2);
    }

    @Test
    void shouldNotAskAgainWhileTheFirstQuestionIsOnItsWay() {
        run(2_000, true);
        final int orders = lookups.size();
        final long unacked = sequence - 1;
        station.onAcked(unacked - 1, AckLevel.JOURNALED, 1);

        run(4_000, false);
        assertThat(lookups).hasSize(orders);
        run(60_000, false);

        assertThat(new HashSet<>(lookups)).hasSize(orders);
        assertThat(lookups.subList(orders, lookups.size()))
                .doesNotContainAnyElementsOf(lookups.subList(orders - 2, orders));
        station.onAcked(sequence, AckLevel.JOURNALED, 2);
        lookups.clear();
        run(4_000, false);
        assertThat(lookups).as("time for an answer").isEmpty();
        run(2_000, false);
        assertThat(lookups).hasSize(orders);
    }
}
