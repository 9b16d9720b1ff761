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
package net.botclaw.tools.journal;

import java.util.Locale;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AlertRaisedDecoder;
import net.botclaw.protocol.codec.AlertType;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.TaskAssignedDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.site.LocationTable;

/**
 * Events in the JSON that consumers outside of this project already read: their names and units, not the schema's. It says
 * less than the record: neither its position nor the alert's id, sensor, zone and severity.
 *
 * <pre>
 *  AlertRaised   {"bot_id":"dustdevil_001","alert_type":"critical_soil_moisture","value":25.5,"timestamp":1773300000}
 *  TaskAssigned  {"task_id":"T12345","item_sku":"SKU001","location":"Aisle 5, Shelf 2","assigned_bot_id":"FORKLIFT-01",
 *                 "status":"ASSIGNED"}
 * </pre>
 */
final class ConsumerViews {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AlertRaisedDecoder alert = new AlertRaisedDecoder();
    private final TaskAssignedDecoder task = new TaskAssignedDecoder();

    /** Appends the record's view; false when it has none. */
    boolean append(final JournalReader reader, final BotNames names, final StringBuilder out) {
        if (reader.kind() != RecordKind.EVENT) {
            return false;
        }
        final int offset = reader.payloadOffset() + FrameDescriptor.SBE_HEADER_LENGTH;
        header.wrap(reader.buffer(), reader.payloadOffset());
        switch (reader.templateId()) {
            case AlertRaisedDecoder.TEMPLATE_ID:
                alert.wrap(reader.buffer(), offset, header.blockLength(), header.version());
                appendAlert(names, out);
                return true;
            case TaskAssignedDecoder.TEMPLATE_ID:
                task.wrap(reader.buffer(), offset, header.blockLength(), header.version());
                appendTask(names, out);
                return true;
            default:
                return false;
        }
    }

    private void appendAlert(final BotNames names, final StringBuilder out) {
        out.append("{\"bot_id\":");
        JsonText.append(out, names.name((int) alert.botId()));
        out.append(",\"alert_type\":");
        JsonText.append(out, alertType(alert));
        out.append(",\"value\":");
        if (Double.isFinite(alert.value())) {
            out.append(alert.value());
        } else {
            out.append("null");
        }
        out.append(",\"timestamp\":")
                .append(Math.floorDiv(alert.eventTimeNs(), NS_PER_SECOND))
                .append('}');
    }

    private static String alertType(final AlertRaisedDecoder alert) {
        for (final AlertType type : AlertType.values()) {
            if (type.value() == alert.alertTypeRaw()) {
                return type.name().toLowerCase(Locale.ROOT);
            }
        }
        return "alert_type_" + alert.alertTypeRaw();
    }

    private void appendTask(final BotNames names, final StringBuilder out) {
        out.append("{\"task_id\":\"T")
                .append(Long.toUnsignedString(task.taskId()))
                .append("\",\"item_sku\":");
        JsonText.append(out, task.sku());
        out.append(",\"location\":\"");
        appendLocation(out);
        out.append("\",\"assigned_bot_id\":");
        JsonText.append(out, names.name((int) task.botId()));
        out.append(",\"status\":\"").append(taskState(task)).append("\"}");
    }

    /** Stations, docks and chargers are in no aisle: their id says which one it is. */
    private void appendLocation(final StringBuilder out) {
        if (task.aisle() == LocationTable.NO_AISLE) {
            out.append("Location ").append(task.locationId());
            return;
        }
        out.append("Aisle ").append(task.aisle());
        if (task.shelf() != LocationTable.NO_AISLE) {
            out.append(", Shelf ").append(task.shelf());
        }
    }

    private static String taskState(final TaskAssignedDecoder task) {
        for (final TaskState state : TaskState.values()) {
            if (state.value() == task.stateRaw()) {
                return state.name();
            }
        }
        return "STATE_" + task.stateRaw();
    }
}
