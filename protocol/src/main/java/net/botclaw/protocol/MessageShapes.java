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
package net.botclaw.protocol;

import java.util.Arrays;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.BackpressureDecoder;
import net.botclaw.protocol.codec.BotEventDecoder;
import net.botclaw.protocol.codec.BotStatusDecoder;
import net.botclaw.protocol.codec.CommandDecoder;
import net.botclaw.protocol.codec.CommandResponseDecoder;
import net.botclaw.protocol.codec.CommandResultDecoder;
import net.botclaw.protocol.codec.GapFillDecoder;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.InventoryLookupDecoder;
import net.botclaw.protocol.codec.InventoryResultDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.MissionPlanDecoder;
import net.botclaw.protocol.codec.MissionUpdateDecoder;
import net.botclaw.protocol.codec.NakDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RouteProgressDecoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.protocol.codec.RouteRequestDecoder;
import net.botclaw.protocol.codec.SensorBatchDecoder;
import net.botclaw.protocol.codec.SensorReadingDecoder;
import net.botclaw.protocol.codec.StockMovedDecoder;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.protocol.codec.TaskCancelDecoder;
import net.botclaw.protocol.codec.TaskRequestDecoder;
import net.botclaw.protocol.codec.TaskStatusDecoder;
import net.botclaw.protocol.codec.TaskUpdateDecoder;
import net.botclaw.protocol.codec.UpdateOfferDecoder;
import net.botclaw.protocol.codec.VendorDataDecoder;

/**
 * What the validator must know of each message of the wire: length of the root block, length of a group entry, whether a
 * data field follows. A test compares this table with the schema, so a message that is missing here fails the build.
 */
final class MessageShapes {
    /** No such message on the wire. */
    static final int UNKNOWN = -1;

    private static final int[] BLOCK_LENGTH = new int[Templates.ID_LIMIT];
    private static final int[] GROUP_ENTRY_LENGTH = new int[Templates.ID_LIMIT];
    private static final boolean[] HAS_DATA = new boolean[Templates.ID_LIMIT];

    static {
        Arrays.fill(BLOCK_LENGTH, UNKNOWN);
        withData(LogonDecoder.TEMPLATE_ID, LogonDecoder.BLOCK_LENGTH);
        plain(LogonAckDecoder.TEMPLATE_ID, LogonAckDecoder.BLOCK_LENGTH);
        withData(LogonRejectDecoder.TEMPLATE_ID, LogonRejectDecoder.BLOCK_LENGTH);
        plain(LogoutDecoder.TEMPLATE_ID, LogoutDecoder.BLOCK_LENGTH);
        plain(HeartbeatDecoder.TEMPLATE_ID, HeartbeatDecoder.BLOCK_LENGTH);
        plain(AckDecoder.TEMPLATE_ID, AckDecoder.BLOCK_LENGTH);
        plain(NakDecoder.TEMPLATE_ID, NakDecoder.BLOCK_LENGTH);
        plain(GapFillDecoder.TEMPLATE_ID, GapFillDecoder.BLOCK_LENGTH);
        plain(BackpressureDecoder.TEMPLATE_ID, BackpressureDecoder.BLOCK_LENGTH);
        plain(RejectDecoder.TEMPLATE_ID, RejectDecoder.BLOCK_LENGTH);
        plain(CommandResponseDecoder.TEMPLATE_ID, CommandResponseDecoder.BLOCK_LENGTH);
        plain(SensorReadingDecoder.TEMPLATE_ID, SensorReadingDecoder.BLOCK_LENGTH);
        withGroup(
                SensorBatchDecoder.TEMPLATE_ID,
                SensorBatchDecoder.BLOCK_LENGTH,
                SensorBatchDecoder.ReadingsDecoder.sbeBlockLength());
        plain(BotStatusDecoder.TEMPLATE_ID, BotStatusDecoder.BLOCK_LENGTH);
        plain(BotEventDecoder.TEMPLATE_ID, BotEventDecoder.BLOCK_LENGTH);
        plain(InventoryLookupDecoder.TEMPLATE_ID, InventoryLookupDecoder.BLOCK_LENGTH);
        plain(TaskRequestDecoder.TEMPLATE_ID, TaskRequestDecoder.BLOCK_LENGTH);
        plain(TaskUpdateDecoder.TEMPLATE_ID, TaskUpdateDecoder.BLOCK_LENGTH);
        plain(RouteRequestDecoder.TEMPLATE_ID, RouteRequestDecoder.BLOCK_LENGTH);
        plain(RouteProgressDecoder.TEMPLATE_ID, RouteProgressDecoder.BLOCK_LENGTH);
        plain(MissionUpdateDecoder.TEMPLATE_ID, MissionUpdateDecoder.BLOCK_LENGTH);
        plain(CommandResultDecoder.TEMPLATE_ID, CommandResultDecoder.BLOCK_LENGTH);
        withData(VendorDataDecoder.TEMPLATE_ID, VendorDataDecoder.BLOCK_LENGTH);
        plain(StockMovedDecoder.TEMPLATE_ID, StockMovedDecoder.BLOCK_LENGTH);
        withGroup(
                InventoryResultDecoder.TEMPLATE_ID,
                InventoryResultDecoder.BLOCK_LENGTH,
                InventoryResultDecoder.PlacesDecoder.sbeBlockLength());
        plain(TaskAssignmentDecoder.TEMPLATE_ID, TaskAssignmentDecoder.BLOCK_LENGTH);
        plain(TaskCancelDecoder.TEMPLATE_ID, TaskCancelDecoder.BLOCK_LENGTH);
        withGroup(
                RoutePlanDecoder.TEMPLATE_ID,
                RoutePlanDecoder.BLOCK_LENGTH,
                RoutePlanDecoder.LegsDecoder.sbeBlockLength());
        plain(RouteReleaseDecoder.TEMPLATE_ID, RouteReleaseDecoder.BLOCK_LENGTH);
        withGroup(
                MissionPlanDecoder.TEMPLATE_ID,
                MissionPlanDecoder.BLOCK_LENGTH,
                MissionPlanDecoder.WaypointsDecoder.sbeBlockLength());
        plain(CommandDecoder.TEMPLATE_ID, CommandDecoder.BLOCK_LENGTH);
        withData(UpdateOfferDecoder.TEMPLATE_ID, UpdateOfferDecoder.BLOCK_LENGTH);
        plain(TaskStatusDecoder.TEMPLATE_ID, TaskStatusDecoder.BLOCK_LENGTH);
    }

    private MessageShapes() {}

    /** Length of the root block in bytes, or {@link #UNKNOWN}. */
    static int blockLength(final int templateId) {
        return templateId < Templates.ID_LIMIT ? BLOCK_LENGTH[templateId] : UNKNOWN;
    }

    /** Length of an entry of the message's one group in bytes, or 0 when it has none. */
    static int groupEntryLength(final int templateId) {
        return GROUP_ENTRY_LENGTH[templateId];
    }

    /** Whether the message ends with a data field. */
    static boolean hasData(final int templateId) {
        return HAS_DATA[templateId];
    }

    private static void plain(final int templateId, final int blockLength) {
        BLOCK_LENGTH[templateId] = blockLength;
    }

    private static void withGroup(final int templateId, final int blockLength, final int entryLength) {
        BLOCK_LENGTH[templateId] = blockLength;
        GROUP_ENTRY_LENGTH[templateId] = entryLength;
    }

    private static void withData(final int templateId, final int blockLength) {
        BLOCK_LENGTH[templateId] = blockLength;
        HAS_DATA[templateId] = true;
    }
}
