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
package net.botclaw.tools.command;

import java.nio.file.Path;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.TaskChangedDecoder;
import net.botclaw.routing.RecordKind;
import net.botclaw.tools.cli.CommandFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code botclaw command cancel-task}. */
@Command(
        name = "cancel-task",
        description = {
            "Take a task back, whoever has it. Last line with task=T123.",
            "With --request the task is looked up in the journal."
        })
final class CancelTaskCommand extends OneCommand {
    private static final String FORM = "T?[0-9]{1,18}";

    @Option(names = "--task", paramLabel = "T123", description = "The task, with or without the T.")
    private String task;

    @Option(names = "--request", paramLabel = "ID", description = "Request of create-task that the task was made by.")
    private Long request;

    private long taskId;

    @Override
    int write(final OperatorCommands commands) {
        require((task == null) != (request == null), "give either --task or --request");
        if (task != null) {
            require(task.matches(FORM), "--task must look like T123 or 123");
            taskId = checked(
                    "--task", Long.parseLong(task.startsWith("T") ? task.substring(1) : task), 1, Long.MAX_VALUE);
        } else {
            taskId = taskOf(checked("--request", request, 1, Long.MAX_VALUE));
        }
        return commands.cancelTask(taskId);
    }

    /** A request that was used again, after its task was forgotten, has another task: the last counts. */
    private long taskOf(final long requestId) {
        final Path directory = directory();
        if (!DataDirectory.hasJournal(directory)) {
            throw new CommandFailedException("no journal in " + directory);
        }
        long found = 0;
        try (JournalReader reader = JournalReader.open(directory)) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder();
            final TaskChangedDecoder changed = new TaskChangedDecoder();
            while (reader.next()) {
                if (reader.kind() == RecordKind.EVENT && reader.templateId() == TaskChangedDecoder.TEMPLATE_ID) {
                    changed.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
                    if (changed.requestId() == requestId && changed.requesterId() == 0) {
                        found = changed.taskId();
                    }
                }
            }
        }
        if (found == 0) {
            throw new CommandFailedException("the journal knows no task of the operator's request " + requestId);
        }
        return found;
    }

    @Override
    String more(final CommandAnswer answer) {
        return " task=T" + taskId;
    }
}
