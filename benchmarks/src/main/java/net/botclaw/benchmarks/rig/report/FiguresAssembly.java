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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.botclaw.benchmarks.rig.report.ReportFigures.FloorFigures;
import net.botclaw.benchmarks.rig.report.SeriesFigures.FloorRatio;
import net.botclaw.benchmarks.rig.report.Target.BlockProblems;

/** Turns blocks into figures, ratios and verdicts. */
final class FiguresAssembly {
    private final RunReportBuilder run;
    private final SeriesTable table;
    private final Map<String, String> rawNames;

    FiguresAssembly(final RunReportBuilder run, final SeriesTable table, final Map<String, String> rawNames) {
        this.run = run;
        this.table = table;
        this.rawNames = rawNames;
    }

    ReportFigures figures() {
        final List<SeriesFigures> series =
                table.names().stream().map(this::series).toList();
        final List<RatioFigures> ratios = run.ratios.stream().map(this::ratio).toList();
        final List<FloorFigures> floors = run.localFloors.stream()
                .map(floor -> new FloorFigures(
                        floor.name(),
                        floor.description(),
                        LatencyFigures.of(floor.histogram()),
                        rawFile(RunReport.floorKey(floor.name()))))
                .toList();
        return new ReportFigures(
                ReportFigures.VERSION,
                run.command,
                run.commandLine,
                judgement(ratios),
                run.seed,
                run.environment.values(),
                series,
                ratios,
                List.copyOf(run.scalars),
                List.copyOf(run.peers),
                floors,
                List.copyOf(run.stages),
                List.copyOf(run.notes));
    }

    private String rawFile(final String name) {
        return RunReport.RAW + "/" + rawNames.get(name);
    }

    private SeriesFigures series(final String name) {
        final List<Block> blocks = table.blocks(name);
        final Block first = blocks.get(0);
        final String floor = floorOf(first);
        final List<FloorRatio> toFloor = floor == null
                ? List.of()
                : SeriesFigures.metrics(first.conditions()).stream()
                        .map(metric -> new FloorRatio(metric, table.estimate(metric, name, floor)))
                        .toList();
        return new SeriesFigures(
                name,
                first.target(),
                table.isSystemUnderTest(first),
                run.settingBySystem.getOrDefault(first.target(), first.target()),
                first.conditions(),
                blocks.size(),
                blocks.stream().mapToLong(Block::sent).sum(),
                blocks.stream().mapToLong(Block::acked).sum(),
                RatioEstimate.median(
                        blocks.stream().mapToDouble(Block::ackedPerSecond).toArray()),
                LatencyFigures.of(table.merged(name, Block::response)),
                LatencyFigures.of(table.merged(name, Block::service)),
                LatencyFigures.of(table.merged(name, Block::publishDelay)),
                rawFile(name),
                floor,
                toFloor,
                blocks.stream().flatMap(block -> block.namedProblems().stream()).toList());
    }

    /** The first series of a floor under the same load, or null; a series is not its own floor. */
    private String floorOf(final Block block) {
        return run.floorTargets.stream()
                .flatMap(target -> table.names().stream()
                        .filter(name -> table.blocks(name).get(0).target().equals(target)))
                .filter(name -> table.blocks(name).get(0).conditions().equals(block.conditions()))
                .findFirst()
                .filter(name -> !name.equals(block.series()))
                .orElse(null);
    }

    private RatioFigures ratio(final Ratio ratio) {
        final RatioEstimate estimate = table.estimate(ratio.metric(), ratio.numerator(), ratio.denominator());
        final RatioEstimate guard = ratio.isGuarded()
                ? table.estimate(ratio.metric(), ratio.guardNumerator(), ratio.guardDenominator())
                : null;
        final Target target = ratio.target() == null ? null : run.targets.target(ratio.target());
        final List<String> parts = Stream.of(
                        ratio.numerator(), ratio.denominator(), ratio.guardNumerator(), ratio.guardDenominator())
                .filter(Objects::nonNull)
                .toList();
        return new RatioFigures(
                ratio.id(),
                ratio.metric(),
                ratio.numerator(),
                ratio.denominator(),
                estimate,
                guard,
                target,
                target == null ? null : target.judge(estimate, guard, table.problems(parts)));
    }

    /** The worst of all judgements; whatever the system under test lost counts, in a ratio or not. */
    private Judgement judgement(final List<RatioFigures> ratios) {
        final List<Judgement> judgements = new ArrayList<>();
        final BlockProblems problems = table.problems(table.names());
        if (!problems.ofSystemUnderTest().isEmpty()) {
            judgements.add(Judgement.fail(BlockProblems.line(problems.ofSystemUnderTest())));
        }
        ratios.stream()
                .filter(ratio -> ratio.judgement() != null)
                .map(ratio -> named(ratio.id(), ratio.judgement()))
                .forEach(judgements::add);
        run.scalars.stream()
                .filter(scalar -> scalar.judgement() != null)
                .map(scalar -> named(scalar.name(), scalar.judgement()))
                .forEach(judgements::add);
        if (judgements.isEmpty()) {
            return judgementOfProblems(problems);
        }
        final Verdict worst =
                Verdict.worst(judgements.stream().map(Judgement::verdict).toList());
        if (worst == Verdict.PASS) {
            return Judgement.pass("targets met: " + judgements.size() + " of " + judgements.size());
        }
        return judgements.stream()
                .filter(judgement -> judgement.verdict() == worst)
                .findFirst()
                .orElseThrow();
    }

    /** A run without targets, such as a soak, still has to keep its rate and its messages. */
    private Judgement judgementOfProblems(final BlockProblems problems) {
        if (!problems.ofOthers().isEmpty()) {
            return Judgement.invalid(BlockProblems.line(problems.ofOthers()));
        }
        return table.names().isEmpty()
                ? Judgement.invalid("nothing was measured that a target judges")
                : Judgement.pass("no target judges it; no block missed its rate or lost an ack");
    }

    private static Judgement named(final String id, final Judgement judgement) {
        return new Judgement(judgement.verdict(), id + ": " + judgement.reason());
    }
}
