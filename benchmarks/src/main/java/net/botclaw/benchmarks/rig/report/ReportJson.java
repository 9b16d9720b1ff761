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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code report.json}: the components of {@link ReportFigures} by name. Unbounded intervals end at "Infinity". */
final class ReportJson {
    /** Only the components of a record are written, not what else can be asked of it. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ReportJson() {}

    static void write(final ReportFigures figures, final Path path) throws IOException {
        Files.writeString(path, MAPPER.writeValueAsString(figures) + "\n");
    }

    /**
     * Reads a report.
     *
     * @param path of the file.
     * @return its figures.
     * @throws IOException              when it cannot be read.
     * @throws IllegalArgumentException with one line, when it is no report, or one of another version.
     */
    static ReportFigures read(final Path path) throws IOException {
        final String text = Files.readString(path);
        try {
            final JsonNode report = MAPPER.readTree(text);
            final int version = report.path("version").asInt();
            if (version != ReportFigures.VERSION) {
                throw new IllegalArgumentException(path + ": is of version " + version + ", only version "
                        + ReportFigures.VERSION + " can be read");
            }
            return MAPPER.treeToValue(report, ReportFigures.class);
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException(
                    path + ": is no report: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }
}
