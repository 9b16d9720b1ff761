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
package net.botclaw.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.gateway.Authenticator;
import net.botclaw.routing.site.Site;
import net.botclaw.tools.map.WarehouseFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Java examples of the documentation, run from their source as the documentation says, against an engine. */
@Timeout(120)
class ExampleBotsTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final Path MAP = EXAMPLES.resolve("site.map");
    /** The one flag that a bot's JVM needs. */
    private static final List<String> FLAGS = List.of("--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED");

    private static final String TOKEN = "s3cret";

    @TempDir
    private Path data;

    private IngestEngine engine;

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private void launch(final Authenticator authenticator) {
        engine = IngestEngine.launch(new EngineContext()
                .dataDirectory(data)
                .tcpPort(0)
                .site(Site.of(WarehouseFiles.read(MAP).withTickMs(2), 4))
                .authenticator(authenticator));
    }

    private static Authenticator token() {
        return Authenticator.tokens(Map.of(), TOKEN.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldDeliverOneReadingWithATokenAndLogOut() throws IOException, InterruptedException {
        launch(token());

        final ExampleRun run = run("SensorBot", "field-7", TOKEN);

        assertThat(run.output()).isEqualTo("sensor: acked up to 1, JOURNALED\nsensor: link closed: 0 ok\n");
        assertThat(run.exitCode()).isZero();
        assertThat(journaled("SensorReading")).hasSize(1).first().asString().contains("value=28.5 zoneId=12");
        assertThat(journaled("BotDisconnected")).hasSize(1).first().asString().endsWith("code=0");
    }

    @Test
    void shouldEndWithTheCodeWhenTheTokenIsWrong() throws IOException, InterruptedException {
        launch(token());

        final ExampleRun sensor = run("SensorBot", "field-7", "wrong");
        final ExampleRun truck = run("TruckBot", "truck-1", MAP.toString(), "14", "2", "1", "wrong");

        assertThat(sensor.output())
                .isEqualTo("sensor: link closed: 103 the credential does not match\n"
                        + "sensor: refused for good: 103 the credential does not match\n"
                        + "sensor: not acked, the client is REFUSED\n");
        assertThat(sensor.exitCode()).isEqualTo(1);
        assertThat(truck.output())
                .isEqualTo("truck: refused for good: 103 the credential does not match\n" + "truck: done=0 cell="
                        + cellAt(14, 2) + " REFUSED\n");
        assertThat(truck.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldDoEveryTaskAndComeToRest() throws IOException, InterruptedException {
        // given
        launch(Authenticator.none());
        final Path stock = Files.writeString(data.resolve("stock.csv"), "SKU-1,1,10\n");
        command("load-stock", "--file", stock);
        command("create-task", "--type", "pick_and_pack", "--from", 1, "--to", 5, "--quantity", 3, "--sku", "SKU-1");
        command("create-task", "--type", "inspect", "--from", 2);

        // when
        final ExampleRun run = run("TruckBot", "truck-1", MAP.toString(), "14", "2", "2");

        // then
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(" ACCEPTED\n", " IN_PROGRESS\n", " DONE\n")
                .endsWith("truck: done=2 cell=" + cellAt(14, 2) + " LOGGED_OUT\n");
        assertThat(journaled("StockChanged").stream().filter(line -> line.contains("SKU-1")))
                .hasSize(3);
        assertThat(journaled("Reject")).isEmpty();
        final String audit = CommandRun.of("journal", "audit", "--data", data).toString();
        assertThat(audit).as(audit).startsWith("exit 0");
    }

    private void command(final Object... words) {
        final List<Object> all = new ArrayList<>(List.of("command", "--data", data));
        all.addAll(Arrays.asList(words));
        final CommandRun run = CommandRun.of(all.toArray());
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    private List<String> journaled(final String type) {
        return CommandRun.of("journal", "cat", "--data", data, "--type", type).lines();
    }

    private static int cellAt(final int x, final int y) {
        return WarehouseFiles.read(MAP).cellAt(x, y);
    }

    private ExampleRun run(final String example, final String name, final String... words)
            throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", classPath()));
        command.add(EXAMPLES.resolve(example + ".java").toString());
        command.addAll(List.of("127.0.0.1", Integer.toString(engine.tcpPort()), name));
        command.addAll(List.of(words));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new ExampleRun(process.exitValue(), output);
    }

    /** Without the examples that the build has compiled: a source file must not be on the class path as well. */
    private static String classPath() {
        final String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private record ExampleRun(int exitCode, String output) {}
}
