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
/**
 * Routes for the trucks: drives the {@link net.botclaw.routing.path.fleet.Fleet} from the journal.
 *
 * <pre>
 *  BotStatus ─────────▶ TruckPositions ──place───▶ ┌───────┐
 *  RouteProgress ─────▶ ProgressRule ───arrive───▶ │       │
 *  BotEvent ──────────▶ RouteHandler ──halt, ────▶ │ Fleet │──changes─▶ RoutePublisher ──▶ RoutePlan, RouteRelease
 *  TaskAssigned,                       repair      │       │            (waits for room)     RoutePlanned
 *  TaskChanged ───────▶ TripRule ───────assign───▶ │       │
 *  BlockCell ─────────▶ PendingBlocks ──block────▶ │       │──rings──▶ RingWatch ─────────▶ RobotsWaiting
 *  TICK ──────────────▶ FleetClock ─────tick─────▶ └───────┘
 * </pre>
 *
 * What a truck was told to be released is its own until it has passed, or is found elsewhere: links are slow, and a truck
 * may be on its way into any cell it has been given. Nothing here knows of tasks but their ids. Everything runs on the
 * core's thread.
 */
package net.botclaw.routing.forklift;
