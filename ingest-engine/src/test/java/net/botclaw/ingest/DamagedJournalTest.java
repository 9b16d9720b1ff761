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

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.botclaw.ingest.journal.BatchDescriptor;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalCorruptException;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.codec.JournalContinuedDecoder;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine makes of a journal whose files are damaged, unfinished or unknown to the queue, or left locked. */
@Timeout(120)
class DamagedJournalTest {
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
    void shouldRefuseInOneLineWhenAnyBatchIsDamaged() throws IOException {
        final long end = JournalReplay.run(original).nextPosition();
        final List<Long> starts = JournalCopy.batchStarts(original);
        // The last start is the journal's end, and the batch before it the last one.
        for (final long position : starts.subList(0, starts.size() - 1)) {
            final long offset = offsetOfBatch(position);

            // a byte of its records
            flip(offset + BatchDescriptor.RECORDS_OFFSET + 1, 1);
            assertRefused(original, JournalCorruptException.class, position);
            flip(offset + BatchDescriptor.RECORDS_OFFSET + 1, 1);

            // the bit with which a queue says that nothing comes any more
            flip(offset - 1, 0x80);
            assertRefused(original, JournalCorruptException.class, position);
            flip(offset - 1, 0x80);
        }
        assertThat(JournalReplay.run(original).nextPosition()).isEqualTo(end);
    }

    private void liveAgain() {
        final IngestEngine engine = engines.launch(original);
        final RawBot bot = RawBot.logOn(engine, "eve");
        bot.send(BotFrames.vendorData(1, 80)).awaitAck(1);
        bot.logOut();
        engines.close(engine);
    }

    private static void assertRefused(final Path directory, final Class<?> cause, final long position) {
        assertThatThrownBy(() -> IngestEngine.launch(EngineFixture.context(directory)))
                .as("%s", directory.getFileName())
                .isInstanceOf(cause)
                .hasMessageContaining("position " + position)
                .hasMessageNotContaining("\n");
    }

    /** Where in the file a batch starts: its first position and its time are known. */
    private long offsetOfBatch(final long position) throws IOException {
        final ByteBuffer wanted = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (JournalReader reader = JournalReader.open(original)) {
            reader.seek(position);
            reader.next();
            wanted.putLong(position).putLong(reader.timeNs()).flip();
        }
        try (FileChannel file = FileChannel.open(queueFile(), StandardOpenOption.READ)) {
            final ByteBuffer bytes = ByteBuffer.allocate(1024 * 1024);
            file.read(bytes, 0);
            for (int i = 0; i < bytes.capacity() - wanted.capacity(); i++) {
                if (bytes.slice(i, wanted.capacity()).equals(wanted)) {
                    return i - BatchDescriptor.FIRST_POSITION_OFFSET;
                }
            }
        }
        throw new AssertionError("no batch at position " + position);
    }

