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
package net.botclaw.benchmarks.profile;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Call stacks put together where they begin alike, each frame with the weight of all stacks that go through it. */
final class StackTree {
    private final String frame;
    private final Map<String, StackTree> callees = new TreeMap<>();
    private long weight;

    private StackTree(final String frame) {
        this.frame = frame;
    }

    /** An empty tree; its root stands for everything. */
    static StackTree empty() {
        return new StackTree("all");
    }

    /** Adds a stack, outermost frame first. */
    void add(final List<String> stack, final long stackWeight) {
        StackTree node = this;
        node.weight += stackWeight;
        for (final String name : stack) {
            node = node.callees.computeIfAbsent(name, StackTree::new);
            node.weight += stackWeight;
        }
    }

    String frame() {
        return frame;
    }

    /** What goes through this frame. */
    long weight() {
        return weight;
    }

    /** What this frame called, by name. */
    Iterable<StackTree> callees() {
        return callees.values();
    }

    /** Frames of the longest stack, this one included. */
    int depth() {
        return 1 + callees.values().stream().mapToInt(StackTree::depth).max().orElse(0);
    }

    /** Writes a line for each stack, {@code outermost;…;innermost weight}, as other flame graph tools read it. */
    void writeCollapsed(final Appendable out) throws IOException {
        for (final StackTree callee : callees.values()) {
            callee.writeCollapsed("", out);
        }
    }

    private void writeCollapsed(final String callers, final Appendable out) throws IOException {
        final String path = callers + frame;
        long own = weight;
        for (final StackTree callee : callees.values()) {
            own -= callee.weight;
            callee.writeCollapsed(path + ';', out);
        }
        if (own > 0) {
            out.append(path).append(' ').append(Long.toString(own)).append('\n');
        }
    }
}
