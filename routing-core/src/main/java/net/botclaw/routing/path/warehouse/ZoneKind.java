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

/** What a zone means to a bot, in the terms of VDA 5050 3.0. */
public enum ZoneKind {
    /** No bot enters while the zone is active. */
    BLOCKED,
    /** Bots drive slower: moves into it cost and take at least 100 percent. */
    SPEED_LIMIT,
    /** Preferred: moves into it cost at most 100 percent, and take as long as elsewhere. */
    PRIORITY,
    /** Avoided: moves into it cost at least 100 percent, and take as long as elsewhere. */
    PENALTY,
    /** Cells of the zone are left in one direction only. */
    DIRECTED,
    /** Cells of the zone are left in two opposite directions only. */
    BIDIRECTED,
    /** A bot waits for its release before it enters; moves into it cost at least 100 percent. */
    RELEASE
}
