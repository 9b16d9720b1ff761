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
package net.botclaw.ingest;

/** Finds out before anything starts whether the JVM was given the flags that Chronicle Queue and Agrona need. */
public final class StartupCheck {
    private static final String[] OPENED_PACKAGES = {
        "jdk.internal.misc", "sun.nio.ch", "java.lang", "java.lang.reflect", "java.io", "java.nio", "java.util"
    };
    private static final String[] EXPORTED_PACKAGES = {"jdk.internal.ref"};

    private StartupCheck() {}

    /**
     * Looks for a flag that is missing.
     *
     * @return one line that names it and says what to do, or null when all are there.
     */
    public static String missingFlag() {
        final Module base = Object.class.getModule();
        final Module own = StartupCheck.class.getModule();
        for (final String name : OPENED_PACKAGES) {
            if (!base.isOpen(name, own)) {
                return describe("--add-opens java.base/" + name + "=ALL-UNNAMED");
            }
        }
        for (final String name : EXPORTED_PACKAGES) {
            if (!base.isExported(name, own)) {
                return describe("--add-exports java.base/" + name + "=ALL-UNNAMED");
            }
        }
        return null;
    }

    private static String describe(final String flag) {
        return "JVM flag " + flag + " is missing: start with ./botclaw, or give java @.mvn/jvm.config";
    }
}
