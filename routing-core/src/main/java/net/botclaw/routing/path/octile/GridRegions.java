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
 * Which cells hang together, kept on the safe side: cells of two regions have no route between them, cells of one may
 * have none. Freeing a cell joins regions at once; blocking one may split a region, which is only noted, because it
 * would take a search to tell. Without corner cutting the regions of the 8-connected grid are those of the 4-connected
 * one: both cells beside a diagonal move are free.
 *
 * <p>Union-find with path halving (Tarjan and van Leeuwen, 1984), the lower id as the root, so that it is the same in
 * every run.
 */
final class GridRegions {
    private final int[] parents;
    private boolean mayBeSplit;

    GridRegions(final int capacity) {
        parents = new int[capacity];
    }

    /** Each cell a region of its own. */
    void reset() {
        final int[] all = parents;
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        mayBeSplit = false;
    }

    void onBlocked() {
        mayBeSplit = true;
    }

    boolean mayBeSplit() {
        return mayBeSplit;
    }

    boolean isSame(final int a, final int b) {
        return root(a) == root(b);
    }

    void join(final int a, final int b) {
        final int rootA = root(a);
        final int rootB = root(b);
        if (rootA < rootB) {
            parents[rootB] = rootA;
        } else {
            parents[rootA] = rootB;
        }
    }

    private int root(final int cell) {
        final int[] all = parents;
        int node = cell;
        while (all[node] != node) {
            all[node] = all[all[node]];
            node = all[node];
        }
        return node;
    }
}
