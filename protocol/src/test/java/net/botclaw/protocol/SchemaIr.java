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
package net.botclaw.protocol;

import java.io.InputStream;
import java.util.List;
import java.util.TreeMap;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/** The schema as the code generator sees it. */
final class SchemaIr {
    private SchemaIr() {}

    /** The tokens of every message, by template id. */
    static TreeMap<Integer, List<Token>> messages() {
        final ParserOptions options =
                ParserOptions.builder().stopOnError(true).warningsFatal(true).build();
        try (InputStream in = SchemaIr.class.getResourceAsStream("/botclaw-schema.xml")) {
            final Ir ir = new IrGenerator().generate(XmlSchemaParser.parse(in, options));
            final TreeMap<Integer, List<Token>> messages = new TreeMap<>();
            for (final List<Token> tokens : ir.messages()) {
                messages.put(tokens.get(0).id(), tokens);
            }
            return messages;
        } catch (final Exception ex) {
            throw new IllegalStateException("cannot read the schema", ex);
        }
    }
}
