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
package net.botclaw.tools.map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.botclaw.routing.path.MapFormatException;

/**
 * A value of a JSON text that knows its place in it, and takes no other type than it is asked for. Immutable.
 *
 * <p><b>Failure</b>: every refusal is a {@link MapFormatException} at the value, or at the key that is the mistake.
 */
final class JsonValue {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MAX_NAME_LENGTH = 64;
    private static final int MAX_INT_DIGITS = 11;

    private final JsonToken token;
    private final JsonLocation location;
    private final String text;
    private final Map<String, JsonValue> members;
    private final Map<String, JsonLocation> keys;
    private final List<JsonValue> elements;

    private JsonValue(final JsonParser parser) throws IOException {
        token = parser.currentToken();
        location = parser.currentTokenLocation();
        text = token.isScalarValue() ? parser.getText() : null;
        // Most values are numbers, which need no room for others.
        members = token == JsonToken.START_OBJECT ? new LinkedHashMap<>() : Map.of();
        keys = token == JsonToken.START_OBJECT ? new LinkedHashMap<>() : Map.of();
        elements = token == JsonToken.START_ARRAY ? new ArrayList<>() : List.of();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                addMember(parser);
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(new JsonValue(parser));
            }
        }
    }

    private void addMember(final JsonParser parser) throws IOException {
        final String key = parser.currentName();
        final JsonLocation place = parser.currentTokenLocation();
        if (keys.put(key, place) != null) {
            throw error(place, "key " + MapFormatException.quoted(key) + " is given twice");
        }
        parser.nextToken();
        members.put(key, new JsonValue(parser));
    }

    /**
     * Reads a text.
     *
     * @param text one value, and nothing after it.
     * @return the value.
     */
    static JsonValue parse(final String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return parse(parser);
        } catch (final IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
    }

    private static JsonValue parse(final JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw error(parser.currentLocation(), "there is no value");
            }
            final JsonValue value = new JsonValue(parser);
            if (parser.nextToken() != null) {
                throw error(parser.currentTokenLocation(), "more after the end of the value");
            }
            return value;
        } catch (final JsonProcessingException e) {
            // What is too deep or too long for the parser has no place of its own.
            final JsonLocation place = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            throw error(place, "no JSON: " + firstLine(e.getOriginalMessage()));
        }
    }

    /** The parser's words, without a place in a form of its own, nor what it copied of the text that no terminal should see. */
    private static String firstLine(final String message) {
        return message.lines()
                .findFirst()
                .orElse("")
                .replaceAll(" \\((for|start marker) .*", "")
                .replaceAll(", from `[^`]*`", "")
                .replaceAll("[^ -~]", "?");
    }

    private static MapFormatException error(final JsonLocation location, final String reason) {
        return new MapFormatException(location.getLineNr(), location.getColumnNr(), reason);
    }

    /** A mistake at this value. */
    MapFormatException error(final String reason) {
        return error(location, reason);
    }

    /** Makes a call whose refusal, unless it has a place of its own, is about this value. */
    <T> T blame(final Supplier<T> call) {
        try {
            return call.get();
        } catch (final MapFormatException e) {
            throw e;
        } catch (final IllegalArgumentException e) {
            throw error(e.getMessage());
        }
    }

    /** Refuses keys of this object other than these. */
    void allowOnly(final Set<String> allowed) {
        require(JsonToken.START_OBJECT, "an object");
        for (final Map.Entry<String, JsonLocation> key : keys.entrySet()) {
            if (!allowed.contains(key.getKey())) {
                throw error(key.getValue(), "key " + MapFormatException.quoted(key.getKey()) + " is unknown here");
            }
        }
    }

    /** Whether this object has a key. */
    boolean has(final String key) {
        require(JsonToken.START_OBJECT, "an object");
        return members.containsKey(key);
    }

    /** The value of a key that this object must have. */
    JsonValue get(final String key) {
        if (!has(key)) {
            throw error("key '" + key + "' is missing");
        }
        return members.get(key);
    }

    /** The values of the array that a key of this object has; none without the key. */
    List<JsonValue> elementsOf(final String key) {
        return has(key) ? members.get(key).elements() : List.of();
    }

    /** The values of this array. */
    List<JsonValue> elements() {
        require(JsonToken.START_ARRAY, "an array");
        return elements;
    }

    /** This string, which must do as a name: 1 to 64 characters, no control characters. */
    String name() {
        require(JsonToken.VALUE_STRING, "a string");
        if (!isName(text)) {
            throw error("must have 1 to " + MAX_NAME_LENGTH + " characters, none of them a control character, found "
                    + MapFormatException.quoted(text));
        }
        return text;
    }

    /** Whether {@link #name()} takes a text. */
    static boolean isName(final String text) {
        return !text.isEmpty()
                && text.length() <= MAX_NAME_LENGTH
                && text.chars().allMatch(JsonValue::isShown);
    }

    private static boolean isShown(final int c) {
        return !Character.isISOControl(c) && !Character.isSurrogate((char) c);
    }

    /** This string, which must be the name of a file, without control characters: it is shown when there is no such file. */
    Path path() {
        require(JsonToken.VALUE_STRING, "a string");
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw error("must have no control characters, found " + MapFormatException.quoted(text));
        }
        return blame(() -> Path.of(text));
    }

    /** This whole number. */
    int integer(final int min, final int max) {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw wrong("a whole number");
        }
        final long value = text.length() > MAX_INT_DIGITS ? Long.MAX_VALUE : Long.parseLong(text);
        if (value < min || value > max) {
            throw wrong("from " + min + " to " + max);
        }
        return (int) value;
    }

    /** The whole number of a key of this object, or another when it has no such key. */
    int integerOf(final String key, final int min, final int max, final int other) {
        return has(key) ? get(key).integer(min, max) : other;
    }

    /** This true or false. */
    boolean isTrue() {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrong("true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** The constant that this string names. */
    <E extends Enum<E>> E constant(final E[] constants) {
        for (final E constant : constants) {
            if (token == JsonToken.VALUE_STRING && constant.name().equals(text)) {
                return constant;
            }
        }
        throw wrong("one of " + Arrays.toString(constants));
    }

    private void require(final JsonToken type, final String expected) {
        if (token != type) {
            throw wrong(expected);
        }
    }

    private MapFormatException wrong(final String expected) {
        final String found;
        if (token == JsonToken.START_OBJECT) {
            found = "an object";
        } else if (token == JsonToken.START_ARRAY) {
            found = "an array";
        } else {
            found = MapFormatException.quoted(text);
        }
        return error("must be " + expected + ", found " + found);
    }
}
