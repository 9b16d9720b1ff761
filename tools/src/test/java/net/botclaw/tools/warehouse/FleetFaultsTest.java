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
import java.util.Set;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BlockCellDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.UnblockCellDecoder;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.map.WarehouseFiles;
import org.agrona.DirectBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetFaultsTest {
    private static final int TRUCKS = 20;
    private static final long MS = 1_000_000;
    private static final WarehouseMap MAP = WarehouseFiles.demo();

    private final List<FleetMember> trucks = new ArrayList<>();
    private final List<TruckAdapter> adapters = new ArrayList<>();
    private final long[] sequences = new long[TRUCKS];
    private final Set<Long> blocked = new HashSet<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private int blocks;

    private boolean command(final DirectBuffer message, final int offset, final int length) {
        header.wrap(message, offset);
        if (header.templateId() == BlockCellDecoder.TEMPLATE_ID) {
            blocks++;
            assertThat(blocked.add(new BlockCellDecoder()
                            .wrapAndApplyHeader(message, offset, header)
                            .cell()))
                    .isTrue();
        } else {
            assertThat(blocked.remove(new UnblockCellDecoder()
                            .wrapAndApplyHeader(message, offset, header)
                            .cell()))
                    .isTrue();
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldTowOnlyBrokenTrucksFarFromOthersAndPutAllRightInTheEnd(final long seed) {
        for (int i = 0; i < TRUCKS; i++) {
            final int index = i;
            final SimulatedTruck truck = new SimulatedTruck(
                    MAP, i * 37, TruckBattery.FULL, (flags, buffer, offset, length) -> ++sequences[index]);
            final TruckAdapter adapter = new TruckAdapter(truck);
            adapter.onLive(1, 1);
            adapters.add(adapter);
            trucks.add(new FleetMember("truck", truck, new UnlinkedLink().link(), i * 37));
        }
        final FleetFaults faults = new FleetFaults(MAP, trucks, new OperatorCommands(this::command), seed);
        int tows = 0;
        for (long ms = 0; ms < 120_000; ms += 10) {
            final TruckState[] before = states();
            final int[] cells = cells();
            faults.doWork(ms * MS, ms * MS);
            for (int i = 0; i < TRUCKS; i++) {
                if (cells[i] != trucks.get(i).truck().cell()) {
                    tows++;
                    assertThat(before[i]).as("seed " + seed).isEqualTo(TruckState.BROKEN);
                    assertThat(nearest(i)).isGreaterThanOrEqualTo(FleetFaults.TOW_DISTANCE);
                }
                adapters.get(i).onAcked(sequences[i], AckLevel.JOURNALED, 0);
                trucks.get(i).truck().doWork(ms * MS);
            }
        }
        assertThat(tows).isPositive();
        assertThat(blocks).isPositive();

        faults.end();
        for (long ms = 120_000; ms < 121_000; ms += 10) {
            faults.doWork(ms * MS, ms * MS);
        }
        assertThat(blocked).isEmpty();
        assertThat(faults.isOver()).isTrue();
    }

    private TruckState[] states() {
        return trucks.stream().map(member -> member.truck().state()).toArray(TruckState[]::new);
    }

    private int[] cells() {
        return trucks.stream().mapToInt(member -> member.truck().cell()).toArray();
    }

    private int nearest(final int index) {
        int nearest = Integer.MAX_VALUE;
        final int cell = trucks.get(index).truck().cell();
        for (int i = 0; i < TRUCKS; i++) {
            if (i != index) {
                final int other = trucks.get(i).truck().cell();
                nearest = Math.min(
                        nearest, Math.max(Math.abs(MAP.x(cell) - MAP.x(other)), Math.abs(MAP.y(cell) - MAP.y(other))));
            }
        }
        return nearest;
    }

    /** A link that was never opened: it has a session, and no engine answers. */
    private static final class UnlinkedLink {
        private final FleetLink link = new FleetLink();

        private UnlinkedLink() {
            link.open(
                    new FleetSettings("127.0.0.1", 1, MAP, 1, 0, 0, 1, false, null),
                    "truck",
                    1,
                    new net.botclaw.protocol.session.BotListener() {});
        }

        private FleetLink link() {
            return link;
        }
    }
}