    private void flip(final long offset, final int bits) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(queueFile().toFile(), "rw")) {
            file.seek(offset);
            final int value = file.read();
            file.seek(offset);
            file.write(value ^ bits);
        }
    }

    private Path queueFile() throws IOException {
        try (Stream<Path> files = Files.list(DataDirectory.journal(original))) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void shouldRefuseWithTheTrueCountsWhenReadableBatchesLieBehindTheDamage() throws IOException {
        // given: the last batch but one is damaged, the last one is not (the list ends with the journal's end)
        final List<Long> starts = JournalCopy.batchStarts(original);
        final long damaged = starts.get(starts.size() - 3);
        final long next = starts.get(starts.size() - 2);
        final long end = starts.get(starts.size() - 1);
        flip(offsetOfBatch(damaged) + BatchDescriptor.RECORDS_OFFSET, 0xFF);

        // when, then: no flag makes a tail of it
        assertThatThrownBy(() ->
                        IngestEngine.launch(EngineFixture.context(original).dropDamagedTail(true)))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("records " + damaged + " to " + (next - 1) + " are lost, 1 batches with "
                        + (end - next) + " records behind it can be read")
                .hasMessageContaining("journal repair");
    }

    /** As after a machine has died: pages are written back in any order. */
    @Test
    void shouldGoOnWithoutADamagedTailOnlyWhenToldToAndNeverBehindIt() throws IOException {
        // given
        final List<Long> starts = JournalCopy.batchStarts(original);
        final long damaged = starts.get(starts.size() - 2);
        final Path damagedFile = queueFile();
        flip(offsetOfBatch(damaged) + BatchDescriptor.RECORDS_OFFSET, 0xFF);
        assertRefused(original, JournalCorruptException.class, damaged);
        final byte[] before = Files.readAllBytes(damagedFile);

        // when
        final IngestEngine engine =
                IngestEngine.launch(EngineFixture.context(original).dropDamagedTail(true));
        engine.close();

        // then: it goes on in another file, at a position that was never given
        assertThat(engine.recoveredRecords()).isEqualTo(damaged);
        assertThat(engine.droppedTail().position()).isEqualTo(damaged);
        assertThat(Files.readAllBytes(damagedFile)).isEqualTo(before);
        assertThat(JournalReplay.run(original).stateHash()).isEqualTo(engine.stateHash());
        engines.close(engines.launch(original));
        try (JournalReader reader = JournalReader.open(original)) {
            assertThat(reader.seek(damaged)).isTrue();
            assertThat(reader.next()).isTrue();
            assertThat(reader.templateId()).isEqualTo(JournalContinuedDecoder.TEMPLATE_ID);
            assertThat(reader.position()).isEqualTo(starts.get(starts.size() - 1));
        }
    }

    /** Zeroes at a place where a document begins look like the end of a queue. */
    @Test
    void shouldRefuseInOneLineWhenTheLastPageIsZeroed() throws IOException {
        final List<Long> starts = JournalCopy.batchStarts(original);
        final long last = starts.get(starts.size() - 2);
        final long offset = offsetOfBatch(last) - Integer.BYTES;
        final Path file = queueFile();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) (Files.size(file) - offset)), offset);
        }

        assertRefused(original, JournalCorruptException.class, last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emptied", "removed", "zeroed"})
    void shouldRefuseInOneLineAndKeepTheFilesWhenTheNewestFileIsGone(final String damage) throws IOException {
        // given: two lives, two files
        final long end = JournalReplay.run(original).nextPosition();
        liveAgain();
        final Path newest;
        try (Stream<Path> files = Files.list(DataDirectory.journal(original))) {
            newest = files.filter(file -> file.toString().endsWith(".cq4"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        // when
        switch (damage) {
            case "emptied":
                Files.write(newest, new byte[0]);
                break;
            case "removed":
                Files.delete(newest);
                break;
            default:
                Files.write(newest, new byte[(int) Files.size(newest)]);
                break;
        }

        // then
        assertRefused(original, JournalCorruptException.class, end);
        assertThat(Files.exists(newest)).isEqualTo(!"removed".equals(damage));
        final IngestEngine engine =
                IngestEngine.launch(EngineFixture.context(original).dropDamagedTail(true));
        engine.close();
        assertThat(engine.recoveredRecords()).isEqualTo(end);
        assertThat(JournalReplay.run(original).stateHash()).isEqualTo(engine.stateHash());
    }

    /** The queue's metadata is never synced; each life begins it again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 4096})
    void shouldRecoverAllWhenTheMetadataIsDamaged(final int length) throws IOException {
        // given
        final JournalReplay.Result whole = JournalReplay.run(original);
        Files.write(
                DataDirectory.journal(original).resolve(SingleChronicleQueue.QUEUE_METADATA_FILE), new byte[length]);

        // when
        final IngestEngine engine = engines.launch(original);
        engines.close(engine);

        // then
        assertThat(engine.recoveredRecords()).isEqualTo(whole.records());
    }

    @ParameterizedTest
    @ValueSource(strings = {"removed", "changed"})
    void shouldRefuseInOneLineWhenTheListOfFilesIsDamaged(final String damage) throws IOException {
        final Path manifest = DataDirectory.journal(original).resolve("manifest");
        if ("removed".equals(damage)) {
            Files.delete(manifest);
        } else {
            Files.writeString(manifest, Files.readString(manifest).replace("first=0", "first=1"));
        }

        assertRefused(original, JournalCorruptException.class, 0);
    }

    @Test
    void shouldRefuseInOneLineWhenTheFirstFileIsGone() throws IOException {
        final Path first = queueFile();
        liveAgain();
        Files.delete(first);

        assertRefused(original, JournalCorruptException.class, 0);
    }

    /** As when an engine is killed while it makes a file, which is not in the list then. */
    @Test
    void shouldSetAFileAsideThatIsNotInTheListAndHoldsNothing() throws IOException {
        // given
        final long records = JournalReplay.run(original).records();
        Files.createFile(DataDirectory.journal(original).resolve("21000101-000000.cq4"));

        // when
        final IngestEngine engine = engines.launch(original);
        engines.close(engine);

        // then
        assertThat(engine.recoveredRecords()).isEqualTo(records);
        assertThat(engine.setAside())
                .singleElement()
                .satisfies(file -> assertThat(file)
                        .hasParent(original.resolve("quarantine"))
                        .exists());
    }

    @Test
    void shouldRefuseInOneLineWhenAFileHoldsRecordsAndIsNotInTheList() throws IOException {
        Files.copy(queueFile(), DataDirectory.journal(original).resolve("21000101-000000.cq4"));

        assertRefused(original, JournalCorruptException.class, 0);
    }

    /** The records behind a damaged header can be read all the same, and nothing is appended to the file. */
    @Test
    void shouldRecoverAllWhenTheHeaderOfAClosedFileIsDamaged() throws IOException {
        final JournalReplay.Result whole = JournalReplay.run(original);
        flip(Integer.BYTES - 1, 0x80);

        final IngestEngine engine = engines.launch(original);
        engines.close(engine);

        assertThat(engine.recoveredRecords()).isEqualTo(whole.records());
        assertThat(engine.recoveredStateHash()).isEqualTo(whole.stateHash());
    }
}
