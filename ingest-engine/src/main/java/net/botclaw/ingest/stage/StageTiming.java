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
package net.botclaw.ingest.stage;

/**
 * How long one stage took. Each value contains one reading of the clock, see {@link StageTimings#clockNs()}; nothing is
 * subtracted.
 *
 * @param stage which.
 * @param count completed samples, the same for all stages.
 * @param p50Ns median, nanoseconds, to three digits; 0 without a sample.
 * @param p90Ns 90th percentile, nanoseconds.
 * @param p99Ns 99th percentile, nanoseconds.
 * @param maxNs longest, nanoseconds; what took longer than a minute counts as a minute.
 */
public record StageTiming(Stage stage, long count, long p50Ns, long p90Ns, long p99Ns, long maxNs) {}
