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

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

/** Reads and writes any message through its generated codec, values as text in the order of the schema. */
final class ReflectiveCodec {
    private static final String PACKAGE = "net.botclaw.protocol.codec.";

    private final List<Token> tokens;
    private final String name;

    ReflectiveCodec(final List<Token> tokens) {
        this.tokens = tokens;
        this.name = tokens.get(0).name();
    }

    /** Decodes the SBE message at the offset into {@code field=value,...}. */
    String decode(final DirectBuffer buffer, final int offset) throws ReflectiveOperationException {
        final Object decoder =
                Class.forName(PACKAGE + name + "Decoder").getConstructor().newInstance();
        decoder.getClass()
                .getMethod("wrapAndApplyHeader", DirectBuffer.class, int.class, MessageHeaderDecoder.class)
                .invoke(decoder, buffer, offset, new MessageHeaderDecoder());
        final List<String> values = new ArrayList<>();
        for (int i = 1; i < tokens.size() - 1; i += tokens.get(i).componentTokenCount()) {
            final Token token = tokens.get(i);
            if (token.signal() == Signal.BEGIN_GROUP) {
                decodeGroup(i, call(decoder, token.name()), values);
            } else {
                values.add(token.name() + "=" + read(decoder, i));
            }
        }
        return String.join(",", values);
    }

    /** Encodes {@code field=value,...} as an SBE message and gives its length in bytes. */
    int encode(final MutableDirectBuffer buffer, final int offset, final String values)
            throws ReflectiveOperationException {
        final Object encoder =
                Class.forName(PACKAGE + name + "Encoder").getConstructor().newInstance();
        encoder.getClass()
                .getMethod("wrapAndApplyHeader", MutableDirectBuffer.class, int.class, MessageHeaderEncoder.class)
                .invoke(encoder, buffer, offset, new MessageHeaderEncoder());
        Object group = null;
        int entry = -1;
        for (final String pair : values.split(",")) {
            final String key = pair.substring(0, pair.indexOf('='));
            final String value = pair.substring(key.length() + 1);
            final int bracket = key.indexOf('[');
            if (bracket < 0) {
                write(encoder, key, value);
                continue;
            }
            if (group == null) {
                final String groupName = key.substring(0, bracket);
                final long count = values.split(groupName + "\\[", -1).length - 1L;
                final int lastEntry = Integer.parseInt(values.replaceAll(".*\\[(\\d+)\\].*", "$1"));
                assert count > lastEntry;
                group = encoder.getClass()
                        .getMethod(groupName + "Count", int.class)
                        .invoke(encoder, lastEntry + 1);
            }
            final int keyEntry = Integer.parseInt(key.substring(bracket + 1, key.indexOf(']')));
            if (keyEntry != entry) {
                call(group, "next");
                entry = keyEntry;
            }
            write(group, key.substring(key.indexOf('.') + 1), value);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + (int) call(encoder, "encodedLength");
    }

    private void decodeGroup(final int groupIndex, final Object group, final List<String> values)
            throws ReflectiveOperationException {
        final Token groupToken = tokens.get(groupIndex);
        final int end = groupIndex + groupToken.componentTokenCount() - 1;
        for (int entry = 0; (boolean) call(group, "hasNext"); entry++) {
            call(group, "next");
            int i = groupIndex + 1 + tokens.get(groupIndex + 1).componentTokenCount();
            for (; i < end; i += tokens.get(i).componentTokenCount()) {
                values.add(
                        groupToken.name() + "[" + entry + "]." + tokens.get(i).name() + "=" + read(group, i));
            }
        }
    }

    private String read(final Object decoder, final int index) throws ReflectiveOperationException {
        final Token field = tokens.get(index);
        final Token type = tokens.get(index + 1);
        if (field.signal() == Signal.BEGIN_VAR_DATA) {
            return readBytes(decoder, field.name(), (int) call(decoder, field.name() + "Length"));
        }
        if (type.signal() == Signal.ENCODING
                && type.arrayLength() > 1
                && type.encoding().primitiveType() != PrimitiveType.CHAR) {
            return readBytes(decoder, field.name(), type.arrayLength());
        }
        final Object value = call(decoder, field.name());
        return type.encoding().primitiveType() == PrimitiveType.UINT64
                ? Long.toUnsignedString((long) value)
                : value.toString();
    }

    private static String readBytes(final Object decoder, final String field, final int length)
            throws ReflectiveOperationException {
        final byte[] bytes = new byte[length];
        decoder.getClass()
                .getMethod("get" + capital(field), byte[].class, int.class, int.class)
                .invoke(decoder, bytes, 0, length);
        return HexFormat.of().formatHex(bytes);
    }

    private static void write(final Object encoder, final String field, final String value)
            throws ReflectiveOperationException {
        Method setter = null;
        for (final Method method : encoder.getClass().getMethods()) {
            final boolean isSetter = method.getName().equals(field) && method.getParameterCount() == 1;
            if (isSetter && method.getParameterTypes()[0] != CharSequence.class) {
                setter = method;
            }
        }
        if (setter == null) {
            final byte[] bytes = HexFormat.of().parseHex(value);
            encoder.getClass()
                    .getMethod("put" + capital(field), byte[].class, int.class, int.class)
                    .invoke(encoder, bytes, 0, bytes.length);
        } else {
            setter.invoke(encoder, parse(setter.getParameterTypes()[0], value));
        }
    }

    private static Object parse(final Class<?> type, final String value) throws ReflectiveOperationException {
        if (type == long.class) {
            return value.startsWith("-") ? Long.parseLong(value) : Long.parseUnsignedLong(value);
        }
        if (type == int.class) {
            return Integer.parseInt(value);
        }
        if (type == short.class) {
            return Short.parseShort(value);
        }
        if (type == float.class) {
            return Float.parseFloat(value);
        }
        if (type == double.class) {
            return Double.parseDouble(value);
        }
        return type == String.class
                ? value
                : type.getMethod("valueOf", String.class).invoke(null, value);
    }

    private static Object call(final Object target, final String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    private static String capital(final String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
