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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.botclaw.tools.journal.damage.DamageRound.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages journals at random: no readable record is lost in silence, no acked frame of a later life is lost, no reader
 * disagrees with another. {@code -Dbotclaw.damages=N} and {@code -Dbotclaw.damage.seed=S} choose how many and which.
 */
class JournalDamageTest {
    private static final long SEED = Long.getLong("botclaw.damage.seed", 20261201);
    private static final int FRAMES = 20_000;
    private static final int FEW_FRAMES = 2_000;
    private static final int FEW = 24;
    private static final int MANY = Integer.getInteger("botclaw.damages", 3_000);

    @TempDir
    private Path temp;

    @Test
    @Timeout(120)
    void shouldLoseNothingInSilenceWhenJournalsAreDamaged() throws IOException {
        run(FEW, FEW_FRAMES);
    }

    @Test
    @Tag("slow")
    @Timeout(6 * 3600)
    void shouldLoseNothingInSilenceWhenManyJournalsAreDamaged() throws IOException {
        run(MANY, FRAMES);
    }

    private void run(final int damages, final int frames) throws IOException {
        final BaseJournals bases = new BaseJournals(temp.resolve("bases"), frames);
        final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        final List<String> broken = new ArrayList<>();
        for (int i = 0; i < damages; i++) {
            final Random random = new Random(SEED * 1_000_003 + i);
            final DamageRound round = new DamageRound(
                    temp.resolve("work"), bases.all().get(i % bases.all().size()));
            final Outcome outcome = round.run(random);
            if (outcome != null) {
                outcomes.merge(outcome, 1, Integer::sum);
            }
            round.problems().forEach(problem -> broken.add(round.damage() + ": " + problem));
            round.delete();
        }
        System.out.println("journal damage: seed=" + SEED + " damages=" + damages + " outcomes=" + outcomes
                + " promises broken=" + broken.size());
        assertThat(broken).as("seed %d", SEED).isEmpty();
    }
}
