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
package net.botclaw.benchmarks.rig.report;

/**
 * A stage of a frame's way through the engine, as the engine times it.
 *
 * @param stage as the engine names it.
 * @param count how often it was timed.
 * @param p50Ns median.
 * @param p99Ns 99th percentile.
 * @param maxNs longest.
 */
public record StageTiming(String stage, long count, long p50Ns, long p99Ns, long maxNs) {}
