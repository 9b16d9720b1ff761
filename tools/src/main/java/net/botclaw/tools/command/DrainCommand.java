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

import net.botclaw.routing.CoreLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code botclaw command drain}. */
@Command(name = "drain", description = "Give a bot no new tasks, or tasks again.")
final class DrainCommand extends OneCommand {
    @Option(names = "--bot", required = true, paramLabel = "NAME|ID", description = BotName.FORM)
    private String bot;

    @Option(names = "--off", description = "Give it tasks again.")
    private boolean isOff;

    private long botId;

    @Override
    int write(final OperatorCommands commands) {
        botId = checked("--bot", BotName.idIn(bot, directory()), 1, CoreLimits.MAX_BOTS);
        return commands.drainBot(botId, !isOff);
    }

    @Override
    String more(final CommandAnswer answer) {
        return " bot=" + botId;
    }
}
