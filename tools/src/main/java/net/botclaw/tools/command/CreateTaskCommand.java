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

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import net.botclaw.protocol.codec.CreateTaskEncoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.tools.cli.CommandFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code botclaw command create-task}. */
@Command(
        name = "create-task",
        description = {
            "Queue a task. pick_and_pack, transport and restock go from --from to --to; inspect and charge happen at "
                    + "--from.",
            "Last line: command: what=create-task request=ID task=T123 position=POS code=0 ok.",
            "The same --request again is the same task. A line of failure begins with the request, so that it can be "
                    + "repeated; with --deadline-seconds a repetition has another deadline, and 403 says that the task "
                    + "is there."
        })
final class CreateTaskCommand extends OneCommand {
    private static final long MAX_DEADLINE_SECONDS = TimeUnit.DAYS.toSeconds(3_650);
    private static final int MAX_PRIORITY = 254;

    @Option(
            names = "--type",
            required = true,
            paramLabel = "T",
            description = "pick_and_pack, transport, restock, inspect or charge.")
    private TaskType type;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "NAME|N",
            converter = LocationName.Converter.class,
            description = "Where it begins. " + LocationName.FORM)
    private LocationName from;

    @Option(
            names = "--to",
            paramLabel = "NAME|N",
            converter = LocationName.Converter.class,
            description = "Where it ends. " + LocationName.FORM)
    private LocationName to;

    @Option(names = "--sku", paramLabel = "S", description = "Name of the goods.")
    private String sku;

    @Option(names = "--quantity", paramLabel = "Q", description = "How many, default 0.")
    private long quantity;

    @Option(names = "--priority", paramLabel = "P", description = "0 (default) is the least.")
    private int priority;

    @Option(
            names = "--deadline-seconds",
            paramLabel = "S",
            description = "Seconds from now by the engine's clock; without it: none.")
    private Long deadlineSeconds;

    @Option(names = "--request", paramLabel = "ID", description = "Id of the request; default a random one.")
    private Long request;

    @Override
    int write(final OperatorCommands commands) {
        require(type != TaskType.NULL_VAL, "--type must be one of those that --help names");
        if (deadlineSeconds != null) {
            checked("--deadline-seconds", deadlineSeconds, 1, MAX_DEADLINE_SECONDS);
        }
        return new CreateTaskEncoder()
                .wrapAndApplyHeader(commands.buffer(), 0, commands.header())
                .eventTimeNs(commands.timeNs())
                .requestId(requestId())
                .deadlineNs(0)
                .quantity(checked("--quantity", quantity, 0, MAX_U32))
                .fromLocation(location("--from", from))
                .toLocation(to == null ? 0 : checked("--to", to.idIn(directory()), 0, MAX_U32))
                .sku(sku == null ? "" : checkedSku(sku))
                .taskType(type)
                .priority((short) checked("--priority", priority, 0, MAX_PRIORITY))
                .vehicleClass(0)
                .limit();
    }

    private long requestId() {
        if (request == null) {
            request = new SecureRandom().nextLong() >>> 1 | 1;
        }
        return checked("--request", request, 1, Long.MAX_VALUE);
    }

    /** The deadline is a moment of the engine's clock, which only the session knows; a repetition needs the request. */
    @Override
    CommandAnswer send(final ControlClient client, final OperatorCommands commands, final int length) {
        if (deadlineSeconds != null) {
            new CreateTaskEncoder()
                    .wrap(commands.buffer(), MessageHeaderEncoder.ENCODED_LENGTH)
                    .deadlineNs(client.engineTimeNs() + TimeUnit.SECONDS.toNanos(deadlineSeconds));
        }
        try {
            return super.send(client, commands, length);
        } catch (final CommandFailedException e) {
            throw new CommandFailedException("request " + request + ": " + e.getMessage(), e);
        }
    }

    @Override
    String more(final CommandAnswer answer) {
        return " request=" + request + (answer.taskId() == 0 ? "" : " task=T" + answer.taskId());
    }
}
