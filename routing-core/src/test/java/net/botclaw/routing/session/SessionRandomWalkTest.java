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
package net.botclaw.routing.session;

import static net.botclaw.routing.session.WalkFigures.Figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.botclaw.routing.session.WalkSequencer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both ends of the session protocol and the core in one random walk: links lose bytes, stand still and break, frames wait
 * and come late, bots and engine die and come back, two connections or two machines fight for one name. Whatever happens,
 * what is acked is stored, once and in order.
 *
 * <p>{@code -Dbotclaw.test.seed=N} walks with one seed only.
 */
class SessionRandomWalkTest {
    private static final Long SEED = Long.getLong("botclaw.test.seed");
    private static final int SEEDS = 32;
    private static final int STEPS = 24_000;
    private static final int HEALING_STEPS = 200_000;
    private static final int SEEDS_TO_FIND_A_FAULT = 40;
    private static final int BOTS = 3;

    @Test
    void shouldStoreWhatIsAckedOnceAndInOrderWhenLinksAndProcessesFail() {
        final WalkFigures figures = new WalkFigures();
        final long first = SEED == null ? 1 : SEED;
        final long last = SEED == null ? SEEDS : SEED;
        for (long seed = first; seed <= last; seed++) {
            figures.add(walk(seed, Fault.NONE));
        }
        System.out.println("walk: " + figures);
        if (SEED == null) {
            for (final Figure figure : EnumSet.allOf(Figure.class)) {
                assertThat(figures.of(figure)).as("it happens: %s", figure).isPositive();
            }
        }
    }

    /** A walk that could not fail would show nothing. */
    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldFailWhenTheEngineHasAFault(final Fault fault) {
        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= SEEDS_TO_FIND_A_FAULT; seed++) {
                        walk(seed, fault);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("botclaw.test.seed");
    }

    private static WalkFigures walk(final long seed, final Fault fault) {
        final Walk walk = new Walk(seed, fault);
        try {
            walk.run();
        } catch (final AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + ", step " + walk.figures.of(Figure.STEPS) + " (-Dbotclaw.test.seed=" + seed
                            + " runs it alone): " + e.getMessage() + "; " + walk.bots,
                    e);
        }
        return walk.figures;
    }

    /** One walk. */
    private static final class Walk {
        private final WalkFigures figures = new WalkFigures();
        private final Random random;
        private final WalkEngine engine;
        private final List<WalkBot> bots = new ArrayList<>();
        private long nowNs;
        private int lastIncarnation;

        Walk(final long seed, final Fault fault) {
            random = new Random(seed);
            engine = new WalkEngine(random, figures, fault);
            for (int i = 1; i <= BOTS; i++) {
                bots.add(newBot("bot-" + i));
            }
            if (seed % 4 == 0) {
                bots.add(newBot("bot-1"));
            }
        }

        private WalkBot newBot(final String name) {
            return new WalkBot(name, engine, () -> ++lastIncarnation);
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            engine.heal();
            if (bots.size() > BOTS) {
                bots.get(BOTS).retire();
            }
            for (int i = 0; i < HEALING_STEPS && !isDone(); i++) {
                step();
            }
            assertThat(isDone()).as("all is acked once nothing fails any more").isTrue();
            assertThat(replayedHash())
                    .isEqualTo(engine.sequencer().host().core().stateHash());
        }

        private long replayedHash() {
            final WalkHost replay = new WalkHost(engine, engine.sequencer());
            replay.replay(engine.ledger().records().size());
            return replay.core().stateHash();
        }

        private boolean isDone() {
            for (final WalkBot bot : bots) {
                if (!bot.isDone()) {
                    return false;
                }
            }
            return true;
        }

        private void step() {
            figures.count(Figure.STEPS);
            nowNs += passing();
            if (random.nextInt(3) == 0) {
                bots.get(random.nextInt(bots.size())).step(nowNs);
            } else {
                engine.step(nowNs);
            }
            for (final WalkBot bot : bots) {
                bot.check();
            }
        }

        /** Mostly little time, at times enough for heartbeats, seldom enough for time-outs. */
        private long passing() {
            final int choice = random.nextInt(200);
            if (choice == 0) {
                return random.nextInt(500_000_000);
            }
            return random.nextInt(choice < 20 ? 50_000_000 : 1_000_000);
        }
    }
}
