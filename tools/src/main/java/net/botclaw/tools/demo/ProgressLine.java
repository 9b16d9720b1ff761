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
package net.botclaw.tools.demo;

import java.io.PrintWriter;
import java.util.Locale;

/** Live figures, one line a second: written over the last one on a terminal, below it elsewhere. */
final class ProgressLine {
    private final PrintWriter out;
    private final boolean isInPlace;
    private long lastAcked;
    private int lastLength;

    ProgressLine(final PrintWriter out, final boolean isInPlace) {
        this.out = out;
        this.isInPlace = isInPlace;
    }

    /** Shows the figures after so many seconds. */
    void show(final long second, final FleetFigures figures, final long alerts) {
        final long rate = figures.acked() - lastAcked;
        lastAcked = figures.acked();
        final String line = String.format(
                Locale.ROOT,
                "%4d s  live %,d  sent %,d  acked %,d  %,d/s  alerts %,d  reconnects %,d",
                second,
                figures.live(),
                figures.sent(),
                figures.acked(),
                rate,
                alerts,
                figures.reconnects());
        if (isInPlace) {
            out.print('\r' + line + " ".repeat(Math.max(0, lastLength - line.length())));
            lastLength = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** What is printed next starts a line of its own. */
    void end() {
        if (isInPlace && lastLength > 0) {
            out.println();
        }
    }
}
