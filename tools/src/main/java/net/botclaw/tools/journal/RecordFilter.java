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

import java.util.Arrays;
import java.util.Locale;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.routing.RecordKind;
import net.botclaw.tools.cli.CommandFailedException;
import picocli.CommandLine.Option;

/** Which records a command is about: the options that several commands share. */
final class RecordFilter {
    private static final int ANY_TEMPLATE = -1;

    @Option(
            names = "--from",
            paramLabel = "POS",
            description = "First position wanted, 0 or more; default: cat starts at the first, tail behind the last.")
    private Long from;

    @Option(
            names = "--to",
            paramLabel = "POS",
            description = "Last position wanted; default: cat ends at the last, tail never.")
    private Long to;

    @Option(names = "--bot", paramLabel = "NAME", description = "Only records of this bot.")
    private String bot;

    @Option(
            names = "--type",
            paramLabel = "T",
            description = "Only records of this kind (INBOUND, SESSION, EVENT, ...) or message (SensorReading, ...).")
    private String type;

    private RecordKind kind;
    private int templateId = ANY_TEMPLATE;

    /** The first option that is wrong, or null. */
    String firstProblem() {
        if (from != null && from < 0 || to != null && to < 0) {
            return "--from and --to must be 0 or more";
        }
        return from != null && to != null && to < from ? "--to must not be below --from" : null;
    }

    /** Why there was nothing to find in the records read, or null. */
    String nothingToFind(final long lastPosition, final BotNames names) {
        if (from != null && from > lastPosition) {
            return "the last record has position " + lastPosition + ", nothing from " + from + " on";
        }
        return bot == null || names.isKnown(bot) ? null : "no bot " + bot + " up to position " + lastPosition;
    }

    /** Looks up what the options name; call once before {@link #matches}. */
    void resolve(final MessageCatalogue catalogue) {
        if (type == null) {
            return;
        }
        kind = Arrays.stream(RecordKind.values())
                .filter(value -> value.name().equals(type.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            final Integer id = catalogue.templateId(type);
            if (id == null) {
                throw new CommandFailedException("no kind of record and no message is called " + type);
            }
            templateId = id;
        }
    }

    /** Whether positions are limited from below. */
    boolean hasFrom() {
        return from != null;
    }

    /** Whether the reader is past the last record that can match. */
    boolean isPast(final long position) {
        return to != null && position > to;
    }

    /** Whether the reader's record is one of those wanted. */
    boolean matches(final JournalReader reader, final BotNames names) {
        return (from == null || reader.position() >= from)
                && !isPast(reader.position())
                && (kind == null || reader.kind() == kind)
                && (templateId == ANY_TEMPLATE || reader.templateId() == templateId)
                && (bot == null || reader.botId() != 0 && bot.equals(names.name(reader.botId())));
    }
}
