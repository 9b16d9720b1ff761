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
package net.botclaw.tools.fleet;

import net.botclaw.routing.path.fleet.FleetLimits;
import picocli.CommandLine.Option;

/** How many robots drive for how long, and what goes wrong. */
final class FleetOptions {
    private static final int MAX_SECONDS = 86_400;
    private static final int PER_MILLE = 1_000;
    private static final int MAX_PER_MINUTE = 600;
    private static final int MAX_FAULT_SECONDS = 600;

    @Option(
            names = "--robots",
            paramLabel = "N",
            defaultValue = "50",
            description = "Robots of the map's first vehicle class (default: ${DEFAULT-VALUE}).")
    private int robots;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "Simulated seconds in which tasks are given and things go wrong (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "K",
            defaultValue = "1",
            description = "Of all that is random: the same seed gives the same state (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--delay-rate",
            paramLabel = "PERMILLE",
            defaultValue = "10",
            description =
                    "Moves and stops out of a thousand that take longer than planned (default: ${DEFAULT-VALUE}).")
    private int delayPerMille;

    @Option(
            names = "--max-delay",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "By how much longer at most (default: ${DEFAULT-VALUE}).")
    private int maxDelaySeconds;

    @Option(
            names = "--breakdowns",
            paramLabel = "PER_MINUTE",
            defaultValue = "0",
            description = "Robots that break down in a minute, all together (default: ${DEFAULT-VALUE}).")
    private int breakdownsPerMinute;

    @Option(
            names = "--blocks",
            paramLabel = "PER_MINUTE",
            defaultValue = "0",
            description = "Cells that are closed in a minute (default: ${DEFAULT-VALUE}).")
    private int blocksPerMinute;

    @Option(
            names = "--repair",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Until a robot drives again or a cell is opened, at most (default: ${DEFAULT-VALUE}).")
    private int maxRepairSeconds;

    /** The first thing that is wrong, or null. */
    String firstProblem() {
        final String[] names = {
            "--robots", "--seconds", "--delay-rate", "--max-delay", "--breakdowns", "--blocks", "--repair"
        };
        final int[] values = {
            robots, seconds, delayPerMille, maxDelaySeconds, breakdownsPerMinute, blocksPerMinute, maxRepairSeconds
        };
        final int[] least = {1, 1, 0, 1, 0, 0, 1};
        final int[] most = {
            FleetLimits.MAX_ROBOTS,
            MAX_SECONDS,
            PER_MILLE,
            MAX_FAULT_SECONDS,
            MAX_PER_MINUTE,
            MAX_PER_MINUTE,
            MAX_FAULT_SECONDS
        };
        for (int i = 0; i < names.length; i++) {
            if (values[i] < least[i] || values[i] > most[i]) {
                return names[i] + " must be " + least[i] + " to " + most[i];
            }
        }
        return null;
    }

    int robots() {
        return robots;
    }

    int seconds() {
        return seconds;
    }

    long seed() {
        return seed;
    }

    /** What goes wrong, in ticks of a site. */
    FleetFaultRates rates(final FleetSite site) {
        return new FleetFaultRates(
                delayPerMille,
                site.ticks(maxDelaySeconds),
                breakdownsPerMinute,
                blocksPerMinute,
                site.ticks(maxRepairSeconds));
    }
}
