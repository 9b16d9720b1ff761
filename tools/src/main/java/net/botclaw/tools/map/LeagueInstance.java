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
package net.botclaw.tools.map;

import java.nio.file.Path;
import net.botclaw.routing.path.benchmark.GridMap;
import net.botclaw.routing.path.benchmark.LeagueAgents;
import net.botclaw.routing.path.benchmark.LeagueQueries;
import net.botclaw.routing.path.benchmark.LeagueTasks;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * An instance of the League of Robot Runners: a JSON index that names the files of map, robots and tasks, relative to
 * itself, and the size of the team. Its other keys belong to the League's simulator and are not looked at.
 *
 * <p><b>Failure</b>: one line that names the file that is wrong, be it the index or one of the others.
 */
public final class LeagueInstance {
    private final Path mapFile;
    private final Path taskFile;
    private final GridMap map;
    private final LeagueAgents agents;
    private final LeagueTasks tasks;
    private final int teamSize;

    private LeagueInstance(final Path index, final JsonValue root) {
        mapFile = file(index, root, "mapFile");
        taskFile = file(index, root, "taskFile");
        final Path agentFile = file(index, root, "agentFile");
        map = TextFiles.read(mapFile, GridMap::parse);
        agents = TextFiles.read(agentFile, text -> LeagueAgents.parse(text, map));
        tasks = TextFiles.read(taskFile, text -> LeagueTasks.parse(text, map));
        teamSize = root.get("teamSize").integer(1, Integer.MAX_VALUE);
        if (teamSize > agents.count()) {
            throw root.get("teamSize")
                    .error("a team of " + teamSize + ", but " + agentFile + " has " + agents.count() + " robots");
        }
        if (tasks.count() == 0) {
            throw root.get("taskFile").error(taskFile + " has no tasks");
        }
    }

    /**
     * Reads an instance.
     *
     * @param index of it.
     * @return all of it.
     */
    public static LeagueInstance read(final Path index) {
        return TextFiles.readJson(index, root -> new LeagueInstance(index, root));
    }

    private static Path file(final Path index, final JsonValue root, final String key) {
        final JsonValue value = root.get(key);
        return index.resolveSibling(value.path());
    }

    /**
     * The grid.
     *
     * @return as in its file.
     */
    public GridMap map() {
        return map;
    }

    /**
     * The grid as a warehouse.
     *
     * @return without places.
     */
    public WarehouseMap warehouse() {
        return TextFiles.located(mapFile, () -> WarehouseFiles.plain(map));
    }

    /**
     * Where the robots start.
     *
     * @return at least as many as the team has.
     */
    public LeagueAgents agents() {
        return agents;
    }

    /**
     * What there is to do.
     *
     * @return at least one.
     */
    public LeagueTasks tasks() {
        return tasks;
    }

    /**
     * How many robots there are.
     *
     * @return 1 or more.
     */
    public int teamSize() {
        return teamSize;
    }

    /**
     * Where the tasks come from.
     *
     * @return the file.
     */
    public Path taskFile() {
        return taskFile;
    }

    /**
     * The way of each robot to its first task.
     *
     * @return a query for each robot of the team that has a task.
     */
    public LeagueQueries queries() {
        return new LeagueQueries(map, agents, tasks, teamSize);
    }
}
