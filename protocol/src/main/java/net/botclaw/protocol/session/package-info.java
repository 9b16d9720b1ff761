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
 * The session logic of both ends of a connection, without any I/O: bytes and time go in, bytes come out, so that every
 * rule can be tested without a socket or a clock.
 *
 * <pre>
 *        bot's process                                           engine's process
 *   offer ─▶ +------------+ ── Logon, frames, heartbeats ──▶ +---------------+ ─▶ frames to the journal
 *            | BotSession |                                  | EngineSession |
 *   listener◀+------------+ ◀─ LogonAck, acks, pushes ────── +---------------+ ◀─ acks, replies, pushes
 *                 |                                                  |
 *            FrameStore: what is not acknowledged               ResumeRule: how a session goes on
 * </pre>
 *
 * {@link net.botclaw.protocol.session.BotSession} is the bot's end: it logs on, keeps frames until they are
 * acknowledged, and sends them again after a lost link. {@code EngineSession} is the engine's end of one connection: it
 * holds the other side of the same rules. Both belong to one thread each, the one that drives their link.
 */
package net.botclaw.protocol.session;
