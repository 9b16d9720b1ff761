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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.botclaw.ingest.JournalCopy.Edit;
import net.botclaw.ingest.JournalCopy.Line;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.ingest.sequencer.ReplayMismatchException;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.PushAckedDecoder;
import net.botclaw.protocol.codec.TimerDueDecoder;
import net.botclaw.routing.PushKey;
import net.botclaw.routing.RecordKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deadlines of handlers, live and at replay, and what replay and recovery make of ticks and pushes. */
@Timeout(120)
class TickTest {
    private static final long DELAY_NS = TimeUnit.MILLISECONDS.toNanos(30);
    /** Less than the gateway's own interval, so a loop that only that wakes is found out. */
    private static final long LATE_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int TIMES = 20;

    @TempDir
    Path temp;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    private final PushingCore cores = new PushingCore();

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldWakeForADeadlineWhenTheEngineIsIdle(final ThreadingMode threading) {
        // given
        final IngestEngine engine = engines.launch(context(temp).threading(threading));
        final LossyBot bot = new LossyBot("bot", 1).logOn(engine);

        // when: nothing comes from the bot but its one message
        bot.offer(PushingHandler.timer(DELAY_NS, TIMES));
        bot.work();
        Await.until("all timers", () -> cores.handler().ticks() == TIMES);

        // then: which of them was late is the machine's business
        assertThat(cores.handler().leastLateNs()).isBetween(0L, LATE_NS);
        Await.until("the pushes", () -> {
            bot.work();
            return cores.waiting(1) == 0;
        });
        assertThat(bot.sequences()).hasSize(TIMES);
        assertThat(engine.counters().of(EngineCounter.TIMERS_FIRED).get()).isEqualTo(TIMES);
        bot.close();
        engines.close(engine);
        assertThat(JournalReplay.run(temp, new PushingCore()).stateHash()).isEqualTo(engine.stateHash());
        assertTicks(JournalCopy.lines(temp));
    }

    private static void assertTicks(final List<Line> lines) {
        final List<Line> ticks =
                lines.stream().filter(line -> line.kind() == RecordKind.TICK).toList();
        assertThat(ticks).hasSize(TIMES);
        for (final Line tick : ticks) {
            final TimerDueDecoder due =
                    new TimerDueDecoder().wrapAndApplyHeader(tick.message(), 0, new MessageHeaderDecoder());
            assertThat(due.deadlineNs()).isLessThanOrEqualTo(due.eventTimeNs());
            assertThat(lines.get((int) tick.position() + 1).kind()).isEqualTo(RecordKind.PUSH);
            assertThat(lines.get((int) tick.position() + 1).cause()).isEqualTo(tick.position());
        }
    }

    @Test
    void shouldFireADeadlineThatPassedWhileTheEngineWasDown() {
        // given
        IngestEngine engine = engines.launch(context(temp));
        final LossyBot bot = new LossyBot("bot", 1).logOn(engine);
        bot.offer(PushingHandler.timer(DELAY_NS, TIMES));
        bot.work();
        Await.until("the first tick", () -> cores.handler().ticks() > 0);
        bot.close();
        engines.close(engine);

        // when
        engine = engines.launch(context(temp));
        Await.until("the others", () -> cores.handler().ticks() == TIMES);

        // then
        engines.close(engine);
        assertThat(JournalReplay.run(temp, new PushingCore()).stateHash()).isEqualTo(engine.stateHash());
        assertTicks(JournalCopy.lines(temp));
    }

    @Test
    void shouldRecoverPushesAndTicksWhenTheJournalEndsAfterAnyBatch() {
        final Path original = temp.resolve("original");
        live(original);
        final List<Line> whole = JournalCopy.lines(original);
        for (final long end : JournalCopy.batchStarts(original)) {
            // given
            final Path cut = temp.resolve("cut-" + end);
            JournalCopy.head(original, cut, end);

            // when
            final IngestEngine engine = engines.launch(context(cut));
            engines.close(engine);

            // then: behind a batch of inputs came its outputs, and what was missing of them is there again
            final List<Line> recovered = JournalCopy.lines(cut);
            for (int position = (int) end;
                    position < whole.size() && whole.get(position).kind().isOutput();
                    position++) {
                assertThat(recovered.get(position)).as("cut at %d", end).isEqualTo(whole.get(position));
            }
            assertThat(JournalReplay.run(cut, new PushingCore()).stateHash())
                    .as("replay, cut at %d", end)
                    .isEqualTo(engine.stateHash());
        }
    }

    @Test
    void shouldRefuseWhenAPushOrItsSequenceIsWrong() {
        final Path original = temp.resolve("original");
        live(original);
        for (final Line push : ofKind(JournalCopy.lines(original), RecordKind.PUSH)) {
            for (final Edit edit : new Edit[] {Edit.FLIP_LAST_BYTE, Edit.NEXT_SEQUENCE, Edit.DROP, Edit.DOUBLE}) {
                // given
                final Path wrong = temp.resolve(edit + "-" + push.position());
                JournalCopy.edited(original, wrong, push.position(), edit);

                // when, then
                final long position = edit == Edit.DOUBLE ? push.position() + 1 : push.position();
                assertThatThrownBy(() -> JournalReplay.run(wrong, new PushingCore()))
                        .as("%s at %d", edit, push.position())
                        .isInstanceOf(ReplayMismatchException.class)
                        .hasMessageContaining("position " + position);
            }
        }
    }

    @Test
    void shouldRefuseAJournalOfAnotherCore() {
        final Path original = temp.resolve("original");
        live(original);
        assertThatThrownBy(() -> JournalReplay.run(original)).isInstanceOf(ReplayMismatchException.class);
    }

    /** A life with pushes to a bot, some of them acked, and ticks. */
    private void live(final Path directory) {
        final IngestEngine engine = engines.launch(context(directory));
        final LossyBot bot = new LossyBot("bot", 1).logOn(engine);
        bot.offer(PushingHandler.push(1, 2, PushKey.NONE, 0));
        bot.offer(PushingHandler.timer(1, 3));
        Await.until("pushes and ticks are acked", () -> {
            bot.work();
            return bot.sequences().size() == 5 && cores.waiting(1) == 0;
        });
        bot.offer(PushingHandler.push(1, 2, PushKey.task(3), 0));
        bot.work();
        Await.until("two more have come", () -> {
            bot.workWithoutSending();
            return bot.sequences().size() == 7;
        });
        bot.close();
        engines.close(engine);
        final List<Line> lines = JournalCopy.lines(directory);
        assertThat(ofKind(lines, RecordKind.PUSH)).hasSize(7);
        assertThat(ofKind(lines, RecordKind.TICK)).hasSize(3);
        assertThat(lines)
                .filteredOn(line -> line.templateId() == PushAckedDecoder.TEMPLATE_ID)
                .isNotEmpty();
    }

    private static List<Line> ofKind(final List<Line> lines, final RecordKind kind) {
        return lines.stream().filter(line -> line.kind() == kind).toList();
    }

    private EngineContext context(final Path directory) {
        return EngineFixture.context(directory).coreFactory(cores);
    }
}
