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
package net.botclaw.routing.path.octile;

/**
 * Jump point search without corner cutting, on blocks of 64 cells and without intermediate nodes (Harabor and Grastien,
 * "Online Graph Pruning for Pathfinding on Grid Maps", 2011, and "Improving Jump Point Search", 2014): of all routes of
 * one cost only those that move diagonally first are followed, and only cells where such a route must turn are put on
 * the open list.
 *
 * <p>A node on the open list is a cell with the straight directions it was reached by. Ways of the same cost by different
 * directions lead on to different cells, so they are kept together, and a direction that comes later at the same cost is
 * expanded too. The state's own bits: directions met (0 to 3: east, north, west, south), and those not yet expanded
 * (4 to 7).
 */
public final class OctileJumpPointSearch extends OctileSearch {
    private static final int ALL = 0xFF;
    private static final int PENDING_SHIFT = 4;
    private static final int MET_MASK = 15;
    private static final int EAST = 1 << OctileDirection.EAST;
    private static final int NORTH = 1 << OctileDirection.NORTH;
    private static final int WEST = 1 << OctileDirection.WEST;
    private static final int SOUTH = 1 << OctileDirection.SOUTH;

    private final int[] parents;
    private final long[] rows;
    private final long[] columns;
    private final int rowBits;
    private final int columnBits;
    private int goal;
    private int goalX;
    private int goalY;
    /** The goal's bit in the column-wise copy. */
    private int goalColumnBit;

    /**
     * A search on a grid.
     *
     * @param grid to plan on, as it is at each query.
     */
    public OctileJumpPointSearch(final OctileGrid grid) {
        // A jump is no longer than the longer side, and makes the way at most that much longer on both ends.
        super(grid, 2L * OctileCost.DIAGONAL * Math.max(grid.width(), grid.height()));
        parents = new int[grid.paddedCells()];
        rows = grid.rows();
        columns = grid.columns();
        rowBits = grid.rowBits();
        columnBits = grid.columnBits();
    }

    @Override
    int search(final int start, final int goalCell, final int maxExpansions) {
        goal = goalCell;
        goalX = grid.x(goalCell);
        goalY = grid.y(goalCell);
        goalColumnBit = (goalX + 1) * columnBits + goalY + 1;
        final long firstKey = OctileCost.between(grid.x(start) - goalX, grid.y(start) - goalY);
        open.reset(firstKey);
        states[start] = state(0, MET_MASK);
        if (maxExpansions == 0) {
            return 1;
        }
        expand(start, 0, ALL);
        int expansions = 1;
        int cell = open.poll(goalCost);
        while (cell != BucketRing.NONE) {
            if (++expansions > maxExpansions) {
                return expansions;
            }
            final long state = states[cell];
            final int pending = (int) state >>> PENDING_SHIFT & MET_MASK;
            states[cell] = state & ~((long) MET_MASK << PENDING_SHIFT);
            expand(cell, state >>> COST_SHIFT & COST_MASK, onwards(cell, pending));
            cell = open.poll(goalCost);
        }
        return expansions;
    }

    /** Where routes go on from a jump point: straight on, and around the corners just passed. */
    private int onwards(final int cell, final int pending) {
        int directions = 0;
        if ((pending & 1) != 0) {
            directions |= EAST
                    | turns(cell, -1, -rowBits, NORTH | 1 << OctileDirection.NORTH_EAST)
                    | turns(cell, -1, rowBits, SOUTH | 1 << OctileDirection.SOUTH_EAST);
        }
        if ((pending & 2) != 0) {
            directions |= NORTH
                    | turns(cell, rowBits, 1, EAST | 1 << OctileDirection.NORTH_EAST)
                    | turns(cell, rowBits, -1, WEST | 1 << OctileDirection.NORTH_WEST);
        }
        if ((pending & 4) != 0) {
            directions |= WEST
                    | turns(cell, 1, -rowBits, NORTH | 1 << OctileDirection.NORTH_WEST)
                    | turns(cell, 1, rowBits, SOUTH | 1 << OctileDirection.SOUTH_WEST);
        }
        if ((pending & 8) != 0) {
            directions |= SOUTH
                    | turns(cell, -rowBits, 1, EAST | 1 << OctileDirection.SOUTH_EAST)
                    | turns(cell, -rowBits, -1, WEST | 1 << OctileDirection.SOUTH_WEST);
        }
        return directions;
    }

    /** The directions, when the cell aside is free and the one aside of the cell before is not. */
    private int turns(final int cell, final int back, final int aside, final int directions) {
        return grid.isFree(cell + aside) && !grid.isFree(cell + back + aside) ? directions : 0;
    }

    private void expand(final int cell, final long cost, final int directions) {
        final int x = grid.x(cell);
        final int y = grid.y(cell);
        if ((directions & (EAST | WEST)) != 0) {
            scanRow(cell, cell, x, y, cost, directions);
        }
        if ((directions & (NORTH | SOUTH)) != 0) {
            scanColumn(cell, cell, x, y, cost, directions);
        }
        for (int direction = OctileDirection.NORTH_EAST; direction < OctileDirection.COUNT; direction += 2) {
            if ((directions & 1 << direction) != 0) {
                walk(cell, x, y, cost, direction);
            }
        }
    }

