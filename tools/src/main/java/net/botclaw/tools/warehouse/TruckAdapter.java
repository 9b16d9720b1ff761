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

import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.protocol.codec.TaskCancelDecoder;
import net.botclaw.protocol.codec.TaskUpdateEncoder;
import net.botclaw.protocol.session.BotListener;
import org.agrona.DirectBuffer;

/** Reads what a session gives a truck. */
final class TruckAdapter implements BotListener {
    private final TruckOrders truck;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TaskAssignmentDecoder assignment = new TaskAssignmentDecoder();
    private final TaskCancelDecoder cancel = new TaskCancelDecoder();
    private final RoutePlanDecoder plan = new RoutePlanDecoder();
    private final RouteReleaseDecoder release = new RouteReleaseDecoder();

    TruckAdapter(final TruckOrders truck) {
        this.truck = truck;
    }

    @Override
    public void onPush(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case TaskAssignmentDecoder.TEMPLATE_ID:
                truck.onAssignment(assignment.wrapAndApplyHeader(buffer, offset, header));
                break;
            case TaskCancelDecoder.TEMPLATE_ID:
                truck.onCancel(cancel.wrapAndApplyHeader(buffer, offset, header).taskId());
                break;
            case RoutePlanDecoder.TEMPLATE_ID:
                truck.onPlan(plan.wrapAndApplyHeader(buffer, offset, header));
                break;
            case RouteReleaseDecoder.TEMPLATE_ID:
                release.wrapAndApplyHeader(buffer, offset, header);
                truck.onRelease(release.routeId(), release.revision(), release.releasedCells());
                break;
            default:
                break;
        }
    }

    @Override
    public void onAcked(final long sequence, final AckLevel level, final long journalPosition) {
        truck.onAckedTo(sequence);
    }

    @Override
    public void onReject(final long refSequence, final int refTemplate, final int code, final long retryAfterMs) {
        truck.onRefused(refSequence, refTemplate == TaskUpdateEncoder.TEMPLATE_ID, code);
    }

    @Override
    public void onLive(final long sessionEpoch, final long nextExpectedSequence) {
        truck.onLink(true);
    }

    @Override
    public void onDisconnected(final int code) {
        truck.onLink(false);
    }
}
