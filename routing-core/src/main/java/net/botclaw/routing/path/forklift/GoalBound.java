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
package net.botclaw.routing.path.forklift;

import net.botclaw.routing.path.Heading;

/**
 * What a path costs at least when its goal has no table: the cheapest step for each row and column to cross, and a
 * quarter turn when the goal is off the axis of the heading. Consistent: one move changes the distance by one step, and
 * its axis only by a turn it pays for.
 */
public final class GoalBound {
    private final int[] xs;
    private final int[] ys;
    private final int minStep;
    private final int turn;
    private int goalX;
    private int goalY;

    /**
     * Bounds for a graph.
     *
     * @param graph whose map and costs count.
     */
    public GoalBound(final ForkliftGraph graph) {
        xs = new int[graph.cellCount];
        ys = new int[graph.cellCount];
        for (int cell = 0; cell < graph.cellCount; cell++) {
            xs[cell] = graph.map().x(cell);
            ys[cell] = graph.map().y(cell);
        }
        minStep = graph.ticks.minStep;
        turn = graph.ticks.turn;
    }

    /**
     * Sets the goal of what is asked from now on.
     *
     * @param cell id.
     */
    public void goal(final int cell) {
        goalX = xs[cell];
        goalY = ys[cell];
    }

    /**
     * Ticks to the goal, at least.
     *
     * @param state {@code cell << 2 | heading}.
     * @return 0 or more.
     */
    public int toGo(final int state) {
        final int alongX = Math.abs(xs[state >> 2] - goalX);
        final int alongY = Math.abs(ys[state >> 2] - goalY);
        final int across = (state & Heading.NORTH) == 0 ? alongY : alongX;
        return (alongX + alongY) * minStep + (across == 0 ? 0 : turn);
    }
}
