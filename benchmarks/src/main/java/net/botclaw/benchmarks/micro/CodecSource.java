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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.GenerationUtil;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

/**
 * Writes the Java source of a {@link MessageCodec} for a message: one call for each field, as in hand-written code. With
 * reflection the call would be measured, not the codec, and by hand there would be some sixty classes that differ in names.
 */
final class CodecSource {
    /** Entries of a group. */
    static final int GROUP_ENTRIES = 4;
    /** Bytes of a data field. */
    static final int DATA_LENGTH = 32;
    /** No message is longer than this, bytes. */
    static final int MAX_LENGTH = 512;

    private static final String CODECS = "net.botclaw.protocol.codec.";
    private static final int MAX_BYTE = 0x7F;
    private static final int MAX_SHORT = 0x7FFF;
    private static final int MAX_INT = 0x7FFF_FFFF;

    private final String className;
    private final String message;
    private final StringBuilder encode = new StringBuilder();
    private final StringBuilder decode = new StringBuilder();
    private int fieldCount;

    private CodecSource(final String className, final String message) {
        this.className = className;
        this.message = message;
    }

    /** The source of a class of this name in the package of {@link MessageCodec}. */
    static String of(final String className, final List<Token> tokens) {
        final CodecSource source = new CodecSource(className, tokens.get(0).name());
        final List<Token> body = GenerationUtil.getMessageBody(tokens);
        final List<Token> fields = new ArrayList<>();
        final List<Token> groups = new ArrayList<>();
        final List<Token> data = new ArrayList<>();
        int index = GenerationUtil.collectFields(body, 0, fields);
        index = GenerationUtil.collectGroups(body, index, groups);
        GenerationUtil.collectVarData(body, index, data);
        source.addFields("encoder", "decoder", fields);
        if (!groups.isEmpty()) {
            source.addGroup(groups);
        }
        if (!data.isEmpty()) {
            source.addBytes("encoder", "decoder", data.get(0).name(), DATA_LENGTH, true);
        }
        return source.toString();
    }

    private void addFields(final String encoder, final String decoder, final List<Token> fields) {
        for (int i = 0; i < fields.size(); i += fields.get(i).componentTokenCount()) {
            final String name = fields.get(i).name();
            final Token type = fields.get(i + 1);
            if (type.signal() == Signal.BEGIN_ENUM) {
                addEnum(encoder, decoder, name, type, fields.get(i + 2));
            } else if (type.arrayLength() > 1) {
                final boolean isText = type.encoding().primitiveType() == PrimitiveType.CHAR;
                addBytes(encoder, decoder, name, type.arrayLength(), !isText);
            } else {
                addNumber(encoder, decoder, name, type.encoding().primitiveType());
            }
            fieldCount++;
        }
    }

    private void addEnum(
            final String encoder, final String decoder, final String name, final Token type, final Token value) {
        line(encode, "%s.%s(%s%s.%s);", encoder, name, CODECS, type.applicableTypeName(), value.name());
        line(decode, "sum += %s.%s().value();", decoder, name);
    }

    private void addNumber(final String encoder, final String decoder, final String name, final PrimitiveType type) {
        switch (type) {
            case FLOAT:
            case DOUBLE:
                line(encode, "%s.%s(seed + %d & %d);", encoder, name, fieldCount, MAX_SHORT);
                line(decode, "sum += (long) %s.%s();", decoder, name);
                break;
            case INT64:
            case UINT64:
                line(encode, "%s.%s(seed + %d);", encoder, name, fieldCount);
                line(decode, "sum += %s.%s();", decoder, name);
                break;
            default:
                line(
                        encode,
                        "%s.%s((%s) (seed + %d & %d));",
                        encoder,
                        name,
                        javaType(type),
                        fieldCount,
                        greatest(type));
                line(decode, "sum += %s.%s();", decoder, name);
                break;
        }
    }

    /** What setters take: the next wider type where Java has no unsigned one. */
    private static String javaType(final PrimitiveType type) {
        switch (type) {
            case UINT8:
                return "short";
            case UINT16:
            case INT32:
                return "int";
            case UINT32:
                return "long";
            default:
                throw new IllegalArgumentException("the schema has a field of a new type: " + type);
        }
    }

    private static int greatest(final PrimitiveType type) {
        switch (type.size()) {
            case Byte.BYTES:
                return MAX_BYTE;
            case Short.BYTES:
                return MAX_SHORT;
            default:
                return MAX_INT;
        }
    }

    /** An array or a data field. Arrays of characters are put and taken whole. */
    private void addBytes(
            final String encoder, final String decoder, final String name, final int length, final boolean hasLength) {
        final String property = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        final String last = hasLength ? ", " + length : "";
        line(encode, "%s.put%s(bytes, 0%s);", encoder, property, last);
        line(decode, "%s.get%s(bytes, 0%s);", decoder, property, last);
        line(decode, "for (int i = 0; i < %d; i++) {", length);
        line(decode, "    sum += bytes[i];");
        line(decode, "}");
    }

    private void addGroup(final List<Token> group) {
        final String name = group.get(0).name();
        final List<Token> fields = new ArrayList<>();
        GenerationUtil.collectFields(group, 1 + group.get(1).componentTokenCount(), fields);
        line(encode, "final var entries = encoder.%sCount(%d);", name, GROUP_ENTRIES);
        line(encode, "for (int entry = 0; entry < %d; entry++) {", GROUP_ENTRIES);
        line(encode, "entries.next();");
        line(decode, "final var entries = decoder.%s();", name);
        line(decode, "while (entries.hasNext()) {");
        line(decode, "entries.next();");
        addFields("entries", "entries", fields);
        line(encode, "}");
        line(decode, "}");
    }

    private static void line(final StringBuilder target, final String format, final Object... arguments) {
        target.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    @Override
    public String toString() {
        return String.join(
                "\n",
                "package " + CodecSource.class.getPackageName() + ";",
                "final class " + className + " implements MessageCodec {",
                "private final " + CODECS + "MessageHeaderEncoder headerEncoder = new " + CODECS
                        + "MessageHeaderEncoder();",
                "private final " + CODECS + "MessageHeaderDecoder headerDecoder = new " + CODECS
                        + "MessageHeaderDecoder();",
                "private final " + CODECS + message + "Encoder encoder = new " + CODECS + message + "Encoder();",
                "private final " + CODECS + message + "Decoder decoder = new " + CODECS + message + "Decoder();",
                "private final byte[] bytes = new byte[" + MAX_LENGTH + "];",
                className + "() {",
                "for (int i = 0; i < bytes.length; i++) {",
                "bytes[i] = (byte) ('A' + i % 26);",
                "}",
                "}",
                "@Override",
                "public int encode(final org.agrona.MutableDirectBuffer buffer, final long seed) {",
                "encoder.wrapAndApplyHeader(buffer, 0, headerEncoder);",
                encode.toString(),
                "return encoder.limit();",
                "}",
                "@Override",
                "public long decode(final org.agrona.DirectBuffer buffer) {",
                "decoder.wrapAndApplyHeader(buffer, 0, headerDecoder);",
                "long sum = 0;",
                decode.toString(),
                "return sum;",
                "}",
                "}");
    }
}
