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
 * The benchmark rig: {@code ./botclaw bench}. Loads the engine, its floors and its peers with one open-loop driver, in
 * blocks that alternate, and says PASS, FAIL or INVALID of each ratio in {@code benchmarks/targets.yaml}.
 *
 * <pre>
 *  Bench ─▶ a command ─▶ Rig ─── block ───▶ LoadDriver (tools.load) ══ TCP, a Wire ══▶ Subject in a process of its own
 *             │           │                                                            engine, echo, sink, redis, …
 *             │ ratios    │ blocks        one runs, all others are stopped (SIGSTOP)
 *             ▼           ▼
 *           report (rig.report): report.json, .txt, .html, raw .hgrm and .hlog
 *
 *  rig.target   children: the engine and its floors           rig.peer   Redis, NATS, Mosquitto, Kafka
 *  rig.floor    floors inside the rig's own process           rig.report statistics, verdicts, pages
 * </pre>
 *
 * <p>To add a command: a class here with {@code @Command}, named in {@link net.botclaw.benchmarks.rig.Bench}. To add a
 * target: its id in {@code rig.report.TargetId} and its limit in the file. A timing is measured here and never in a test.
 */
package net.botclaw.benchmarks.rig;
