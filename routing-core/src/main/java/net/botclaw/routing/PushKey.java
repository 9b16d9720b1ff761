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
package net.botclaw.routing;

/**
 * What makes two pushes to a bot the same thing in two versions: of those that are not acknowledged only the newest is
 * kept. A task's cancellation takes the place of its assignment.
 */
public final class PushKey {
    /** Takes no other push's place. */
    public static final long NONE = 0;

    private static final int KIND_SHIFT = 56;
    private static final long ID_MASK = (1L << KIND_SHIFT) - 1;
    private static final long TASK = 1;
    private static final long TASK_STATUS = 2;
    private static final long ROUTE_PLAN = 3;
    private static final long ROUTE_RELEASE = 4;

    private PushKey() {}

    /**
     * What a bot is to do for a task: an assignment, or its end.
     *
     * @param taskId the task.
     * @return a key.
     */
    public static long task(final long taskId) {
        return key(TASK, taskId);
    }

    /**
     * What has become of a task, for whoever asked for it.
     *
     * @param taskId the task.
     * @return a key.
     */
    public static long taskStatus(final long taskId) {
        return key(TASK_STATUS, taskId);
    }

    /**
     * The plan of a route.
     *
     * @param routeId the route.
     * @return a key.
     */
    public static long routePlan(final long routeId) {
        return key(ROUTE_PLAN, routeId);
    }

    /**
     * How far a route is released.
     *
     * @param routeId the route.
     * @return a key.
     */
    public static long routeRelease(final long routeId) {
        return key(ROUTE_RELEASE, routeId);
    }

    private static long key(final long kind, final long id) {
        return kind << KIND_SHIFT | id & ID_MASK;
    }
}
