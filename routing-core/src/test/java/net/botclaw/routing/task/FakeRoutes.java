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
package net.botclaw.routing.task;

import java.util.function.IntBinaryOperator;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RoutePlannedEncoder;
import net.botclaw.protocol.codec.RouteProof;
import net.botclaw.protocol.codec.TaskAssignedDecoder;
import net.botclaw.protocol.codec.TaskChangedDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import net.botclaw.routing.PushKey;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Behaves as the worst handler of routes may: big plans for whatever is given or taken, and refused ones. */
final class FakeRoutes implements Handler {
    private static final int PLAN_BYTES = 5_000;

    /** Every so many plans is refused, 0: none. */
    int refusedEvery;

    /** Why a bot is not sent to a location, 0: it is. */
    IntBinaryOperator refuses = (bot, location) -> 0;

    int planned;
    int lastLocation;
    private final UnsafeBuffer plan = new UnsafeBuffer(new byte[PLAN_BYTES]);
    private final UnsafeBuffer event = new UnsafeBuffer(new byte[128]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RoutePlannedEncoder routePlanned = new RoutePlannedEncoder();
    private final MessageHeaderDecoder heard = new MessageHeaderDecoder();
    private final TaskAssignedDecoder assigned = new TaskAssignedDecoder();
    private final TaskChangedDecoder changed = new TaskChangedDecoder();

    FakeRoutes() {
        header.wrap(plan, 0)
                .blockLength(8)
                .templateId(67)
                .schemaId(RoutePlannedEncoder.SCHEMA_ID)
                .version(1);
    }

    @Override
    public String name() {
        return "fake-routes";
    }

    @Override
    public int[] messages() {
        return new int[0];
    }

    @Override
    public int[] events() {
        return new int[] {TaskAssignedDecoder.TEMPLATE_ID, TaskChangedDecoder.TEMPLATE_ID};
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        throw new AssertionError();
    }

    @Override
    public void onEvent(
            final CoreRecord cause,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventPublisher publisher) {
        if (heard.wrap(buffer, offset).templateId() == TaskAssignedDecoder.TEMPLATE_ID) {
            assigned.wrap(buffer, offset + 8, TaskAssignedDecoder.BLOCK_LENGTH, 1);
            planned++;
            final boolean isRefused = refusedEvery > 0 && planned % refusedEvery == 0;
            lastLocation = (int) assigned.locationId();
            plan(
                    (int) assigned.botId(),
                    isRefused ? 408 : refuses.applyAsInt((int) assigned.botId(), lastLocation),
                    publisher);
        } else {
            changed.wrap(buffer, offset + 8, TaskChangedDecoder.BLOCK_LENGTH, 1);
            final boolean isTaken = changed.state() == TaskState.QUEUED
                    || changed.state() == TaskState.CANCELLED
                    || changed.state() == TaskState.EXPIRED
                    || changed.state() == TaskState.FAILED;
            if (isTaken && changed.botId() != 0) {
                plan((int) changed.botId(), 0, publisher);
            }
        }
    }

    private void plan(final int bot, final int code, final EventPublisher publisher) {
        publisher.push(bot, PushKey.routePlan(bot), NO_DEADLINE, plan, 0, PLAN_BYTES);
        routePlanned(bot, code == 0 ? 1 : 0, code, publisher);
    }

    void routePlanned(final int bot, final long routeId, final int code, final EventPublisher publisher) {
        routePlanned
                .wrapAndApplyHeader(event, 0, header)
                .eventTimeNs(1)
                .cause(1)
                .routeId(routeId)
                .botId(bot)
                .costTicks(1)
                .freeFlowTicks(1)
                .revision(1)
                .code(code)
                .proof(RouteProof.OPTIMAL);
        publisher.event(bot, event, 0, 8 + RoutePlannedEncoder.BLOCK_LENGTH);
    }

    @Override
    public long stateHash() {
        return planned;
    }
}
