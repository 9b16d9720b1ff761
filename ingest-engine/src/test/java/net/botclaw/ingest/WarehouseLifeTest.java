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

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.codec.PushAckedDecoder;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.warehouse.SmallWarehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Live = replayed, for a whole engine: all handlers, real sockets, the engine's own clock and ticks, bots that obey what
 * they are pushed and also break, forget and lie.
 */
@Timeout(300)
class WarehouseLifeTest {
    /** Ten times as fast as the forklifts of the map. */
    private static final int TICK_MS = 10;

    private static final long MESSAGES = 20_000;
    private static final int LONG_SEEDS = 20;

    @TempDir
    Path temp;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @ParameterizedTest
    @CsvSource({"SHARED, 1, false", "SHARED, 2, true", "DEDICATED, 3, false", "DEDICATED, 4, true"})
    void shouldReplayToTheStateItHadWhenBotsAndOperatorsDoAnything(
            final ThreadingMode threading, final long seed, final boolean isSpoiling) {
        live(threading, seed, isSpoiling);
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    @Tag("slow")
    void shouldReplayToTheStateItHadWhenTheyDoItForLong(final ThreadingMode threading) {
        for (long seed = 101; seed <= 100 + LONG_SEEDS; seed++) {
            live(threading, seed, seed % 4 != 0);
        }
    }

    /** Two lives of an engine on one journal, then a replay of both, and a third life that only recovers. */
    private void live(final ThreadingMode threading, final long seed, final boolean isSpoiling) {
        final Path directory = temp.resolve("seed-" + seed);
        long before = -1;
        for (int life = 0; life < 2; life++) {
            final IngestEngine engine = engines.launch(
                    EngineFixture.context(directory).threading(threading).site(SmallWarehouse.site(TICK_MS)));
            if (life > 0) {
                assertThat(engine.recoveredStateHash()).as("seed %d", seed).isEqualTo(before);
            }
            liveOnce(engine, 10 * seed + life, isSpoiling);
            before = engine.stateHash();
            assertThat(JournalReplay.run(directory).stateHash())
                    .as("seed %d, life %d", seed, life)
                    .isEqualTo(before);
        }
        assertIsLively(directory, seed);
        final IngestEngine last =
                engines.launch(EngineFixture.context(directory).threading(threading));
        assertThat(last.recoveredStateHash()).as("seed %d", seed).isEqualTo(before);
        engines.close(last);
    }

    private void liveOnce(final IngestEngine engine, final long seed, final boolean isSpoiling) {
        final WarehouseLife life = new WarehouseLife(engine, seed, isSpoiling);
        life.run(MESSAGES);
        life.settle();
        assertThat(life.refusals()).as("seed %d", seed).isEmpty();
        assertThat(Arrays.asList(life.offered(), life.commands(), life.rejected(), life.pushed()))
                .as("seed %d: offered, commands, rejected, pushed", seed)
                .allMatch(count -> count > 0);
        life.drop();
        engines.close(engine);
    }

    /** A journal without all that can be in one would show little. */
    private static void assertIsLively(final Path directory, final long seed) {
        final Map<RecordKind, Integer> kinds = new EnumMap<>(RecordKind.class);
        int pushAcks = 0;
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next()) {
                kinds.merge(reader.kind(), 1, Integer::sum);
                pushAcks += reader.templateId() == PushAckedDecoder.TEMPLATE_ID ? 1 : 0;
            }
        }
        System.out.println("seed " + seed + ": " + kinds + ", push acks " + pushAcks);
        assertThat(kinds)
                .as("seed %d", seed)
                .containsKeys(
                        RecordKind.INBOUND,
                        RecordKind.SESSION,
                        RecordKind.COMMAND,
                        RecordKind.TICK,
                        RecordKind.PUSH,
                        RecordKind.EVENT);
        assertThat(pushAcks).as("seed %d", seed).isPositive();
    }
}