    /** Moves diagonally as far as it goes, and looks to both sides of the direction from each cell. */
    private void walk(final int from, final int fromX, final int fromY, final long fromCost, final int direction) {
        final int dx = OctileDirection.dx(direction);
        final int dy = OctileDirection.dy(direction) * rowBits;
        final int rowDirection = dx > 0 ? EAST : WEST;
        final int columnDirection = dy > 0 ? SOUTH : NORTH;
        int cell = from;
        int x = fromX;
        int y = fromY;
        long cost = fromCost;
        while (grid.isFree(cell + dx) && grid.isFree(cell + dy) && grid.isFree(cell + dx + dy)) {
            cell += dx + dy;
            x += dx;
            y += OctileDirection.dy(direction);
            cost += OctileCost.DIAGONAL;
            if (cost + OctileCost.between(x - goalX, y - goalY) >= goalCost) {
                return;
            }
            if (cell == goal) {
                goalCost = cost;
                parents[goal] = from;
                return;
            }
            scanRow(from, cell, x, y, cost, rowDirection);
            scanColumn(from, cell, x, y, cost, columnDirection);
        }
    }

    private void scanRow(
            final int parent, final int cell, final int x, final int y, final long cost, final int directions) {
        if ((directions & EAST) != 0) {
            final int found = JumpScan.forward(rows, grid.rowWords(), cell, goal);
            if (found != JumpScan.NONE) {
                relax(parent, found, x + found - cell, y, cost + (long) OctileCost.STRAIGHT * (found - cell), 0);
            }
        }
        if ((directions & WEST) != 0) {
            final int found = JumpScan.backward(rows, grid.rowWords(), cell, goal);
            if (found != JumpScan.NONE) {
                relax(parent, found, x + found - cell, y, cost + (long) OctileCost.STRAIGHT * (cell - found), 2);
            }
        }
    }

    private void scanColumn(
            final int parent, final int cell, final int x, final int y, final long cost, final int directions) {
        final int bit = (x + 1) * columnBits + y + 1;
        if ((directions & SOUTH) != 0) {
            final int found = JumpScan.forward(columns, grid.columnWords(), bit, goalColumnBit);
            if (found != JumpScan.NONE) {
                final int moves = found - bit;
                relax(parent, cell + moves * rowBits, x, y + moves, cost + (long) OctileCost.STRAIGHT * moves, 3);
            }
        }
        if ((directions & NORTH) != 0) {
            final int found = JumpScan.backward(columns, grid.columnWords(), bit, goalColumnBit);
            if (found != JumpScan.NONE) {
                final int moves = bit - found;
                relax(parent, cell - moves * rowBits, x, y - moves, cost + (long) OctileCost.STRAIGHT * moves, 1);
            }
        }
    }

    private void relax(
            final int parent, final int cell, final int x, final int y, final long cost, final int reachedBy) {
        final long key = cost + OctileCost.between(x - goalX, y - goalY);
        if (key >= goalCost) {
            return;
        }
        if (cell == goal) {
            goalCost = cost;
            parents[goal] = parent;
            return;
        }
        final int direction = 1 << reachedBy;
        final long state = states[cell];
        if (state >>> STAMP_SHIFT == stamp) {
            final long known = state >>> COST_SHIFT & COST_MASK;
            if (known < cost || known == cost && (state & direction) != 0) {
                return;
            }
            final boolean isQueued = open.isQueued(cell);
            if (known == cost) {
                states[cell] = state | direction | direction << PENDING_SHIFT;
                if (!isQueued) {
                    open.add(cell, key);
                }
                return;
            }
            if (isQueued) {
                open.remove(cell);
            }
        }
        states[cell] = state(cost, direction | direction << PENDING_SHIFT);
        parents[cell] = parent;
        open.add(cell, key);
    }

    @Override
    void trace(final int start, final int goalCell, final OctileRoute route) {
        int cell = goalCell;
        while (cell != start) {
            final int parent = parents[cell];
            final int dx = grid.x(cell) - grid.x(parent);
            final int dy = grid.y(cell) - grid.y(parent);
            final int diagonal = Math.min(Math.abs(dx), Math.abs(dy));
            final int straight = Math.max(Math.abs(dx), Math.abs(dy)) - diagonal;
            // Diagonal first on the way there, so straight first on the way back.
            if (straight > 0) {
                final boolean isInRow = Math.abs(dx) > Math.abs(dy);
                route.prepend(OctileDirection.of(isInRow ? dx : 0, isInRow ? 0 : dy), straight);
            }
            if (diagonal > 0) {
                route.prepend(OctileDirection.of(dx, dy), diagonal);
            }
            cell = parent;
        }
    }
}
