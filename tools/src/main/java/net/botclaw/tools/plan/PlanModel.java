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
package net.botclaw.tools.plan;

import java.nio.file.Path;

/** What is under test: a planner, its map, and a judge of its answers. Commands are those of the queries, from 0. */
interface PlanModel {
    /** Makes the map again what it is before the first command. */
    void reset();

    /** Carries out a command that changes the map. */
    void apply(int command);

    /** Answers a query. Only this is measured. */
    void plan(int query);

    /** Whether the last answer is a way. */
    boolean isFound();

    /**
     * Judges the last answer.
     *
     * @param query   that it is for.
     * @param isCheck whether it is also walked, and compared where no answer is published.
     * @return what is wrong, in one line; null when nothing is.
     */
    String mismatch(int query, boolean isCheck);

    /** Draws the last answer, if it is a way. */
    void trace(int query, MapDrawing drawing);

    /** Writes a drawing with the map as the last command has left it. */
    void write(MapDrawing drawing, Path file);
}
