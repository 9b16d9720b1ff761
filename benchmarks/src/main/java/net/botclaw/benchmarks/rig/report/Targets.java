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
package net.botclaw.benchmarks.rig.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The limits of {@code benchmarks/targets.yaml}: a list of entries with {@code id}, {@code description}, one of
 * {@code atMost} and {@code atLeast}, {@code guardNoise} where a guard is asked for, and {@code source}.
 *
 * <p><b>Failure</b>: a file with anything else in it is refused as a whole, with one line that names the entry. A limit
 * that is misspelt would otherwise be a limit that is not held.
 */
public final class Targets {
    private static final String AT_MOST = "atMost";
    private static final String AT_LEAST = "atLeast";
    private static final String GUARD_NOISE = "guardNoise";
    private static final Set<String> FIELDS = Set.of("id", "description", AT_MOST, AT_LEAST, GUARD_NOISE, "source");

    private final String file;
    private final Map<TargetId, Target> targets = new EnumMap<>(TargetId.class);

    private Targets(final String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param path of the file.
     * @return its targets.
     * @throws IOException              when it cannot be read.
     * @throws IllegalArgumentException with one line, when something in it is not as it must be.
     */
    public static Targets load(final Path path) throws IOException {
        final Targets targets = new Targets(path.getFileName().toString());
        final JsonNode list = targets.parse(Files.readString(path));
        if (!list.isArray() || list.isEmpty()) {
            throw targets.refused("must be a list of targets");
        }
        for (int i = 0; i < list.size(); i++) {
            targets.add(list.get(i), "entry " + (i + 1));
        }
        return targets;
    }

    /**
     * A target.
     *
     * @param id of it.
     * @return the target.
     * @throws IllegalArgumentException with one line, when the file has none of this id.
     */
    public Target target(final TargetId id) {
        final Target target = targets.get(id);
        if (target == null) {
            throw refused("has no target " + id.key());
        }
        return target;
    }

    private JsonNode parse(final String text) throws IOException {
        try {
            return new ObjectMapper(YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build())
                    .readTree(text);
        } catch (final JsonProcessingException e) {
            final String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            final String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new IllegalArgumentException(file + ": " + line + "cannot be read: " + reason, e);
        }
    }

    private void add(final JsonNode entry, final String place) {
        if (!entry.isObject()) {
            throw refused(place + ": must have id, description, atMost or atLeast, and source");
        }
        final String key = text(entry, "id", place);
        final TargetId id = TargetId.ofKey(key).orElseThrow(() -> refused(place + ": unknown id '" + key + "'"));
        final String name = place + " (" + key + ")";
        for (final Iterator<String> fields = entry.fieldNames(); fields.hasNext(); ) {
            final String field = fields.next();
            if (!FIELDS.contains(field)) {
                throw refused(name + ": unknown field '" + field + "'");
            }
        }
        if (entry.has(AT_MOST) == entry.has(AT_LEAST)) {
            throw refused(name + ": must have one of atMost and atLeast");
        }
        final boolean isUpperLimit = entry.has(AT_MOST);
        final double limit = number(entry, isUpperLimit ? AT_MOST : AT_LEAST, name);
        final double guardNoise = entry.has(GUARD_NOISE) ? number(entry, GUARD_NOISE, name) : 0;
        if (entry.has(GUARD_NOISE) && (guardNoise == 0 || guardNoise >= 1)) {
            throw refused(name + ": guardNoise must be above 0 and below 1");
        }
        final Target target = new Target(
                id, text(entry, "description", name), isUpperLimit, limit, guardNoise, text(entry, "source", name));
        if (targets.putIfAbsent(id, target) != null) {
            throw refused(name + ": is there twice");
        }
    }

    private String text(final JsonNode entry, final String field, final String place) {
        final JsonNode value = entry.get(field);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            throw refused(place + ": " + field + " must be a text");
        }
        return value.textValue();
    }

    private double number(final JsonNode entry, final String field, final String place) {
        final JsonNode value = entry.get(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue()) || value.doubleValue() < 0) {
            throw refused(place + ": " + field + " must be a number of at least 0");
        }
        return value.doubleValue();
    }

    private IllegalArgumentException refused(final String reason) {
        return new IllegalArgumentException(file + ": " + reason);
    }
}
