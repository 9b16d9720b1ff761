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

import java.util.ArrayList;
import java.util.List;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RoutePlannedDecoder;
import net.botclaw.protocol.codec.TaskChangedDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseText;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.warehouse.WarehouseMessages;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A whole core: an order for a place whose only aisle is taken waits until the aisle is free. */
class BlockedPlaceTest {
    private static final WarehouseMap MAP = WarehouseText.parse("""
                    P.P.P.....
                    ..........
                    #########.
                    #########.
                    #########S
                    """).build();

    private static final int TRUCKS = 2;
    private static final int IN_THE_WAY = 3;
    private static final int BREAKDOWN = 5;
    private static final long SECOND = 1_000_000_000L;

    private final long[] sequences = new long[IN_THE_WAY + 1];

    private final List<TaskState> states = new ArrayList<>();
    private final List<Integer> planCodes = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RoutingCore core = new RoutingCore(new RouteOutput(this::onOutput), 1_000, Site.of(MAP, IN_THE_WAY));
    private final CoreInputs inputs = new CoreInputs(core::onRecord);
    private final WarehouseMessages messages = new WarehouseMessages(inputs.buffer());

    private void send(final int bot, final int length) {
        inputs.reliable(bot, 1, ++sequences[bot], length);
    }

    private void stands(final int bot, final int x, final int y) {
        final int size = MAP.cellSizeMm();
        send(bot, messages.status(x * size + size / 2, y * size + size / 2, 0, 0, 9_000, BotMode.IDLE.value()));
    }

    private void pass(final int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            inputs.passNs(SECOND / 10);
            for (int ticks = 0; ticks < 10 && core.nextDeadlineNs() <= inputs.timeNs(); ticks++) {
                inputs.tick();
            }
        }
    }

    private int station() {
        int place = 0;
        while (MAP.place(place).kind() != PlaceKind.STATION) {
            place++;
        }
        return place + 1;
    }

    @Test
    void shouldWaitForAnAisleThatIsTakenInsteadOfFailing() {
        for (int bot = 1; bot <= IN_THE_WAY; bot++) {
            inputs.opened("truck-" + bot, 7, 1);
        }
        stands(IN_THE_WAY, 9, 3);
        send(IN_THE_WAY, messages.event(BREAKDOWN));
        for (int bot = 1; bot <= TRUCKS; bot++) {
            stands(bot, 2 * (bot - 1), 0);
        }
        inputs.apply(
                RecordKind.COMMAND, 0, 0, 0, 0, messages.task(true, 1, TaskType.INSPECT.value(), station(), 0, 0, ""));
        pass(300);

        assertThat(planCodes)
                .filteredOn(code -> code == RejectCode.BLOCKED.code())
                .hasSizeGreaterThan(8);
        assertThat(states).doesNotContain(TaskState.FAILED);

        planCodes.clear();
        stands(IN_THE_WAY, 0, 1);
        pass(40);

        assertThat(planCodes).contains(RejectCode.OK.code());
        assertThat(states).doesNotContain(TaskState.FAILED);
    }

    /** Takes down what becomes of the task and of the plans for it. */
    private void onOutput(final int botId, final long sequence, final UnsafeBuffer message) {
        final int templateId = sequence == 0 ? header.wrap(message, 0).templateId() : 0;
        if (templateId == TaskChangedDecoder.TEMPLATE_ID) {
            states.add(new TaskChangedDecoder()
                    .wrapAndApplyHeader(message, 0, header)
                    .state());
        } else if (templateId == RoutePlannedDecoder.TEMPLATE_ID && botId != IN_THE_WAY) {
            planCodes.add(new RoutePlannedDecoder()
                    .wrapAndApplyHeader(message, 0, header)
                    .code());
        }
    }
}
