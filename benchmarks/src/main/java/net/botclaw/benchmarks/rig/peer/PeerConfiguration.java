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
package net.botclaw.benchmarks.rig.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration file, made from a resource of this package in which <code>${name}</code> stands for a value.
 *
 * @param file in the work directory.
 * @param text what is in it.
 */
record PeerConfiguration(Path file, String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    static PeerConfiguration write(
            final String resource, final Path workDirectory, final Map<String, ? extends Object> values)
            throws IOException {
        final String text = PLACEHOLDER.matcher(read(resource)).replaceAll(match -> {
            final Object value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException(resource + " wants a value for " + match.group());
            }
            return Matcher.quoteReplacement(value.toString());
        });
        final Path file = workDirectory.resolve(resource);
        Files.writeString(file, text);
        return new PeerConfiguration(file, text);
    }

    static String read(final String resource) throws IOException {
        try (InputStream in = PeerConfiguration.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
