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
package net.botclaw.benchmarks.micro;

import java.util.Random;
import net.botclaw.routing.path.octile.OctileGrid;

/**
 * A generated warehouse of 340 x 164 cells, racks of 10 x 2 with aisles of 2, a part of the free cells blocked at random,
 * and queries between free cells that have a route. The same in every run.
 */
final class OctileWorkload {
    static final int WIDTH = 340;
    static final int HEIGHT = 164;
    static final int QUERIES = 1_024;

    private static final int MARGIN = 10;
    private static final int RACK_LENGTH = 10;
    private static final int RACK_DEPTH = 2;
    private static final int AISLE = 2;
    private static final int PER_MILLE = 1_000;
    private static final long SEED = 20_260_501L;

    private final boolean[] isFree = new boolean[WIDTH * HEIGHT];
    private final int[] starts = new int[QUERIES];
    private final int[] goals = new int[QUERIES];

    /** A warehouse with so many thousandths of its free cells blocked. */
    OctileWorkload(final int blockedPerMille) {
        final Random random = new Random(SEED);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                isFree[y * WIDTH + x] = !isRack(x, y) && random.nextInt(PER_MILLE) >= blockedPerMille;
            }
        }
        final boolean[] isReached = flood();
        for (int i = 0; i < QUERIES; i++) {
            starts[i] = anyOf(isReached, random);
            goals[i] = anyOf(isReached, random);
        }
    }

    /** Whether the cell {@code y * WIDTH + x} can be entered. */
    boolean isFree(final int x, final int y) {
        return x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT && isFree[y * WIDTH + x];
    }

    /** Start of a query, y * WIDTH + x. */
    int start(final int query) {
        return starts[query];
    }

    /** Goal of a query, y * WIDTH + x. */
    int goal(final int query) {
        return goals[query];
    }

    OctileGrid toGrid() {
        final OctileGrid grid = new OctileGrid(WIDTH, HEIGHT);
        for (int i = 0; i < isFree.length; i++) {
            if (!isFree[i]) {
                grid.block(cell(grid, i));
            }
        }
        grid.reindex();
        return grid;
    }

    /** The grid's id of the cell y * WIDTH + x. */
    static int cell(final OctileGrid grid, final int index) {
        return grid.cell(index % WIDTH, index / WIDTH);
    }

    private static boolean isRack(final int x, final int y) {
        final boolean isInMargin = x < MARGIN || x >= WIDTH - MARGIN || y < AISLE || y >= HEIGHT - AISLE;
        return !isInMargin
                && (x - MARGIN) % (RACK_LENGTH + AISLE) < RACK_LENGTH
                && (y - AISLE) % (RACK_DEPTH + AISLE) < RACK_DEPTH;
    }

    private boolean[] flood() {
        final boolean[] isReached = new boolean[isFree.length];
        final int[] queue = new int[isFree.length];
        int first = 0;
        while (!isFree[first]) {
            first++;
        }
        isReached[first] = true;
        queue[0] = first;
        int count = 1;
        for (int i = 0; i < count; i++) {
            final int x = queue[i] % WIDTH;
            final int y = queue[i] / WIDTH;
            for (int side = 0; side < 4; side++) {
                final int nextX = x + (side - 1) % 2;
                final int nextY = y + (side - 2) % 2;
                final int next = nextY * WIDTH + nextX;
                if (isFree(nextX, nextY) && !isReached[next]) {
                    isReached[next] = true;
                    queue[count++] = next;
                }
            }
        }
        return isReached;
    }

    private static int anyOf(final boolean[] isReached, final Random random) {
        int index = random.nextInt(isReached.length);
        while (!isReached[index]) {
            index = random.nextInt(isReached.length);
        }
        return index;
    }
}
