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
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.tools.cli.Terminal;
import net.botclaw.tools.warehouse.TruckPositions;
import net.botclaw.tools.warehouse.WarehouseFigures;

/**
 * Shows a running demo: the map with its trucks, drawn again in place, when someone is looking at a terminal; otherwise a
 * line a second.
 */
final class LiveView {
    private static final String HOME = "\u001b[H";
    private static final String CLEAR = "\u001b[2J";
    private static final String CLEAR_LINE_END = "\u001b[K\n";
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String TRUCK_LEGEND =
            "o idle  > ^ < v driving, by heading  w at a stop  c charging  X broken  T towed";
    private static final String MAP_LEGEND = "# shelves  . floor  S station  D dock  C charger";
    private static final int LINES_BESIDE_MAP = 5;

    private final PrintWriter out;
    private final MapPicture picture;
    private final StringBuilder screen = new StringBuilder();
    private boolean isBegun;
    private long lastSecond;
    private long lastAcked;
    private long ackedPerSecond;

    /**
     * A view that has shown nothing yet.
     *
     * @param out        of the command.
     * @param map        of the warehouse.
     * @param isTerminal whether to draw the map in place.
     */
    LiveView(final PrintWriter out, final WarehouseMap map, final boolean isTerminal) {
        this.out = out;
        if (isTerminal) {
            final int[] size = Terminal.size();
            picture = new MapPicture(map, size[1] - 1, size[0] - LINES_BESIDE_MAP);
        } else {
            picture = null;
        }
    }

    /** Shows how it stands after so many milliseconds; call it often. */
    void show(
            final long elapsedMs,
            final DemoFigures figures,
            final long alerts,
            final TruckPositions trucks,
            final boolean isDraining) {
        final long second = elapsedMs / 1_000;
        final boolean isNewSecond = second > lastSecond;
        if (isNewSecond) {
            ackedPerSecond = (figures.acked() - lastAcked) / (second - lastSecond);
            lastAcked = figures.acked();
            lastSecond = second;
        }
        if (picture != null) {
            draw(second, figures, alerts, trucks, isDraining);
        } else if (isNewSecond) {
            out.println(bots(second, figures, alerts) + "  " + work(figures, isDraining));
            out.flush();
        }
    }

    private void draw(
            final long second,
            final DemoFigures figures,
            final long alerts,
            final TruckPositions trucks,
            final boolean isDraining) {
        screen.setLength(0);
        screen.append(isBegun ? HOME : HIDE_CURSOR + CLEAR + HOME);
        isBegun = true;
        picture.append(trucks, CLEAR_LINE_END, screen);
        screen.append(bots(second, figures, alerts)).append(CLEAR_LINE_END);
        screen.append(work(figures, isDraining)).append(CLEAR_LINE_END);
        screen.append(TRUCK_LEGEND).append(CLEAR_LINE_END);
        screen.append(MAP_LEGEND).append(CLEAR_LINE_END);
        out.print(screen);
        out.flush();
    }

    private String bots(final long second, final DemoFigures figures, final long alerts) {
        return String.format(
                Locale.ROOT,
                "%4d s  live %,d  sent %,d  acked %,d  %,d/s  alerts %,d  reconnects %,d",
                second,
                figures.live(),
                figures.sent(),
                figures.acked(),
                ackedPerSecond,
                alerts,
                figures.reconnects());
    }

    private static String work(final DemoFigures figures, final boolean isDraining) {
        final WarehouseFigures warehouse = figures.warehouse();
        return String.format(
                Locale.ROOT,
                "orders %,d  done %,d  open %,d  cells %,d  home %,d  broken %,d%s",
                warehouse.requested(),
                warehouse.done(),
                warehouse.open(),
                warehouse.cells(),
                warehouse.home(),
                warehouse.out(),
                isDraining ? "  draining" : "");
    }

    /** What is printed next starts a line of its own. */
    void end() {
        if (isBegun) {
            out.print(SHOW_CURSOR);
            out.flush();
        }
    }
}
