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

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code botclaw command cancel-task}. */
@Command(name = "cancel-task", description = "Take a task back, whoever has it.")
final class CancelTaskCommand extends OneCommand {
    private static final String FORM = "T?[0-9]{1,18}";

    @Option(names = "--task", required = true, paramLabel = "T123", description = "The task, with or without the T.")
    private String task;

    @Override
    int write(final OperatorCommands commands) {
        require(task.matches(FORM), "--task must look like T123 or 123");
        return commands.cancelTask(
                checked("--task", Long.parseLong(task.startsWith("T") ? task.substring(1) : task), 1, Long.MAX_VALUE));
    }
}
