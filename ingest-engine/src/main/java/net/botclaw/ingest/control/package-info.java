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
 * Takes the commands of operators over sessions on the loopback interface, and brings them their answers.
 *
 * <pre>
 *  botclaw command ──TCP, 127.0.0.1──▶ ControlServer ──▶ command ring ──▶ sequencer: journal, apply
 *    port and token: DIR/control              ▲                                │
 *                                             └──────────── answer ring ◀──────┘ when acks go out
 * </pre>
 *
 * <p>One thread of its own, off the hot path: the sequencer sees two rings and nothing of sessions.
 */
package net.botclaw.ingest.control;
