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
package net.botclaw.tools.cli;

import java.io.Console;

/** Whether someone is looking. */
public final class Terminal {
    private Terminal() {}

    /**
     * Whether input and output are a terminal, so that a line can be written again in place.
     *
     * @return false in a pipe, a file, or a process without a console.
     */
    public static boolean isInteractive() {
        final Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is a console without a terminal too, and this method to tell.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (final NoSuchMethodException e) {
            return true;
        } catch (final ReflectiveOperationException e) {
            return false;
        }
    }
}
