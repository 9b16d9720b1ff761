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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.BotConnectedDecoder;
import net.botclaw.protocol.codec.InventoryResultDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.ResumeOutcome;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.protocol.codec.TaskCancelDecoder;
import net.botclaw.protocol.codec.TaskStatusDecoder;
import net.botclaw.routing.PushKey;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.inventory.InventoryLookupHandler;

/**
 * Compares what bots were pushed by the journal with what they say they have received: in rising order, with the journal's
 * content, and all of it but what a newer push of its key has replaced, or what had expired when its bot came back.
 */
final class PushAudit {
    private static final int MAX_PROBLEMS = 20;

    private final Map<Integer, Bot> bots = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BotConnectedDecoder connected = new BotConnectedDecoder();
    private long made;
    private long replaced;
    private long expired;

    private record Made(RecordedListener.Push push, long key, long expiryNs) {}

    private static final class Bot {
        private String name;
        private int logons;
        private int fresh;
        private long epoch;
        private final List<Made> made = new ArrayList<>();
        private final List<Long> logonNs = new ArrayList<>();
    }

    /** Compares the journal in a directory with the bots' own records, by their names. */
    static PushAudit run(final Path root, final Map<String, RecordedListener> received) {
        final PushAudit audit = new PushAudit();
        try (JournalReader reader = JournalReader.open(root)) {
            while (reader.next()) {
                audit.onRecord(reader);
            }
        }
        audit.bots.values().forEach(bot -> audit.compare(bot, received.get(bot.name)));
        if (audit.bots.size() != received.size()) {
            audit.problem("the journal knows " + audit.bots.size() + " of " + received.size() + " bots");
        }
        return audit;
    }

    private void onRecord(final JournalReader reader) {
        if (reader.kind() == RecordKind.EVENT && reader.templateId() == BotConnectedDecoder.TEMPLATE_ID) {
            connected.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
            final Bot bot = bot((int) connected.botId());
            bot.name = connected.botName();
            bot.logons++;
            bot.fresh += connected.outcomeRaw() >= ResumeOutcome.GAP.value() ? 1 : 0;
            bot.epoch = connected.sessionEpoch();
            bot.logonNs.add(reader.timeNs());
        } else if (reader.kind() == RecordKind.PUSH) {
            made++;
            final int length = reader.payloadLength();
            bot(reader.botId())
                    .made
                    .add(new Made(
                            RecordedListener.Push.of(
                                    reader.sequence(), reader.buffer(), reader.payloadOffset(), length),
                            key(reader),
                            expiryNs(reader)));
        }
    }

    private Bot bot(final int botId) {
        return bots.computeIfAbsent(botId, id -> new Bot());
    }

    private static long expiryNs(final JournalReader reader) {
        return reader.templateId() == InventoryResultDecoder.TEMPLATE_ID
                ? reader.timeNs() + InventoryLookupHandler.RESULT_LIFETIME_NS
                : Long.MAX_VALUE;
    }

    private long key(final JournalReader reader) {
        final int offset = reader.payloadOffset();
        switch (reader.templateId()) {
            case TaskAssignmentDecoder.TEMPLATE_ID:
                return PushKey.task(new TaskAssignmentDecoder()
                        .wrapAndApplyHeader(reader.buffer(), offset, header)
                        .taskId());
            case TaskCancelDecoder.TEMPLATE_ID:
                return PushKey.task(new TaskCancelDecoder()
                        .wrapAndApplyHeader(reader.buffer(), offset, header)
                        .taskId());
            case TaskStatusDecoder.TEMPLATE_ID:
                return PushKey.taskStatus(new TaskStatusDecoder()
                        .wrapAndApplyHeader(reader.buffer(), offset, header)
                        .taskId());
            case RoutePlanDecoder.TEMPLATE_ID:
                return PushKey.routePlan(new RoutePlanDecoder()
                        .wrapAndApplyHeader(reader.buffer(), offset, header)
                        .routeId());
            case RouteReleaseDecoder.TEMPLATE_ID:
                return PushKey.routeRelease(new RouteReleaseDecoder()
                        .wrapAndApplyHeader(reader.buffer(), offset, header)
                        .routeId());
            default:
                return PushKey.NONE;
        }
    }

    private void compare(final Bot bot, final RecordedListener received) {
        if (received == null) {
            problem("nobody is called " + bot.name);
            return;
        }
        if (bot.logons < received.logons() || bot.fresh != 1 || bot.epoch != 1) {
            problem(bot.name + " has logged on " + bot.logons + " times, as it says " + received.logons()
                    + " times, without resuming " + bot.fresh + " times, and is in epoch " + bot.epoch);
        }
        final Set<RecordedListener.Push> arrived = new HashSet<>(received.pushes());
        long last = 0;
        for (final RecordedListener.Push push : received.pushes()) {
            if (push.sequence() <= last) {
                problem(bot.name + " has received push " + push.sequence() + " after " + last);
            }
            last = push.sequence();
        }
        final Set<Long> newerKeys = new HashSet<>();
        for (int i = bot.made.size() - 1; i >= 0; i--) {
            final Made one = bot.made.get(i);
            if (!arrived.remove(one.push)) {
                onMissing(bot, one, newerKeys.contains(one.key));
            }
            if (one.key != PushKey.NONE) {
                newerKeys.add(one.key);
            }
        }
        arrived.forEach(push -> problem(bot.name + " has received a push that is not in the journal: " + push));
    }

    private void onMissing(final Bot bot, final Made one, final boolean isReplaced) {
        if (isReplaced) {
            replaced++;
        } else if (bot.logonNs.stream().anyMatch(logon -> logon > one.expiryNs)) {
            expired++;
        } else {
            problem(bot.name + " has never received push " + one.push.sequence());
        }
    }

    private void problem(final String problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    List<String> problems() {
        return problems;
    }

    long made() {
        return made;
    }

    long replaced() {
        return replaced;
    }

    long expired() {
        return expired;
    }

    /** The fewest logons of a bot. */
    int leastLogons() {
        return bots.values().stream().mapToInt(bot -> bot.logons).min().orElse(0);
    }
}
