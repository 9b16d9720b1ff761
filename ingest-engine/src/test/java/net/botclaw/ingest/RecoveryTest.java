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
import net.botclaw.ingest.JournalCopy.Edit;
import net.botclaw.ingest.JournalCopy.Line;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.ingest.sequencer.ReplayMismatchException;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AlertClearedDecoder;
import net.botclaw.protocol.codec.AlertRaisedDecoder;
import net.botclaw.protocol.codec.BotConnectedDecoder;
import net.botclaw.protocol.codec.BotDisconnectedDecoder;
import net.botclaw.protocol.codec.GapDetectedDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.SessionClosedDecoder;
import net.botclaw.routing.RecordKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an engine makes of the journal it finds: completes one that a crash cut off, refuses one that is wrong. */
@Timeout(120)
class RecoveryTest {
    @TempDir
    Path temp;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    private Path original;

    @BeforeEach
    void live() {
        original = temp.resolve("original");
        ShortLife.live(engines, original);
    }

    @Test
    void shouldAppendWhatIsMissingWhenTheJournalEndsAfterAnyBatch() {
        final List<Line> whole = JournalCopy.lines(original);
        for (final int template : new int[] {
            BotConnectedDecoder.TEMPLATE_ID,
            BotDisconnectedDecoder.TEMPLATE_ID,
            GapDetectedDecoder.TEMPLATE_ID,
            AlertRaisedDecoder.TEMPLATE_ID,
            AlertClearedDecoder.TEMPLATE_ID
        }) {
            assertThat(ofTemplate(whole, template)).as("template %d", template).isNotEmpty();
        }
        int completed = 0;
        for (final long end : JournalCopy.batchStarts(original)) {
            // given
            final Path cut = temp.resolve("cut-" + end);
            JournalCopy.head(original, cut, end);

            // when
            final IngestEngine engine = engines.launch(cut);
            engines.close(engine);

            // then
            completed += assertCompleted(whole, JournalCopy.lines(cut), end);
            assertThat(JournalReplay.run(cut).stateHash())
                    .as("replay, cut at %d", end)
                    .isEqualTo(engine.stateHash());
        }
        assertThat(completed).as("cuts behind which outputs were missing").isGreaterThan(4);
    }

    /** Gives 1 when outputs had to be appended. */
    private static int assertCompleted(final List<Line> whole, final List<Line> recovered, final long end) {
        int position = 0;
        for (; position < end; position++) {
            assertThat(recovered.get(position)).as("kept, cut at %d", end).isEqualTo(whole.get(position));
        }
        // Behind a batch of inputs came its outputs, and what was missing of them is there again, cause and all.
        while (position < whole.size() && whole.get(position).kind().isOutput()) {
            assertThat(recovered.get(position)).as("appended, cut at %d", end).isEqualTo(whole.get(position));
            position++;
        }
        final boolean isCompleted = position > end;
        for (; position < recovered.size(); position++) {
            assertEnded(recovered, recovered.get(position), end);
        }
        return isCompleted ? 1 : 0;
    }

    /** What else is there ends the sessions of the life that was cut off. */
    private static void assertEnded(final List<Line> recovered, final Line entry, final long end) {
        if (entry.kind() == RecordKind.SESSION) {
            final SessionClosedDecoder closed = new SessionClosedDecoder();
            assertThat(closed.wrapAndApplyHeader(entry.message(), 0, new MessageHeaderDecoder())
                            .code())
                    .as("cut at %d", end)
                    .isEqualTo(RejectCode.ENGINE_RESTARTED.code());
        } else if (entry.kind() != RecordKind.SCHEMA) {
            assertThat(entry.templateId()).as("cut at %d", end).isEqualTo(BotDisconnectedDecoder.TEMPLATE_ID);
            assertThat(recovered.get((int) entry.cause()).templateId()).isEqualTo(SessionClosedDecoder.TEMPLATE_ID);
        }
    }

    @Test
    void shouldAppendTheRestWhenOneOutputOfABatchIsThere() {
        // given: a logon with a gap has two outputs, of which the second is missing
        final List<Line> whole = JournalCopy.lines(original);
        final Line gap = ofTemplate(whole, GapDetectedDecoder.TEMPLATE_ID).get(0);
        assertThat(whole.get((int) gap.position() - 1).cause()).isEqualTo(gap.cause());
        final Path cut = temp.resolve("cut");
        JournalCopy.head(original, cut, gap.position());

        // when
        engines.close(engines.launch(cut));

        // then
        assertThat(JournalCopy.lines(cut).get((int) gap.position())).isEqualTo(gap);
    }

    @Test
    void shouldRefuseInOneLineWhenAnOutputIsWrong() {
        final List<Line> whole = JournalCopy.lines(original);
        final List<Line> events =
                whole.stream().filter(line -> line.kind() == RecordKind.EVENT).toList();
        for (final Line event : events) {
            for (final Edit edit : new Edit[] {Edit.FLIP_LAST_BYTE, Edit.DROP, Edit.DOUBLE}) {
                if (edit == Edit.DROP && event.position() == whole.size() - 1) {
                    continue;
                }
                // given
                final Path wrong = temp.resolve(edit + "-" + event.position());
                JournalCopy.edited(original, wrong, event.position(), edit);
                final long position = edit == Edit.DOUBLE ? event.position() + 1 : event.position();

                // when, then: a second time too, for nothing is locked or changed
                assertRefused(wrong, ReplayMismatchException.class, position);
                assertRefused(wrong, ReplayMismatchException.class, position);
            }
        }
    }

    private static void assertRefused(final Path directory, final Class<?> cause, final long position) {
        assertThatThrownBy(() -> IngestEngine.launch(EngineFixture.context(directory)))
                .as("%s", directory.getFileName())
                .isInstanceOf(cause)
                .hasMessageContaining("position " + position)
                .hasMessageNotContaining("\n");
    }

    private static List<Line> ofTemplate(final List<Line> lines, final int templateId) {
        return lines.stream().filter(line -> line.templateId() == templateId).toList();
    }
}
