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

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;
import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.TokenListener;
import uk.co.real_logic.sbe.otf.Types;

/**
 * Prints the fields of any message, as members of a JSON object or as {@code name=value} words.
 *
 * <p>(The printer of the SBE tool writes {@code 0/0} for a NaN, which no JSON parser takes.) In JSON a number that is not
 * finite is null; integers of 64 bits have all their digits, as numbers or as strings; characters end at the first NUL; bytes are hexadecimal, except the data fields named text and uri.
 */
final class FieldPrinter implements TokenListener {
    private static final HexFormat HEX = HexFormat.of();

    private final boolean isJson;
    private final boolean isLongText;
    private StringBuilder out;
    private boolean isFirst;

    FieldPrinter(final boolean isJson, final boolean isLongText) {
        this.isJson = isJson;
        this.isLongText = isLongText;
    }

    /** Makes what is decoded next go to the end of {@code target}. */
    void start(final StringBuilder target) {
        out = target;
        isFirst = true;
    }

    /** Adds one field that is no part of a message: raw bytes. */
    void raw(final String name, final DirectBuffer buffer, final int offset, final int length) {
        appendName(name);
        appendHex(buffer, offset, length);
    }

    @Override
    public void onEncoding(
            final Token fieldToken,
            final DirectBuffer buffer,
            final int bufferIndex,
            final Token typeToken,
            final int actingVersion) {
        if (fieldToken.version() > actingVersion) {
            return;
        }
        appendName(fieldToken.name());
        final Encoding encoding = typeToken.encoding();
        if (typeToken.arrayLength() == 1) {
            appendNumber(buffer, bufferIndex, encoding);
        } else if (encoding.primitiveType() == PrimitiveType.CHAR) {
            appendChars(buffer, bufferIndex, typeToken.arrayLength());
        } else {
            appendHex(buffer, bufferIndex, typeToken.encodedLength());
        }
    }

    @Override
    public void onEnum(
            final Token fieldToken,
            final DirectBuffer buffer,
            final int bufferIndex,
            final List<Token> tokens,
            final int fromIndex,
            final int toIndex,
            final int actingVersion) {
        if (fieldToken.version() > actingVersion) {
            return;
        }
        appendName(fieldToken.name());
        final long value =
                Types.getLong(buffer, bufferIndex, tokens.get(fromIndex + 1).encoding());
        for (int i = fromIndex + 1; i < toIndex; i++) {
            if (tokens.get(i).encoding().constValue().longValue() == value) {
                appendText(tokens.get(i).name());
                return;
            }
        }
        out.append(value);
    }

    @Override
    public void onGroupHeader(final Token token, final int numInGroup) {
        appendName(token.name());
        out.append('[');
        isFirst = true;
        if (numInGroup == 0) {
            out.append(']');
            isFirst = false;
        }
    }

    @Override
    public void onBeginGroup(final Token token, final int groupIndex, final int numInGroup) {
        appendSeparator();
        out.append('{');
        isFirst = true;
    }

    @Override
    public void onEndGroup(final Token token, final int groupIndex, final int numInGroup) {
        out.append('}');
        isFirst = false;
        if (groupIndex == numInGroup - 1) {
            out.append(']');
        }
    }

    @Override
    public void onVarData(
            final Token fieldToken,
            final DirectBuffer buffer,
            final int bufferIndex,
            final int length,
            final Token typeToken) {
        appendName(fieldToken.name());
        if ("text".equals(fieldToken.name()) || "uri".equals(fieldToken.name())) {
            final byte[] bytes = new byte[length];
            buffer.getBytes(bufferIndex, bytes);
            appendText(new String(bytes, UTF_8));
        } else {
            appendHex(buffer, bufferIndex, length);
        }
    }

    @Override
    public void onBeginMessage(final Token token) {
        // The name of the message stands before its fields already.
    }

    @Override
    public void onEndMessage(final Token token) {
        // Nothing is open.
    }

    @Override
    public void onBitSet(
            final Token fieldToken,
            final DirectBuffer buffer,
            final int bufferIndex,
            final List<Token> tokens,
            final int fromIndex,
            final int toIndex,
            final int actingVersion) {
        appendName(fieldToken.name());
        out.append(Types.getLong(buffer, bufferIndex, tokens.get(fromIndex).encoding()));
    }

    @Override
    public void onBeginComposite(
            final Token fieldToken, final List<Token> tokens, final int fromIndex, final int toIndex) {
        appendName(fieldToken.name());
        out.append('{');
        isFirst = true;
    }

    @Override
    public void onEndComposite(
            final Token fieldToken, final List<Token> tokens, final int fromIndex, final int toIndex) {
        out.append('}');
        isFirst = false;
    }

    private void appendName(final String name) {
        appendSeparator();
        if (isJson) {
            out.append('"').append(name).append("\":");
        } else {
            out.append(name).append('=');
        }
    }

    private void appendSeparator() {
        if (!isFirst) {
            out.append(isJson ? ',' : ' ');
        }
        isFirst = false;
    }

    private void appendNumber(final DirectBuffer buffer, final int index, final Encoding encoding) {
        switch (encoding.primitiveType()) {
            case FLOAT:
                appendFloating(
                        buffer.getFloat(index, encoding.byteOrder()),
                        Float.toString(buffer.getFloat(index, encoding.byteOrder())));
                break;
            case DOUBLE:
                appendFloating(
                        buffer.getDouble(index, encoding.byteOrder()),
                        Double.toString(buffer.getDouble(index, encoding.byteOrder())));
                break;
            case UINT64:
                appendLong(Long.toUnsignedString(buffer.getLong(index, encoding.byteOrder())));
                break;
            case INT64:
                appendLong(Long.toString(buffer.getLong(index, encoding.byteOrder())));
                break;
            default:
                out.append(Types.getLong(buffer, index, encoding));
                break;
        }
    }

    private void appendLong(final String digits) {
        if (isLongText) {
            JsonText.append(out, digits);
        } else {
            out.append(digits);
        }
    }

    private void appendFloating(final double value, final String text) {
        out.append(isJson && !Double.isFinite(value) ? "null" : text);
    }

    private void appendChars(final DirectBuffer buffer, final int index, final int length) {
        int end = 0;
        while (end < length && buffer.getByte(index + end) != 0) {
            end++;
        }
        final byte[] bytes = new byte[end];
        buffer.getBytes(index, bytes);
        appendText(new String(bytes, US_ASCII));
    }

    private void appendText(final String text) {
        if (isJson) {
            JsonText.append(out, text);
        } else {
            JsonText.appendEscaped(out, text);
        }
    }

    private void appendHex(final DirectBuffer buffer, final int index, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(index, bytes);
        appendText(HEX.formatHex(bytes));
    }
}
