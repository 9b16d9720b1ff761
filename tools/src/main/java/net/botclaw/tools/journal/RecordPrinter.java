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

import java.util.List;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.tools.cli.Figures;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;

/** Prints a record as one line, for people or as JSON. */
final class RecordPrinter {
    private final MessageCatalogue catalogue;
    private final BotNames names;
    private final RecordFormat format;
    private final FieldPrinter fields;
    private final ConsumerViews views = new ConsumerViews();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    RecordPrinter(final MessageCatalogue catalogue, final BotNames names, final RecordFormat format) {
        this.catalogue = catalogue;
        this.names = names;
        this.format = format;
        this.fields = new FieldPrinter(format.isJson(), format.isLongText());
    }

    /** Appends the reader's record and a line feed. */
    void append(final JournalReader reader, final StringBuilder out) {
        if (format.isJson()) {
            appendJson(reader, out);
        } else {
            appendText(reader, out);
        }
        out.append('\n');
    }

    private void appendText(final JournalReader reader, final StringBuilder out) {
        out.append(reader.position()).append(' ').append(Figures.isoTime(reader.timeNs()));
        out.append(' ').append(reader.kind());
        if (reader.botId() != 0) {
            out.append(" bot=");
            JsonText.appendEscaped(out, names.name(reader.botId()));
        }
        if (reader.epoch() != 0) {
            out.append(" epoch=").append(reader.epoch());
        }
        if (reader.sequence() != 0) {
            out.append(" sequence=").append(reader.sequence());
        }
        if (reader.kind() == RecordKind.INBOUND) {
            out.append(" channel=").append(CoreRecord.channelOf(reader.flags()));
        }
        if (reader.cause() >= 0) {
            out.append(" cause=").append(reader.cause());
        }
        out.append(' ').append(catalogue.name(reader.templateId())).append(' ');
        appendFields(reader, out);
    }

    private void appendJson(final JournalReader reader, final StringBuilder out) {
        if (format.isView() && views.append(reader, names, out)) {
            return;
        }
        out.append("{\"position\":");
        appendLong(reader.position(), out);
        out.append(",\"time\":\"").append(Figures.isoTime(reader.timeNs()));
        out.append("\",\"kind\":\"").append(reader.kind()).append('"');
        if (reader.botId() != 0) {
            out.append(",\"bot\":");
            JsonText.append(out, names.name(reader.botId()));
        }
        if (reader.epoch() != 0) {
            out.append(",\"epoch\":").append(reader.epoch());
        }
        if (reader.sequence() != 0) {
            out.append(",\"sequence\":");
            appendLong(reader.sequence(), out);
        }
        if (reader.kind() == RecordKind.INBOUND) {
            out.append(",\"channel\":").append(CoreRecord.channelOf(reader.flags()));
        }
        if (reader.cause() >= 0) {
            out.append(",\"cause\":");
            appendLong(reader.cause(), out);
        }
        out.append(",\"template\":\"")
                .append(catalogue.name(reader.templateId()))
                .append("\",\"fields\":{");
        appendFields(reader, out);
        out.append("}}");
    }

    private void appendLong(final long value, final StringBuilder out) {
        final String quote = format.isLongText() ? "\"" : "";
        out.append(quote).append(value).append(quote);
    }

    private void appendFields(final JournalReader reader, final StringBuilder out) {
        fields.start(out);
        final List<Token> tokens = catalogue.tokens(reader.templateId());
        if (tokens == null || reader.payloadLength() < FrameDescriptor.SBE_HEADER_LENGTH) {
            fields.raw("bytes", reader.buffer(), reader.payloadOffset(), reader.payloadLength());
            return;
        }
        header.wrap(reader.buffer(), reader.payloadOffset());
        OtfMessageDecoder.decode(
                reader.buffer(),
                reader.payloadOffset() + FrameDescriptor.SBE_HEADER_LENGTH,
                header.version(),
                header.blockLength(),
                tokens,
                fields);
    }
}
