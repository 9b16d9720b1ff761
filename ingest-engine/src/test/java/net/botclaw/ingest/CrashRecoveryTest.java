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

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import net.botclaw.ingest.sequencer.JournalReplay;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine under load is killed again and again, at random instants of its service and of its recovery, and started
 * again on the same directory. The bots find their own way back. Nothing that was acked may be missing, doubled or out of
 * order.
 *
 * <p>{@code -Dbotclaw.test.rounds=N} sets the rounds of the long test, {@code -Dbotclaw.test.seed=N} its instants.
 */
class CrashRecoveryTest {
    private static final int ROUNDS = Integer.getInteger("botclaw.test.rounds", 50);
    private static final int SHORT_ROUNDS = 3;
    private static final long SEED = Long.getLong("botclaw.test.seed", 20_260_104L);
    private static final int BOTS = 8;
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final int ROUNDS_TO_EARLY_KILL = 5;
    private static final int MAX_START_MS = 1_200;

    private final Random random = new Random(SEED);
    private final List<CrashBot> bots = new ArrayList<>();
    private final TreeMap<String, Integer> complaints = new TreeMap<>();
    private final List<Long> startToReady = new ArrayList<>();
    private final List<Long> startToFirstAck = new ArrayList<>();
    private final List<Long> killToFirstAck = new ArrayList<>();
    private final IdleStrategy idleStrategy = new BackoffIdleStrategy();
    private EngineProcess engine;
    private Path directory;
    private int port;
    private long killNs;
    private int earlyKills;
    private boolean isOffering = true;

    @AfterEach
    void stop() throws IOException, InterruptedException {
        bots.forEach(CrashBot::close);
        if (engine != null) {
            engine.kill();
        }
    }

    @Test
    @Timeout(120)
    void shouldLoseNothingWhenTheEngineIsKilledAFewTimes(@TempDir final Path temp)
            throws IOException, InterruptedException {
        run(temp, SHORT_ROUNDS);
    }

    @Test
    @Tag("slow")
    @Timeout(1_200)
    void shouldLoseNothingWhenTheEngineIsKilledManyTimes(@TempDir final Path temp)
            throws IOException, InterruptedException {
        run(temp, ROUNDS);
    }

    private void run(final Path temp, final int rounds) throws IOException, InterruptedException {
        directory = temp;
        port = freePort();
        // Before there are bots: they would only learn to wait.
        killWhileStarting(rounds / ROUNDS_TO_EARLY_KILL + 1);
        for (int i = 1; i <= BOTS; i++) {
            bots.add(new CrashBot(i, port));
        }
        for (int round = 1; round <= rounds; round++) {
            startUntilFirstAck(round);
            final long aliveNs = TimeUnit.MILLISECONDS.toNanos(20 + random.nextInt(381));
            final long deadNs = System.nanoTime() + aliveNs;
            poll("the instant to kill", () -> System.nanoTime() - deadNs >= 0);
            kill();
        }
        startUntilFirstAck(0);
        isOffering = false;
        poll("all to be acked", () -> bots.stream().allMatch(CrashBot::isAllAcked));
        kill();
        verify(rounds);
    }

    private void startUntilFirstAck(final int round) throws IOException, InterruptedException {
        killWhileStarting(round % ROUNDS_TO_EARLY_KILL == 2 ? 1 : 0);
        start();
        poll("the engine to listen", this::isReady);
        startToReady.add(System.nanoTime() - engine.startNs());
        poll("the first ack", () -> firstAckNs() != Long.MAX_VALUE);
        startToFirstAck.add(firstAckNs() - engine.startNs());
        if (killNs != 0) {
            killToFirstAck.add(firstAckNs() - killNs);
        }
    }

