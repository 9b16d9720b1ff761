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
 * What the engine knows of its site: the map, how many trucks it has room for, and its locations.
 *
 * <pre>
 *  site image beside the journal ──SiteImage──▶ Site ──▶ LocationTable ──▶ read by the handlers
 *                                                             ▲
 *  AddStation ──▶ StationHandler ─────────────────────────────┘
 * </pre>
 *
 * The site never changes while a journal lives: its hash is in the journal's first record. What does change, stations
 * added and cells closed, comes in as commands. The location table is reference data: one handler writes it, the others
 * read it.
 */
package net.botclaw.routing.site;
