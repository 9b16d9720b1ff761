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
package net.botclaw.tools.journal.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.journal.JournalCorruptException;
import net.botclaw.tools.CommandRun;
import net.botclaw.tools.journal.damage.BaseJournals.Base;
import org.agrona.IoUtil;

/** One damaged journal from the first verdict to the last. */
final class DamageRound {
    /** The way in which an engine came to go on. */
    enum Outcome {
        /** No reader found damage, and the engine started. */
        WHOLE,
        /** Started with the flag. */
        TAIL_DROPPED,
        /** Started on a repaired copy. */
        REPAIRED,
        /** Not even a repair finds a journal in it. */
        LOST
    }

    private static final String SECOND_LIFE = "second-life";
    private static final int SECOND_LIFE_FRAMES = 100;
    private static final String[] READERS = {"audit", "stat", "cat", "replay"};

    private final Path work;
    private final Base base;
    private final List<String> problems = new ArrayList<>();
    private String damage = "";

    DamageRound(final Path work, final Base base) {
        this.work = work;
        this.base = base;
    }

    /** Damages the journal; null when an exception that no user should see came out. */
    Outcome run(final Random random) throws IOException {
        try {
            return damageAndLive(random);
        } catch (final RuntimeException e) {
            problems.add("thrown: " + e);
            return null;
        }
    }

    private Outcome damageAndLive(final Random random) throws IOException {
        final Path directory = work.resolve("damaged");
        final Path copy = work.resolve("repaired");
        IoUtil.delete(directory.toFile(), true);
        IoUtil.delete(copy.toFile(), true);
        BaseJournals.copy(base.directory(), directory);
        final Damage one = new Damage(random);
        damage = base.name() + ": " + one.inflict(directory.resolve("journal"));
        if (random.nextBoolean()) {
            damage += ", " + one.inflict(directory.resolve("journal"));
        }
        final String verdict = verdict(directory);
        if (verdict == null) {
            return onWhole(directory);
        }
        final String refusal = start(directory, false);
        if (refusal == null) {
            problems.add("readers say: " + verdict + "; but the engine starts");
            return Outcome.WHOLE;
        }
        if (!verdict.contains(refusal)) {
            problems.add("readers say: " + verdict + "; the engine says: " + refusal);
        }
        if (start(directory, true) == null) {
            live(directory, true);
            return Outcome.TAIL_DROPPED;
        }
        return repair(directory, copy);
    }

    private Outcome onWhole(final Path directory) {
        final long records = Records.count(directory);
        if (records != base.records()) {
            problems.add("all readers call it whole, with " + records + " of " + base.records() + " records");
        }
        live(directory, false);
        return Outcome.WHOLE;
    }

    private Outcome repair(final Path directory, final Path copy) {
        final CommandRun run = run("repair", directory, "--to", copy);
        if (run.exitCode() != 0) {
            return Outcome.LOST;
        }
        final String after = verdict(copy);
        if (after != null) {
            problems.add("the repaired copy: " + after);
            return Outcome.REPAIRED;
        }
        live(copy, false);
        return Outcome.REPAIRED;
    }

    /** What all readers say of a journal; null: it is whole. */
    private String verdict(final Path directory) {
        String verdict = null;
        for (int i = 0; i < READERS.length; i++) {
            final CommandRun run = run(READERS[i], directory);
            final String said = run.exitCode() == 0 ? null : damageLine(run);
            if (i == 0) {
                verdict = said;
            } else if (verdict == null ? said != null : !verdict.equals(said)) {
                problems.add("audit says: " + verdict + "; " + READERS[i] + " says: " + said);
            }
        }
        return verdict;
    }

    private static String damageLine(final CommandRun run) {
        return (run.out() + run.err())
                .lines()
                .filter(line -> line.contains("journal damaged"))
                .map(line -> line.substring(line.indexOf("journal damaged")))
                .findFirst()
                .orElse("exit " + run.exitCode() + ": " + run.err().strip());
    }

    private CommandRun run(final String command, final Path directory, final Object... more) {
        final List<Object> args = new ArrayList<>(List.of("journal", command, "--data", directory));
        args.addAll(List.of(more));
        final CommandRun run = CommandRun.of(args.toArray());
        if (run.err().contains("\tat ") || run.err().lines().count() > 1) {
            problems.add(command + " prints: " + run.err());
        }
        return run;
    }

    /** Why an engine does not start; null: it does. */
    private String start(final Path directory, final boolean isTailDropped) {
        try {
            IngestEngine.launch(context(directory).dropDamagedTail(isTailDropped))
                    .close();
            return null;
        } catch (final JournalCorruptException e) {
            if (e.getMessage().lines().count() > 1) {
                problems.add("refused in more than one line: " + e.getMessage());
            }
            return e.getMessage();
        }
    }

    private static EngineContext context(final Path directory) {
        return new EngineContext().dataDirectory(directory).tcpPort(0);
    }

    /** Acks frames, stops, starts again; all of them must be there then, and every reader content. */
    private void live(final Path directory, final boolean isStarted) {
        final long before = isStarted ? 0 : Records.count(directory);
        try (IngestEngine engine = IngestEngine.launch(context(directory));
                Bot bot = new Bot(engine.tcpPort(), SECOND_LIFE)) {
            bot.send(SECOND_LIFE_FRAMES, 10);
        }
        IngestEngine.launch(context(directory)).close();
        final String verdict = verdict(directory);
        if (verdict != null) {
            problems.add("after the second life: " + verdict);
            return;
        }
        final BitSet found = Records.sequences(directory, SECOND_LIFE);
        if (found.cardinality() != SECOND_LIFE_FRAMES) {
            problems.add(
                    found.cardinality() + " of " + SECOND_LIFE_FRAMES + " acked frames of the second life are left");
        }
        if (Records.count(directory) < before + SECOND_LIFE_FRAMES) {
            problems.add("records that were readable before the second life are gone");
        }
    }

    String damage() {
        return damage;
    }

    /** Promises that were broken. */
    List<String> problems() {
        return problems;
    }

    /** Removes what the round has left. */
    void delete() throws IOException {
        Files.createDirectories(work);
        IoUtil.delete(work.toFile(), true);
    }
}
