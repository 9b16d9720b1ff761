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
package net.botclaw.routing.path.fleet;

/**
 * The trucks that have a new plan, or more cells released to them, since they were taken from here last: in the order in
 * which they changed first, each once. Whoever tells the trucks takes them out; nobody has to.
 *
 * <p><b>Threading</b>: that of the {@link Fleet}. <b>Memory</b>: 6 bytes a truck, in the constructor.
 */
public final class FleetChanges {
    /** In place of a truck: none has changed. */
    public static final int NONE = RobotTable.NOBODY;

    private final int[] queue;
    private final boolean[] isQueued;
    private final boolean[] hasNewPlan;
    private int head;
    private int queued;
    private boolean isPlanOfLast;

    FleetChanges(final int capacity) {
        queue = new int[capacity];
        isQueued = new boolean[capacity];
        hasNewPlan = new boolean[capacity];
    }

    void planned(final int robot) {
        hasNewPlan[robot] = true;
        released(robot);
    }

    void released(final int robot) {
        if (!isQueued[robot]) {
            isQueued[robot] = true;
            final int end = head + queued;
            queue[end < queue.length ? end : end - queue.length] = robot;
            queued++;
        }
    }

    /**
     * Takes out the truck that changed first.
     *
     * @return its number, or {@link #NONE}.
     */
    public int poll() {
        if (queued == 0) {
            return NONE;
        }
        final int robot = queue[head];
        head = head + 1 == queue.length ? 0 : head + 1;
        queued--;
        isQueued[robot] = false;
        isPlanOfLast = hasNewPlan[robot];
        hasNewPlan[robot] = false;
        return robot;
    }

    /**
     * Whether the truck that was taken out last has a new plan.
     *
     * @return false when it only has more cells.
     */
    public boolean isNewPlan() {
        return isPlanOfLast;
    }
}
