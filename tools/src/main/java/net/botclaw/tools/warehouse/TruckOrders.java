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

import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;

/** What the engine tells a truck. */
interface TruckOrders {
    /** A task for it; may come again. */
    void onAssignment(TaskAssignmentDecoder assignment);

    /** A task is taken back, whether or not the truck has it. */
    void onCancel(long taskId);

    /** A plan; may be an old one. */
    void onPlan(RoutePlanDecoder plan);

    /** How far a plan may be driven. */
    void onRelease(long routeId, int revision, int releasedCells);

    /** Everything up to a sequence is journaled. */
    void onAckedTo(long sequence);

    /** A message was refused; one that is no TaskUpdate says nothing about whose the task is. */
    void onRefused(long sequence, boolean isUpdate, int code);

    /** The link has come or gone. */
    void onLink(boolean isLive);
}
