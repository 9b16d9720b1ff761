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
package net.botclaw.routing.path.warehouse;

/**
 * What the moves of one class of trucks cost, in integer ticks, and where it can turn. The length of a tick is the
 * site's choice, {@link WarehouseMap#tickMs()}. Immutable.
 *
 * <p>A truck moves from cell to cell in one of five ways: straight on; a quarter turn to the left or to the right, or a
 * half turn (two quarters), and then forward; or in reverse, keeping its heading. After a turn it always drives forward.
 */
public final class VehicleClass {
    /** The greatest cost of one part of a move, in ticks. */
    public static final int MAX_TICKS = 10_000;
    /** Reverse cost of a truck that cannot drive in reverse. */
    public static final int NO_REVERSE = 0;

    private final String name;
    private final int forwardTicks;
    private final int forwardAfterTurnTicks;
    private final int turnTicks;
    private final int reverseTicks;
    private final boolean isLong;

    /**
     * A class of trucks.
     *
     * @param name                  for people.
     * @param forwardTicks          one cell forward, 1 to {@link #MAX_TICKS}.
     * @param forwardAfterTurnTicks one cell forward from standstill after a turn, 1 to {@link #MAX_TICKS}.
     * @param turnTicks             a quarter turn, 0 to {@link #MAX_TICKS}.
     * @param reverseTicks          one cell in reverse, 1 to {@link #MAX_TICKS}, or {@link #NO_REVERSE}.
     * @param isLong                whether its footprint keeps it from turning where an aisle is one cell wide.
     * @throws IllegalArgumentException when a figure is out of its range.
     */
    public VehicleClass(
            final String name,
            final int forwardTicks,
            final int forwardAfterTurnTicks,
            final int turnTicks,
            final int reverseTicks,
            final boolean isLong) {
        this.name = name;
        this.forwardTicks = checked(name, "forward", forwardTicks, 1);
        this.forwardAfterTurnTicks = checked(name, "forward after turn", forwardAfterTurnTicks, 1);
        this.turnTicks = checked(name, "turn", turnTicks, 0);
        this.reverseTicks = checked(name, "reverse", reverseTicks, NO_REVERSE);
        this.isLong = isLong;
    }

    /**
     * A counterbalanced truck at ticks of 100 ms on cells of about a metre: a second a cell, half a second to get going,
     * two seconds a quarter turn, reverse at half speed.
     *
     * @return the class, not long.
     */
    public static VehicleClass counterbalanced() {
        return new VehicleClass("counterbalanced", 10, 15, 20, 20, false);
    }

    /**
     * For people.
     *
     * @return the name.
     */
    public String name() {
        return name;
    }

    /**
     * One cell forward.
     *
     * @return ticks, 1 or more.
     */
    public int forwardTicks() {
        return forwardTicks;
    }

    /**
     * One cell forward after a turn.
     *
     * @return ticks, 1 or more.
     */
    public int forwardAfterTurnTicks() {
        return forwardAfterTurnTicks;
    }

    /**
     * A quarter turn.
     *
     * @return ticks, 0 or more.
     */
    public int turnTicks() {
        return turnTicks;
    }

    /**
     * One cell in reverse.
     *
     * @return ticks, or {@link #NO_REVERSE}.
     */
    public int reverseTicks() {
        return reverseTicks;
    }

    /**
     * Whether it can drive in reverse.
     *
     * @return true when it can.
     */
    public boolean canReverse() {
        return reverseTicks != NO_REVERSE;
    }

    /**
     * Whether it is too long to turn in an aisle of one cell.
     *
     * @return true when it is.
     */
    public boolean isLong() {
        return isLong;
    }

    private static int checked(final String name, final String what, final int ticks, final int min) {
        if (ticks < min || ticks > MAX_TICKS) {
            throw new IllegalArgumentException("vehicle class " + name + ": " + what + " of " + ticks
                    + " ticks is not in " + min + " to " + MAX_TICKS);
        }
        return ticks;
    }
}
