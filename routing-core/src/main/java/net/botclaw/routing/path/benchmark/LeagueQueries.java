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
package net.botclaw.routing.path.benchmark;

/**
 * Queries of a League of Robot Runners instance: robot i from its start to the first location of task i, as long as there
 * are robots and tasks. No lengths are published for them.
 */
public final class LeagueQueries implements GridQueries {
    private final int width;
    private final LeagueAgents agents;
    private final LeagueTasks tasks;
    private final int count;

    /**
     * Queries of an instance.
     *
     * @param map      that robots and tasks are on.
     * @param agents   of the instance.
     * @param tasks    of the instance.
     * @param teamSize how many of the robots count, at most as many as there are.
     */
    public LeagueQueries(final GridMap map, final LeagueAgents agents, final LeagueTasks tasks, final int teamSize) {
        width = map.width();
        this.agents = agents;
        this.tasks = tasks;
        count = Math.min(teamSize, tasks.count());
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int startX(final int query) {
        return agents.location(query) % width;
    }

    @Override
    public int startY(final int query) {
        return agents.location(query) / width;
    }

    @Override
    public int goalX(final int query) {
        return tasks.errand(query, 0) % width;
    }

    @Override
    public int goalY(final int query) {
        return tasks.errand(query, 0) / width;
    }

    @Override
    public int line(final int query) {
        return tasks.line(query);
    }

    @Override
    public String length(final int query) {
        return null;
    }
}
