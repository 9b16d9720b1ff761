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
package net.botclaw.tools.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.agrona.collections.LongHashSet;

/**
 * Watches a fleet and believes nothing but where it is told each robot is: no two robots hold one cell in one tick, none
 * jumps, leaves the map, or leaves a cell against its sign. In each tick it must be told of every robot.
 *
 * <pre>
 *  begin(tick)   observe(robot, from, to, heading) x robots   end()   begin(tick + 1) ...
 * </pre>
 *
 * <p>A robot that stands holds one cell, one that moves the one it comes from and the one it goes to.
 *
 * <p><b>Threading</b>: one thread. <b>Time</b>: of a tick, in proportion to robots and to the pairs that collide in it.
 * <b>Memory</b>: 4 bytes a cell, 40 a robot. <b>Failure</b>: an {@link IllegalStateException} when it is not told of
 * each tick and each robot once, for then its counts would say nothing.
 */
final class CollisionCheck {
    /** The most robots. */
    static final int MAX_ROBOTS = 1 << 20;
    /** How many violations are told in words. */
    static final int MAX_SHOWN = 10;

    private static final int ROBOT_BITS = 20;
    private static final int NOBODY = -1;
    private static final String[] WAYS = {"east", "north", "west", "south"};

    private final WarehouseMap map;
    private final int robotCount;
    private final int[] fromX;
    private final int[] fromY;
    private final int[] toX;
    private final int[] toY;
    private final boolean[] isObserved;
    private final boolean[] isOff;
    /** By cell: the last one that was said to hold it in the tick, as robot x 2, plus 1 when it goes there. */
    private final int[] holderByCell;
    /** The one before that in the same cell, by holder. */
    private final int[] nextHolder;
    /** The cells held in the tick, by holder, for clearing. */
    private final int[] heldCell;

    private final List<String> shown = new ArrayList<>();
    private LongHashSet pairs = new LongHashSet();
    private LongHashSet lastPairs = new LongHashSet();
    private boolean isStarted;
    private boolean isInTick;
    private int tick;
    private int observed;
    private long collisions;
    private long teleports;
    private long offMap;
    private long wrongExits;

    /**
     * A check.
     *
     * @param map        for its free cells and exits.
     * @param robotCount 1 to {@link #MAX_ROBOTS}.
     */
    CollisionCheck(final WarehouseMap map, final int robotCount) {
        if (robotCount < 1 || robotCount > MAX_ROBOTS) {
            throw new IllegalArgumentException(robotCount + " robots are not in 1 to " + MAX_ROBOTS);
        }
        this.map = map;
        this.robotCount = robotCount;
        fromX = new int[robotCount];
        fromY = new int[robotCount];
        toX = new int[robotCount];
        toY = new int[robotCount];
        isObserved = new boolean[robotCount];
        isOff = new boolean[robotCount];
        holderByCell = new int[map.cellCount()];
        Arrays.fill(holderByCell, NOBODY);
        nextHolder = new int[2 * robotCount];
        heldCell = new int[2 * robotCount];
        Arrays.fill(heldCell, WarehouseMap.NO_CELL);
    }

    /**
     * Begins a tick.
     *
     * @param now any at first, then one more than the last.
     */
    void begin(final int now) {
        if (isInTick || isStarted && now != tick + 1) {
            throw new IllegalStateException("tick " + now + " begins after " + tick + (isInTick ? ", not ended" : ""));
        }
        tick = now;
        isInTick = true;
        observed = 0;
    }

    /**
     * Tells of a robot.
     *
     * @param robot   0 to the count - 1.
     * @param x0      of the cell it comes from, or stands in.
     * @param y0      of the cell it comes from, or stands in.
     * @param x1      of the cell it goes to; the same when it stands.
     * @param y1      of the cell it goes to; the same when it stands.
     * @param heading 0 to 3.
     */
    void observe(final int robot, final int x0, final int y0, final int x1, final int y1, final int heading) {
        final boolean isFirst = !isStarted;
        if (!isInTick || isObserved[robot]) {
            throw new IllegalStateException("robot " + robot + " is not to be observed now, in tick " + tick);
        }
        if (heading < 0 || heading >= Heading.COUNT) {
            throw new IllegalArgumentException("robot " + robot + ": there is no heading " + heading);
        }
        observed++;
        isObserved[robot] = true;
        final boolean isNext = Math.abs(x1 - x0) + Math.abs(y1 - y0) <= 1;
        if (!isNext || !isFirst && !isAtLast(robot, x0, y0)) {
            teleports++;
            show("robot " + robot + " jumps from " + (isNext ? last(robot) : at(x0, y0)) + " to "
                    + (isNext ? at(x0, y0) : at(x1, y1)));
        }
        final int from = map.cellAt(x0, y0);
        final int to = map.cellAt(x1, y1);
        checkPlace(robot, from == WarehouseMap.NO_CELL ? at(x0, y0) : at(x1, y1), from, to);
        final boolean isNewMove =
                isFirst || x0 != fromX[robot] || y0 != fromY[robot] || x1 != toX[robot] || y1 != toY[robot];
        if (isNewMove && isNext && from != to && from != WarehouseMap.NO_CELL && to != WarehouseMap.NO_CELL) {
            checkExit(robot, from, to, heading);
        }
        fromX[robot] = x0;
        fromY[robot] = y0;
        toX[robot] = x1;
        toY[robot] = y1;
        hold(2 * robot, from);
        if (to != from) {
            hold(2 * robot + 1, to);
        }
    }

