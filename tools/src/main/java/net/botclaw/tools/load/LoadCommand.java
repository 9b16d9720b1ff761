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
package net.botclaw.tools.load;

import java.io.PrintWriter;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.cli.VisibleText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw load}: load on a running engine. */
@Command(
        name = "load",
        description = {
            "Load an engine from one thread and measure the time from send to ack.",
            "Last line: load: sent=N acked=N acked_per_s=N p50_us=T p99_us=T p999_us=T max_us=T",
            "  sent, acked   frames meant to be sent in the measured time, and those of them that were acked",
            "  acked_per_s   acked, by the time up to the last of these acks",
            "  ..._us        microseconds from the intended send time to the ack: of each frame on its schedule with "
                    + "--rate, of each batch when it is put into the socket without",
            "The warm-up is in none of the figures, but an ack missing from it is missing.",
            "Exits 1 when an ack is missing, a connection is lost, or more than 0.1 %% of the frames of --rate were not "
                    + "sent in time."
        })
public final class LoadCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private LoadOptions options;

    @Override
    public void run() {
        final String wrong = options.firstProblem();
        if (wrong != null) {
            throw new ParameterException(spec.commandLine(), wrong);
        }
        final PrintWriter out = spec.commandLine().getOut();
        final LoadMeasurement measurement;
        try (LoadDriver driver = new LoadDriver(options.plan(), options.address(), options.bots())) {
            measurement = driver.run();
        }
        measurement.problems().forEach(problem -> out.println("problem: " + VisibleText.of(problem)));
        out.println(measurement.line());
        out.flush();
        if (!measurement.problems().isEmpty()) {
            throw new CommandFailedException(String.join("; ", measurement.problems()));
        }
    }
}
