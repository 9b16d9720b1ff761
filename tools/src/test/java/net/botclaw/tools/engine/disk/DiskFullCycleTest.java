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
package net.botclaw.tools.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.SensorReadingDecoder;
import net.botclaw.routing.RecordKind;
import net.botclaw.tools.ServeProcess;
import net.botclaw.tools.journal.BotNames;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fills the disk of a running engine, at once and slowly, at several rates and on two file systems: no acked frame is lost,
 * the process lives, and it goes on by itself. {@code -Dbotclaw.disk.cycles=N} chooses how many.
 */
@Tag("slow")
class DiskFullCycleTest {
    private static final int CYCLES = Integer.getInteger("botclaw.disk.cycles", 2);
    private static final int DISK_MEBIBYTES = 900;
    private static final int BOTS = 4;
    private static final int[] RATES = {0, 1_000, 20_000};
    private static final long FULL_MS = 5_000;
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(30);

    @TempDir
    private Path temp;

    private long acked;

    @Test
    @Timeout(2 * 3600)
    void shouldLoseNothingThatWasAckedWhenTheDiskFills() throws IOException, InterruptedException {
        final String obstacle = SmallDisk.obstacle();
        assumeThat(obstacle).as("disk cycles are skipped: %s", obstacle).isNull();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            // An odd number of kinds of fill and rate, so that two cycles already have both file systems.
            final SmallDisk.Kind kind = SmallDisk.Kind.values()[cycle % 2];
            final boolean isSlow = cycle / 2 % 2 == 1;
            final int rate = RATES[cycle / 4 % RATES.length];
            final boolean hasFloor = cycle / 12 % 2 == 0;
            final Path root = Files.createDirectories(temp.resolve("cycle-" + cycle));
            try (SmallDisk disk = SmallDisk.mount(kind, root, DISK_MEBIBYTES)) {
                cycle(disk, root, isSlow, rate, hasFloor);
            }
        }
        System.out.println("disk full: cycles=" + CYCLES + " acked=" + acked + " lost=0 process deaths=0");
    }

    private void cycle(
            final SmallDisk disk, final Path root, final boolean isSlow, final int rate, final boolean hasFloor)
            throws IOException, InterruptedException {
        final Path data = disk.directory().resolve("data");
        final Path config = root.resolve("engine.properties");
        Files.writeString(config, "disk-floor-bytes = " + (hasFloor ? 64L << 20 : 0) + "\n");
        final ServeProcess engine = ServeProcess.start("--data", data, "--tcp", "0", "--config", config);
        await("the engine listens", () -> isReady(engine) ? 1 : 0, 0);
        final List<SteadyBot> bots = new ArrayList<>();
        try {
            for (int i = 0; i < BOTS; i++) {
                bots.add(new SteadyBot(engine.port(), "bot-" + i, rate / BOTS));
            }
            await("frames are acked", () -> acked(bots), 1_000 / BOTS);
            TimeUnit.SECONDS.sleep(1);
            disk.fill(isSlow ? 3 : 0);
            TimeUnit.MILLISECONDS.sleep(FULL_MS);
            assertThat(engine.isAlive())
                    .as("the engine lives on a full disk: %s", engine)
                    .isTrue();
            disk.free();
            await("it goes on when there is room", () -> acked(bots), acked(bots));
            TimeUnit.SECONDS.sleep(1);
        } finally {
            for (final SteadyBot bot : bots) {
                bot.end();
            }
        }
        engine.stop();
        assertThat(engine.complaints()).isEmpty();
        verify(data, bots);
    }

    private static boolean isReady(final ServeProcess engine) {
        try {
            return engine.isReady();
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long acked(final List<SteadyBot> bots) {
        return bots.stream().mapToLong(SteadyBot::acked).sum();
    }

    private static void await(final String what, final LongSupplier figure, final long before)
            throws InterruptedException {
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (figure.getAsLong() <= before) {
            assertThat(System.nanoTime() - deadlineNs).as(what).isNegative();
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Each acked sequence is in the journal once, with its value. */
    private void verify(final Path data, final List<SteadyBot> bots) {
        final Map<String, BitSet> found = new HashMap<>();
        final BotNames names = new BotNames();
        final SensorReadingDecoder reading = new SensorReadingDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader reader = JournalReader.open(data)) {
            while (reader.next()) {
                names.onRecord(reader);
                if (reader.kind() == RecordKind.INBOUND) {
                    reading.wrapAndApplyHeader(reader.buffer(), reader.payloadOffset(), header);
                    assertThat(reading.value()).isEqualTo(SteadyBot.value(reader.sequence()));
                    final BitSet sequences = found.computeIfAbsent(names.name(reader.botId()), name -> new BitSet());
                    assertThat(sequences.get((int) reader.sequence())).isFalse();
                    sequences.set((int) reader.sequence());
                }
            }
        }
        for (final SteadyBot bot : bots) {
            final long last = bot.acked();
            acked += last;
            assertThat(found.get(bot.name()).get(1, (int) last + 1).cardinality())
                    .as("acked frames of %s in the journal", bot.name())
                    .isEqualTo((int) last);
        }
    }
}
