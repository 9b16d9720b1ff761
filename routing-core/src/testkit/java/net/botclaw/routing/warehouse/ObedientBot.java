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
package net.botclaw.routing.warehouse;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.protocol.codec.TaskCancelDecoder;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.agrona.DirectBuffer;

/** A bot that knows nothing but what it is pushed, and takes one step when it is asked to. */
public final class ObedientBot {
    private static final int ACCEPTED = 2;
    private static final int IN_PROGRESS = 3;
    private static final int DONE = 4;

    private final WarehouseMap map;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RoutePlanDecoder plan = new RoutePlanDecoder();
    private final RouteReleaseDecoder release = new RouteReleaseDecoder();
    private final TaskAssignmentDecoder assignment = new TaskAssignmentDecoder();
    private final TaskCancelDecoder cancel = new TaskCancelDecoder();
    private int[] path = new int[0];
    private boolean[] isStop = new boolean[0];
    private long routeId;
    private int revision;
    private int released;
    private int index;
    private int stopsDone;
    private int cell;
    private long taskId;
    private int taskStep;
    private long received;

    /** It is nowhere yet, and knows nothing. */
    public ObedientBot(final WarehouseMap map) {
        this.map = map;
    }

    /** Takes a push. */
    public void onPush(final long sequence, final DirectBuffer buffer, final int offset) {
        received = Math.max(received, sequence);
        switch (header.wrap(buffer, offset).templateId()) {
            case RoutePlanDecoder.TEMPLATE_ID:
                onPlan(plan.wrapAndApplyHeader(buffer, offset, header));
                break;
            case RouteReleaseDecoder.TEMPLATE_ID:
                release.wrapAndApplyHeader(buffer, offset, header);
                if (release.routeId() == routeId && release.revision() == revision) {
                    released = release.releasedCells();
                }
                break;
            case TaskAssignmentDecoder.TEMPLATE_ID:
                taskId = assignment.wrapAndApplyHeader(buffer, offset, header).taskId();
                taskStep = 0;
                break;
            case TaskCancelDecoder.TEMPLATE_ID:
                if (cancel.wrapAndApplyHeader(buffer, offset, header).taskId() == taskId) {
                    taskStep = DONE;
                }
                break;
            default:
                break;
        }
    }

    private void onPlan(final RoutePlanDecoder decoder) {
        if (decoder.routeId() == 0 || decoder.code() != 0) {
            return;
        }
        if (decoder.routeId() != routeId) {
            stopsDone = 0;
        }
        routeId = decoder.routeId();
        revision = decoder.revision();
        released = 0;
        final int[] cells = new int[4_096];
        final boolean[] stops = new boolean[4_096];
        int count = 0;
        for (final RoutePlanDecoder.LegsDecoder leg : decoder.legs()) {
            int at = (int) leg.startCell();
            if (count == 0) {
                cells[count++] = at;
            }
            final int heading = (leg.headingRaw() + (leg.flags() & 1) * 2) % 4;
            for (int i = 0; i < leg.cells(); i++) {
                at = map.neighbour(at, heading);
                cells[count++] = at;
            }
            stops[count - 1] |= (leg.flags() & 2) != 0;
        }
        int known = stopsDone - decoder.stopsDone();
        for (int i = 0; i < count && known > 0; i++) {
            known -= stops[i] ? 1 : 0;
            stops[i] = false;
        }
        path = Arrays.copyOf(cells, count);
        isStop = Arrays.copyOf(stops, count);
        index = 0;
        while (index < count && index < 4 && path[index] != cell) {
            index++;
        }
        index = index < count && path[index] == cell ? index : 0;
    }

    /** Writes the next message of an honest bot: a step of its task, of its route, or where it is. */
    public int act(final SplittableRandom random, final WarehouseMessages messages, final int botId) {
        if (taskId != 0 && taskStep < ACCEPTED) {
            taskStep = ACCEPTED;
            return messages.update(taskId, ACCEPTED);
        }
        if (index < path.length && isStop[index] && random.nextInt(3) == 0) {
            isStop[index] = false;
            stopsDone++;
            return messages.progress(routeId, revision, path[index], index, stopsDone);
        }
        if (taskId != 0 && taskStep < DONE && random.nextInt(6) == 0) {
            taskStep = taskStep == ACCEPTED ? IN_PROGRESS : DONE;
            return messages.update(taskId, taskStep);
        }
        if (index < released && index + 1 < path.length) {
            index++;
            cell = path[index];
            return messages.progress(routeId, revision, cell, index, stopsDone);
        }
        if (path.length == 0) {
            cell = botId * 7 % map.cellCount();
        }
        return status(messages, botId % 5 == 0 ? 1 : 2, random.nextInt(500, 10_001));
    }

    /** Writes where it is. */
    public int status(final WarehouseMessages messages, final int mode, final int battery) {
        final int size = map.cellSizeMm();
        return messages.status(map.x(cell) * size + size / 2, map.y(cell) * size + size / 2, 0, 0, battery, mode);
    }

    /** Where it is. */
    public int cell() {
        return cell;
    }

    /** The task it was given last, 0: none. */
    public long taskId() {
        return taskId;
    }

    /** Sequence of the last push. */
    public long received() {
        return received;
    }
}
