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
 * From measured blocks to a report that can be believed, or that says why it cannot.
 *
 * <pre>
 *  Block, Block, Block …   RunReportBuilder          RunReport                 files
 *  (histograms, problems) ───────▶ SeriesTable ──▶ ReportFigures ─┬──▶ report.json ──▶ Comparison, ReadmeTable
 *  Ratio (what by what) ─────────▶ RatioEstimate                  ├──▶ report.txt
 *  Targets (targets.yaml) ───────▶ Judgement                      ├──▶ report.html
 *                                        histograms ──────────────┴──▶ raw/*.hgrm, raw/*.hlog
 * </pre>
 *
 * <p>Latencies are nanoseconds and count from the intended send time. What is judged are ratios within one run, by the
 * whole of their interval; absolute figures are shown and never compared.
 *
 * <p><b>Threading</b>: one thread, after the measuring is over. <b>Memory</b>: as it comes; nothing here is on a hot path.
 */
package net.botclaw.benchmarks.rig.report;
