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
 * What was pushed to bots and is not acknowledged yet: bounded for each bot and in all, sent again after each resume, the
 * older versions of the same thing dropped.
 *
 * <pre>
 *  handler ─push─▶ Outbox.add ──▶ journal, then the bot's connection if it has one
 *                     │  ▲
 *   PushAcked, Logon ─┘  └── resend: all that is left, with the sequences they were given
 * </pre>
 *
 * A bot's push sequences count up from 1 for ever, in all of its epochs: (bot, sequence) names one push. A push that was
 * dropped for a newer one, or has expired, leaves a hole that the bot passes over.
 *
 * <p>Everything here belongs to the core's thread and is a function of the journal.
 */
package net.botclaw.routing.outbox;
