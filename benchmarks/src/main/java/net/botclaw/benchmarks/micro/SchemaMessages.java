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
package net.botclaw.benchmarks.micro;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.botclaw.protocol.FrameDescriptor;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/** The messages of the schema, as the generator of the codecs sees them. */
final class SchemaMessages {
    private static final String SCHEMA = "/botclaw-schema.xml";

    private final Map<String, List<Token>> tokensByName = new TreeMap<>();

    private SchemaMessages() {}

    /** Reads the schema that the protocol module brings along. */
    static SchemaMessages load() {
        final SchemaMessages messages = new SchemaMessages();
        try (InputStream schema = FrameDescriptor.class.getResourceAsStream(SCHEMA)) {
            new IrGenerator()
                    .generate(XmlSchemaParser.parse(schema, ParserOptions.DEFAULT))
                    .messages()
                    .forEach(tokens -> messages.tokensByName.put(tokens.get(0).name(), tokens));
        } catch (final Exception e) {
            throw new IllegalStateException("cannot read " + SCHEMA, e);
        }
        return messages;
    }

    /** All names, in order. */
    List<String> names() {
        return List.copyOf(tokensByName.keySet());
    }

    /** What a message is made of. */
    List<Token> tokens(final String name) {
        final List<Token> tokens = tokensByName.get(name);
        if (tokens == null) {
            throw new IllegalArgumentException("the schema has no message " + name);
        }
        return tokens;
    }
}