    /** The time from kill to ack still counts from the kill of an engine that was at work. */
    private void killWhileStarting(final int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            start();
            final long deadNs = engine.startNs() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(MAX_START_MS));
            poll("the instant to kill a starting engine", () -> System.nanoTime() - deadNs >= 0);
            final long atWorkNs = killNs;
            kill();
            killNs = atWorkNs;
            earlyKills++;
        }
    }

    private void start() throws IOException {
        bots.forEach(CrashBot::forgetFirstAck);
        final ThreadingMode threading = random.nextBoolean() ? ThreadingMode.SHARED : ThreadingMode.DEDICATED;
        engine = EngineProcess.start(directory, port, threading);
    }

    private boolean isReady() {
        try {
            return engine.isReady();
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private void kill() throws IOException, InterruptedException {
        engine.kill();
        killNs = System.nanoTime();
        for (final String line : engine.complaints()) {
            complaints.merge(line.replaceAll("[0-9]+", "#"), 1, Integer::sum);
        }
        engine = null;
    }

    private long firstAckNs() {
        return bots.stream()
                .mapToLong(bot -> bot.firstAckNs() == 0 ? Long.MAX_VALUE : bot.firstAckNs())
                .min()
                .orElseThrow();
    }

    /** The bots' turns, until something has happened. */
    private void poll(final String what, final BooleanSupplier isReached) {
        final long startNs = System.nanoTime();
        while (!isReached.getAsBoolean()) {
            int work = 0;
            for (final CrashBot bot : bots) {
                work += bot.poll(isOffering);
            }
            idleStrategy.idle(work);
            if (System.nanoTime() - startNs > DEADLINE_NS) {
                throw new AssertionError("seed " + SEED + ": waited in vain for " + what + "; " + bots);
            }
        }
    }

    private void verify(final int rounds) throws IOException, InterruptedException {
        final CrashJournalCheck journal = CrashJournalCheck.read(directory, bots);
        final long acked = bots.stream().mapToLong(CrashBot::acked).sum();
        final long lostAtResume = bots.stream().mapToLong(CrashBot::lost).sum();
        System.out.println("crash: rounds=" + rounds + " early_kills=" + earlyKills + " acked=" + acked + " lost="
                + (journal.lost() + lostAtResume) + " doubled=" + journal.doubled() + " reordered="
                + journal.reordered() + " altered=" + journal.altered() + " gaps=" + journal.gaps() + " records="
                + journal.records() + " start_to_ready_ms " + figures(startToReady) + " restart_to_first_ack_ms "
                + figures(startToFirstAck) + " kill_to_first_ack_ms " + figures(killToFirstAck) + " seed=" + SEED);
        complaints.forEach((line, count) -> System.out.println("crash: " + count + " times: " + line));
        assertThat(journal.lost() + lostAtResume).as("lost, seed %d", SEED).isZero();
        assertThat(journal.doubled()).as("doubled, seed %d", SEED).isZero();
        assertThat(journal.reordered()).as("reordered, seed %d", SEED).isZero();
        assertThat(journal.altered()).as("altered, seed %d", SEED).isZero();
        assertThat(journal.gaps()).as("gaps, seed %d", SEED).isZero();
        assertThat(journal.frames()).as("journaled, seed %d", SEED).isEqualTo(acked);
        assertThat(complaints).as("what engines complained of, seed %d", SEED).isEmpty();
        verifyReplay(journal);
    }

    private void verifyReplay(final CrashJournalCheck journal) throws IOException, InterruptedException {
        final JournalReplay.Result replayed = JournalReplay.run(directory);
        assertThat(JournalReplay.run(directory)).as("replayed twice").isEqualTo(replayed);
        assertThat(replayed.records()).isEqualTo(journal.records());
        start();
        poll("the engine to listen", this::isReady);
        assertThat(engine.recoveredRecords()).isEqualTo(replayed.records());
        final long stateHash = engine.close();
        engine = null;
        assertThat(JournalReplay.run(directory).stateHash())
                .as("state of the engine, seed %d", SEED)
                .isEqualTo(stateHash);
    }

    private static String figures(final List<Long> durationsNs) {
        final List<Long> sorted = durationsNs.stream().sorted().toList();
        final long p50 = sorted.get(sorted.size() / 2);
        return "p50=" + TimeUnit.NANOSECONDS.toMillis(p50) + " max="
                + TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() - 1));
    }

    /**
     * A free port below the range from which the system takes the bots' own: a bot that connects to a port of that range
     * while nobody listens may be given the same one, and then speaks to itself.
     */
    private int freePort() throws IOException {
        while (true) {
            final int candidate = 20_000 + random.nextInt(10_000);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress("127.0.0.1", candidate));
                return candidate;
            } catch (final BindException e) {
                System.out.println("crash: port " + candidate + " is taken, the next one is tried");
            }
        }
    }
}