    /** Ends the tick. */
    void end() {
        if (!isInTick || observed != robotCount) {
            throw new IllegalStateException(observed + " of " + robotCount + " robots observed in tick " + tick);
        }
        for (int holder = 0; holder < heldCell.length; holder++) {
            if (heldCell[holder] != WarehouseMap.NO_CELL) {
                holderByCell[heldCell[holder]] = NOBODY;
                heldCell[holder] = WarehouseMap.NO_CELL;
            }
        }
        Arrays.fill(isObserved, false);
        final LongHashSet spare = lastPairs;
        lastPairs = pairs;
        pairs = spare;
        pairs.clear();
        isInTick = false;
        isStarted = true;
    }

    /**
     * Pairs of robots that held one cell in one tick; the same pair on the same cell counts once until they part there.
     *
     * @return their number.
     */
    long collisions() {
        return collisions;
    }

    /**
     * Observations of a robot that does not come from one of its last two cells, or goes to one that is not next to it.
     *
     * @return their number.
     */
    long teleports() {
        return teleports;
    }

    /**
     * How often a robot came to hold a cell that is not free; it counts once until it holds free ones only.
     *
     * @return the number.
     */
    long offMap() {
        return offMap;
    }

    /**
     * Moves out of a cell in a direction in which the map's permanent exits do not let it be left.
     *
     * @return their number.
     */
    long wrongExits() {
        return wrongExits;
    }

    /**
     * All of them.
     *
     * @return 0 when nothing was wrong.
     */
    long violations() {
        return collisions + teleports + offMap + wrongExits;
    }

    /**
     * The first violations in words.
     *
     * @return up to {@link #MAX_SHOWN} lines.
     */
    List<String> firstViolations() {
        return List.copyOf(shown);
    }

    private boolean isAtLast(final int robot, final int x, final int y) {
        return x == fromX[robot] && y == fromY[robot] || x == toX[robot] && y == toY[robot];
    }

    private void checkPlace(final int robot, final String place, final int from, final int to) {
        final boolean isOffNow = from == WarehouseMap.NO_CELL || to == WarehouseMap.NO_CELL;
        if (isOffNow && !isOff[robot]) {
            offMap++;
            show("robot " + robot + " is off the map at " + place);
        }
        isOff[robot] = isOffNow;
    }

    private void checkExit(final int robot, final int from, final int to, final int heading) {
        for (int way = 0; way < Heading.COUNT; way++) {
            if (map.neighbour(from, way) == to && (map.exitMask(from) & Heading.bit(way)) == 0) {
                wrongExits++;
                show("robot " + robot + ", heading " + WAYS[heading] + ", leaves " + at(map.x(from), map.y(from))
                        + " to the " + WAYS[way] + " against its sign");
            }
        }
    }

    private void hold(final int holder, final int cell) {
        if (cell == WarehouseMap.NO_CELL) {
            return;
        }
        final int robot = holder / 2;
        for (int other = holderByCell[cell]; other != NOBODY; other = nextHolder[other]) {
            onCollision(cell, Math.min(other / 2, robot), Math.max(other / 2, robot));
        }
        nextHolder[holder] = holderByCell[cell];
        holderByCell[cell] = holder;
        heldCell[holder] = cell;
    }

    private void onCollision(final int cell, final int one, final int other) {
        final long pair = ((long) cell << ROBOT_BITS | one) << ROBOT_BITS | other;
        pairs.add(pair);
        if (!lastPairs.contains(pair)) {
            collisions++;
            show("robots " + one + " and " + other + " hold " + at(map.x(cell), map.y(cell)));
        }
    }

    private void show(final String violation) {
        if (shown.size() < MAX_SHOWN) {
            shown.add("tick " + tick + ": " + violation);
        }
    }

    private String last(final int robot) {
        return at(toX[robot], toY[robot]);
    }

    private static String at(final int x, final int y) {
        return "(" + x + ", " + y + ")";
    }
}
