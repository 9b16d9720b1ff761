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

import picocli.CommandLine.Option;

/** Form in which records are printed: the options that several commands share. */
final class RecordFormat {
    @Option(
            names = "--json",
            description =
                    "Print each record as a JSON object of one line: its place in the journal and all its fields.")
    private boolean isJson;

    @Option(
            names = "--view",
            description = "As --json, but alerts and task assignments in the short form of consumers outside, e.g. "
                    + "{\"bot_id\":\"dustdevil_001\",\"alert_type\":\"critical_soil_moisture\",\"value\":25.5,"
                    + "\"timestamp\":1773300000}.")
    private boolean isView;

    @Option(
            names = "--longs-as-text",
            description = "As --json, but integers of 64 bits as strings, for readers that lose digits above 2^53.")
    private boolean isLongText;

    RecordFormat() {}

    RecordFormat(final boolean isJson, final boolean isView, final boolean isLongText) {
        this.isJson = isJson;
        this.isView = isView;
        this.isLongText = isLongText;
    }

    boolean isJson() {
        return isJson || isView || isLongText;
    }

    /** Whether records that have a short form are printed in that. */
    boolean isView() {
        return isView;
    }

    /** Whether integers of 64 bits are strings. */
    boolean isLongText() {
        return isLongText;
    }
}
