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
package net.botclaw.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.gateway.Authenticator;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.codec.BotDisconnectedDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The example bot, written from the protocol's page alone, against a live engine. */
@Timeout(120)
class PythonBotTest {
    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "bot.py");
    private static final int COUNT = 500;
    private static final int RECONNECT_EVERY = 60;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldDeliverEveryReadingOnceWhenTheExampleBotReconnects() throws IOException, InterruptedException {
        assumeTrue(hasPython(), "python3 is not on the PATH");

        // given
        final IngestEngine engine = engines.launch(directory);
        // when
        final Process process = start(
                engine,
                "python-bot",
                "--count=" + COUNT,
                "--rate=0",
                "--timeout=30",
                "--reconnect-every=" + RECONNECT_EVERY);
        final String output = output(process);

        // then
        assertThat(process.exitValue()).as(output).isZero();
        final String[] lines = output.strip().split("\n");
        System.out.println(lines[lines.length - 1]);
        assertThat(lines[lines.length - 1])
                .startsWith("bot: sent=" + COUNT + " acked=" + COUNT + " reconnects=" + COUNT / RECONNECT_EVERY)
                .endsWith(" epoch=1 ok");
        assertThat(resent(lines[lines.length - 1])).isGreaterThanOrEqualTo(COUNT / RECONNECT_EVERY);
        assertThat(engine.counters().of(EngineCounter.GAPS_RECORDED).get()).isZero();
        engines.close(engine);
        final JournalView journal = JournalView.read(directory);
        assertThat(journal.reliableSequences(1))
                .isEqualTo(LongStream.rangeClosed(1, COUNT).boxed().toList());
        final List<JournalView.Entry> ends = journal.ofTemplate(BotDisconnectedDecoder.TEMPLATE_ID);
        assertThat(ends.get(ends.size() - 1)
                        .decode(new BotDisconnectedDecoder())
                        .code())
                .isZero();
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
    }

    @Test
    void shouldEndWithOneLineWhenTheEngineRefusesItForGood() throws IOException, InterruptedException {
        assumeTrue(hasPython(), "python3 is not on the PATH");
        final IngestEngine engine = engines.launch(EngineFixture.context(directory)
                .authenticator(Authenticator.tokens(Map.of(), "s3cret".getBytes(StandardCharsets.US_ASCII))));

        final Process wrong = start(engine, "python-bot", "--token=wrong");
        final String wrongOutput = output(wrong);
        final Process right = start(engine, "python-bot", "--token=s3cret", "--count=1");
        final String rightOutput = output(right);

        assertThat(wrongOutput).isEqualTo("bot: failed: refused for good: 103 the credential does not match\n");
        assertThat(wrong.exitValue()).isEqualTo(1);
        assertThat(rightOutput).isEqualTo("bot: sent=1 acked=1 reconnects=0 resent=0 epoch=1 ok\n");
        assertThat(right.exitValue()).isZero();
    }

    private static Process start(final IngestEngine engine, final String name, final String... options)
            throws IOException {
        final List<String> command = new ArrayList<>(List.of(
                "python3", EXAMPLE.toString(), "--host=127.0.0.1", "--port=" + engine.tcpPort(), "--name=" + name));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String output(final Process process) throws IOException, InterruptedException {
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private static int resent(final String lastLine) {
        final Matcher matcher = Pattern.compile(" resent=(\\d+) ").matcher(lastLine);
        assertThat(matcher.find()).as(lastLine).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (final IOException e) {
            return false;
        }
    }
}
