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

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.botclaw.protocol.FrameDescriptor;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/**
 * The messages of the schema as it lies on the class path: names, ids, and the tokens to decode them without generated
 * code, so that no tool has to be told of a new message.
 */
public final class MessageCatalogue {
    private static final String SCHEMA = "/botclaw-schema.xml";

    private final Ir ir;
    private final Map<String, Integer> idByName = new HashMap<>();

    private MessageCatalogue(final Ir ir) {
        this.ir = ir;
        for (final List<Token> tokens : ir.messages()) {
            final Token message = tokens.get(0);
            idByName.put(message.name().toLowerCase(Locale.ROOT), message.id());
        }
    }

    /**
     * Parses the schema.
     *
     * @return the catalogue.
     * @throws IllegalStateException when the schema is missing or broken.
     */
    public static MessageCatalogue load() {
        try (InputStream schema = FrameDescriptor.class.getResourceAsStream(SCHEMA)) {
            if (schema == null) {
                throw new IllegalStateException("no " + SCHEMA + " on the class path");
            }
            return new MessageCatalogue(
                    new IrGenerator().generate(XmlSchemaParser.parse(schema, ParserOptions.DEFAULT)));
        } catch (final RuntimeException e) {
            throw e;
        } catch (final Exception e) {
            throw new IllegalStateException("cannot read " + SCHEMA + ": " + e.getMessage(), e);
        }
    }

    /**
     * The tokens of a message.
     *
     * @param templateId of the message.
     * @return null when this version of the schema does not have it.
     */
    List<Token> tokens(final int templateId) {
        return ir.getMessage(templateId);
    }

    /**
     * Name of a message.
     *
     * @param templateId of the message.
     * @return its name, or {@code template-N} when this version of the schema does not have it.
     */
    String name(final int templateId) {
        final List<Token> tokens = tokens(templateId);
        return tokens == null ? "template-" + templateId : tokens.get(0).name();
    }

    /**
     * Id of a message.
     *
     * @param name in any case.
     * @return null when there is none of this name.
     */
    Integer templateId(final String name) {
        return idByName.get(name.toLowerCase(Locale.ROOT));
    }
}
