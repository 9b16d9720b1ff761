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
package net.botclaw.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages quote is what there is. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(#[^)\\s]*)?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    /** The example is a program that the build compiles and runs; the page shows all of it but the licence. */
    @Test
    void shouldShowTheSensorBotAsItIs() throws IOException {
        final String source = Files.readString(ROOT.resolve("docs/examples/SensorBot.java"));
        final String program = source.substring(source.indexOf("import "));

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + program + "```\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "docs/ARCHITECTURE.md",
                "docs/BENCHMARKS.md",
                "docs/CODECS.md",
                "docs/MAPS.md",
                "docs/OPERATING.md",
                "docs/PLANNER.md",
                "docs/PROTOCOL.md",
                "docs/STYLE.md"
            })
    void shouldLinkToWhatIsThere(final String name) throws IOException {
        final Path page = ROOT.resolve(name);
        final Matcher link = LINK.matcher(Files.readString(page));
        final List<String> broken = new ArrayList<>();
        while (link.find()) {
            if (!link.group(1).contains(":") && !isThere(page, link.group(1), link.group(2))) {
                broken.add(link.group());
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean isThere(final Path page, final String file, final String anchor) throws IOException {
        final Path target = file.isEmpty() ? page : page.resolveSibling(file);
        return Files.exists(target) && (anchor == null || anchors(target).contains(anchor.substring(1)));
    }

    @Test
    void shouldNameEveryChapterOfTheProtocolInItsContents() throws IOException {
        final String page = Files.readString(ROOT.resolve("docs/PROTOCOL.md"));
        final String contents = page.substring(0, page.indexOf("\n## "));
        final Matcher chapter = Pattern.compile("(?m)^## (.*)$").matcher(page);
        final List<String> missing = new ArrayList<>();
        while (chapter.find()) {
            if (!contents.contains("(#" + anchor(chapter.group(1)) + ")")) {
                missing.add(chapter.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> anchors(final Path page) throws IOException {
        final Matcher heading = HEADING.matcher(Files.readString(page));
        final List<String> anchors = new ArrayList<>();
        while (heading.find()) {
            anchors.add(anchor(heading.group(1)));
        }
        return anchors;
    }

    /** As the hosts of repositories make it of a heading. */
    private static String anchor(final String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
