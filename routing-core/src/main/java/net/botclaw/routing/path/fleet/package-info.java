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
 * Many trucks on one map, free of collisions by construction.
 *
 * <pre>
 *  place, assign, block, break down ...          start, arrive, finish a stop
 *            │                                             │
 *            ▼                                             ▼
 *  Fleet ── Recovery ── TripPlanner ──▶ Reservations ◀── Execution ──▶ what may be driven: releases
 *              │            │                ▲
 *              │     SafeIntervalSearch      │
 *           PushOut     one leg        Postponement: who is late pushes back who comes after
 * </pre>
 *
 * One structure carries it all: for each cell a list of reservations in order of time, for each truck a chain of them
 * from the cell it is in to the one it rests in. The list of a cell is both the plan (from when to when) and the queue of
 * tickets (who goes next). A truck enters a cell only when its ticket is the first, and holds both cells while it moves
 * from one to the other, so no delay and no order of messages makes two trucks meet. Plans only go into gaps, at times
 * that contradict no other, so the tickets never wait for each other in a ring.
 *
 * <p>Every plan ends in the truck's own home, where it may stay for ever: until a new plan is found the old one holds.
 * Only what the plans did not foresee (a closed cell, a breakdown, a truck where it should not be) can leave a truck
 * without a plan: it keeps the cell it is in, those behind it plan anew, and it is tried again; trucks without a plan
 * that stand in each other's way are pushed apart one cell at a time.
 *
 * <p>All of it belongs to one thread, takes time as an argument in ticks, and allocates nothing after construction.
 */
package net.botclaw.routing.path.fleet;
