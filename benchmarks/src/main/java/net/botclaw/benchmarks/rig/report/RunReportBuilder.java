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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.botclaw.benchmarks.rig.report.ReportFigures.ScalarFigures;

/**
 * Takes what a run has measured, in any order; {@link #build()} computes, compares and judges.
 *
 * <p><b>Threading</b>: one thread.
 */
public final class RunReportBuilder {
    private static final long DEFAULT_SEED = 1;

    final String command;
    final String commandLine;
    final Environment environment;
    final Map<String, String> settingBySystem = new LinkedHashMap<>();
    final List<String> floorTargets = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    final List<Ratio> ratios = new ArrayList<>();
    final List<ScalarFigures> scalars = new ArrayList<>();
    final List<Peer> peers = new ArrayList<>();
    final List<LocalFloor> localFloors = new ArrayList<>();
    final List<StageTiming> stages = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Targets targets;
    long seed = DEFAULT_SEED;

    RunReportBuilder(
            final String command, final String commandLine, final Environment environment, final Targets targets) {
        this.command = command;
        this.commandLine = commandLine;
        this.environment = environment;
        this.targets = targets;
    }

    /**
     * Names a target that the run is about: what it loses fails the run, while the same of a floor or peer makes it
     * invalid.
     *
     * @param target  of blocks.
     * @param setting in words, as {@code shared, spin, JOURNALED}.
     * @return this.
     */
    public RunReportBuilder systemUnderTest(final String target, final String setting) {
        settingBySystem.put(target, setting);
        return this;
    }

    /**
     * Names a target that is a floor: each series is shown in terms of the floor under the same load, of the first one
     * named where there are several.
     *
     * @param target of blocks.
     * @return this.
     */
    public RunReportBuilder floor(final String target) {
        floorTargets.add(target);
        return this;
    }

    /** Adds blocks, in the order measured. */
    public RunReportBuilder blocks(final Collection<Block> more) {
        blocks.addAll(more);
        return this;
    }

    /**
     * Adds a question to the blocks.
     *
     * @param ratio with an id that no other has.
     * @return this.
     * @throws IllegalArgumentException when the id is there already, or the target is not in the file.
     */
    public RunReportBuilder ratio(final Ratio ratio) {
        if (ratios.stream().anyMatch(other -> other.id().equals(ratio.id()))) {
            throw new IllegalArgumentException("two ratios have the id " + ratio.id());
        }
        if (ratio.target() != null) {
            targets.target(ratio.target());
        }
        ratios.add(ratio);
        return this;
    }

    /**
     * Adds a figure that is counted, not sampled, and held against no target.
     *
     * @param name  of it.
     * @param value of it.
     * @param unit  of it, or empty.
     * @return this.
     */
    public RunReportBuilder scalar(final String name, final double value, final String unit) {
        scalars.add(new ScalarFigures(name, value, unit, null, null));
        return this;
    }

    /**
     * Adds a figure that is counted, not sampled, and judged.
     *
     * @param name  of it.
     * @param value of it; not finite: it could not be measured.
     * @param unit  of it, or empty.
     * @param id    of the target.
     * @return this.
     * @throws IllegalArgumentException when the target is not in the file.
     */
    public RunReportBuilder scalar(final String name, final double value, final String unit, final TargetId id) {
        final Target target = targets.target(id);
        scalars.add(new ScalarFigures(name, value, unit, target, target.judge(value)));
        return this;
    }

    /** Adds a peer, present or not. */
    public RunReportBuilder peer(final Peer peer) {
        peers.add(peer);
        return this;
    }

    /** Adds a floor measured inside the rig. */
    public RunReportBuilder localFloor(final LocalFloor floor) {
        localFloors.add(floor);
        return this;
    }

    /** Adds a stage of the engine, in the order of a frame's way. */
    public RunReportBuilder stage(final StageTiming stage) {
        stages.add(stage);
        return this;
    }

    /** Adds a line that a reader must know. */
    public RunReportBuilder note(final String line) {
        notes.add(line);
        return this;
    }

    /** Sets the seed of the bootstrap. */
    public RunReportBuilder seed(final long bootstrapSeed) {
        this.seed = bootstrapSeed;
        return this;
    }

    /**
     * Computes the report.
     *
     * @return the report, not written yet.
     * @throws IllegalArgumentException when a series has blocks of different targets or conditions.
     */
    public RunReport build() {
        final SeriesTable table = new SeriesTable(blocks, settingBySystem.keySet(), seed);
        final Map<String, String> rawNames = rawNames(Stream.concat(
                table.names().stream(),
                localFloors.stream().map(LocalFloor::name).map(RunReport::floorKey)));
        return new RunReport(new FiguresAssembly(this, table, rawNames).figures(), table, List.copyOf(localFloors));
    }

    /** File names made of letters, digits and hyphens, no two alike. */
    private static Map<String, String> rawNames(final Stream<String> names) {
        final Map<String, String> rawNames = new LinkedHashMap<>();
        final Set<String> taken = new HashSet<>();
        for (final String name : names.collect(Collectors.toCollection(ArrayList::new))) {
            final String plain = name.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
            String free = plain.isEmpty() ? "series" : plain;
            for (int i = 2; !taken.add(free); i++) {
                free = plain + "-" + i;
            }
            rawNames.put(name, free);
        }
        return rawNames;
    }
}
