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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.journal.JournalWriter;
import net.botclaw.ingest.sequencer.CoreFactory;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.ingest.sequencer.JournalSite;
import net.botclaw.protocol.codec.AddStationEncoder;
import net.botclaw.protocol.codec.JournalHeaderDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteImage;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an engine makes of the site it is given and of the one that its directory holds. */
@Timeout(60)
class SiteStartTest {
    private static final WarehouseMap MAP = map();
    private static final Site SITE = Site.of(MAP, 4);
    private static final Site OTHER = Site.of(MAP.withTickMs(10), 4);

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldWriteTheImageAndNameItInTheHeaderWhenTheFirstStartHasASite() throws IOException {
        final IngestEngine engine = engines.launch(context(SITE));

        assertThat(engine.site()).isSameAs(SITE);
        engines.close(engine);
        assertThat(DataDirectory.site(directory))
                .hasBinaryContent(SiteImage.encode(SITE).byteArray());
        assertThat(names(directory))
                .containsExactlyInAnyOrder("counters.dat", "engine.lock", "journal", "journal.id", "site.bin");
        assertThat(hashInHeader(directory)).isEqualTo(SiteImage.siteHash(SITE)).isNotZero();
    }

    @Test
    void shouldWriteNoImageAndNoHashWhenThereIsNoSite() throws IOException {
        final IngestEngine engine = engines.launch(context(Site.NONE));

        assertThat(engine.site()).isSameAs(Site.NONE);
        engines.close(engine);
        assertThat(DataDirectory.site(directory)).doesNotExist();
        assertThat(hashInHeader(directory)).isZero();
        assertThat(JournalSite.of(directory)).isSameAs(Site.NONE);
    }

    @Test
    void shouldGoOnOnTheSiteOfItsJournalWhenItIsStartedAgainWithTheSameOrNone() {
        liveWithStation(SITE, 5);
        for (final Site set : List.of(Site.NONE, SITE, Site.of(map(), 4))) {
            final IngestEngine engine = engines.launch(context(set));

            assertThat(SiteImage.siteHash(engine.site())).isEqualTo(SiteImage.siteHash(SITE));
            engines.close(engine);
            assertThat(JournalReplay.run(directory).stateHash())
                    .isEqualTo(engine.stateHash())
                    .isEqualTo(engine.recoveredStateHash());
        }
    }

    @Test
    void shouldRefuseInOneLineWhenTheJournalWasBegunOnAnotherSite() throws IOException {
        engines.close(engines.launch(context(SITE)));

        assertRefused(
                context(OTHER),
                "the journal in " + directory + " was begun on site " + hex(SITE) + ", not on site " + hex(OTHER));
        assertThat(DataDirectory.site(directory))
                .hasBinaryContent(SiteImage.encode(SITE).byteArray());
        engines.close(engines.launch(context(SITE)));
    }

    @Test
    void shouldRefuseInOneLineWhenTheJournalWasBegunWithoutASite() {
        engines.close(engines.launch(context(Site.NONE)));

        assertRefused(
                context(SITE), "the journal in " + directory + " was begun without a site, not on site " + hex(SITE));
        assertThat(DataDirectory.site(directory)).doesNotExist();
    }

    @Test
    void shouldRefuseInOneLineWhenTheImageIsMissing() throws IOException {
        engines.close(engines.launch(context(SITE)));
        Files.delete(DataDirectory.site(directory));

        final String line = "the image of the site, " + DataDirectory.site(directory) + ", is missing";
        assertRefused(context(Site.NONE), line);
        assertRefused(context(SITE), line);
        assertThatThrownBy(() -> JournalReplay.run(directory)).hasMessage(line);
    }

    @Test
    void shouldRefuseInOneLineWhenTheImageIsDamaged() throws IOException {
        engines.close(engines.launch(context(SITE)));
        final Path file = DataDirectory.site(directory);
        final byte[] image = Files.readAllBytes(file);
        image[image.length - 1] ^= 1;
        Files.write(file, image);

        final String line = "the image of the site, " + file + ", is damaged: byte 16: the hash of the image differs";
        assertRefused(context(Site.NONE), line);
        assertRefused(context(SITE), line);
        assertThatThrownBy(() -> JournalReplay.run(directory)).hasMessage(line);
        try (RandomAccessFile long1 = new RandomAccessFile(file.toFile(), "rw")) {
            long1.setLength(SiteImage.MAX_LENGTH + 1L);
        }
        assertThatThrownBy(() -> JournalReplay.run(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is damaged: it has ");
    }

    @Test
    void shouldRefuseInOneLineWhenTheImageIsThatOfAnotherSite() throws IOException {
        engines.close(engines.launch(context(SITE)));
        Files.write(DataDirectory.site(directory), SiteImage.encode(OTHER).byteArray());

        final String line = "the journal in " + directory + " was begun on site " + hex(SITE)
                + ", the image beside it is of site " + hex(OTHER);
        assertRefused(context(Site.NONE), line);
        assertRefused(context(SITE), line);
        assertThatThrownBy(() -> JournalReplay.run(directory)).hasMessage(line);
    }

    @Test
    void shouldNotLookAtAnImageWhenTheJournalWasBegunWithoutASite() throws IOException {
        engines.close(engines.launch(context(Site.NONE)));
        Files.writeString(DataDirectory.site(directory), "left here by somebody");

        final IngestEngine engine = engines.launch(context(Site.NONE));

        assertThat(engine.site()).isSameAs(Site.NONE);
        engines.close(engine);
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
    }

    @Test
    void shouldGoOnWhenAStartWasKilledBetweenImageAndJournal() throws IOException {
        Files.write(DataDirectory.site(directory), SiteImage.encode(SITE).byteArray());

        assertGoesOnOnItsSite(directory);
    }

    @Test
    void shouldGoOnWhenAStartWasKilledBetweenJournalAndHeader() throws IOException {
        final Path killed = elsewhere.resolve("killed");
        Files.createDirectories(DataDirectory.journal(directory));
        try (JournalWriter writer = JournalWriter.create(directory)) {
            assertThat(writer.nextPosition()).isZero();
            Files.write(DataDirectory.site(directory), SiteImage.encode(SITE).byteArray());
            copy(directory, killed);
        }
        assertThat(DataDirectory.hasJournal(killed)).isTrue();

        assertGoesOnOnItsSite(killed);
    }

    private void assertGoesOnOnItsSite(final Path root) {
        final IngestEngine engine = engines.launch(EngineFixture.context(root));

        assertThat(SiteImage.siteHash(engine.site())).isEqualTo(SiteImage.siteHash(SITE));
        engines.close(engine);
        assertThat(hashInHeader(root)).isEqualTo(SiteImage.siteHash(SITE));
        assertThat(JournalReplay.run(root).stateHash()).isEqualTo(engine.stateHash());
    }

    @Test
    void shouldTakeTheSiteThatIsSetWhenNothingIsJournaledYet() throws IOException {
        Files.write(DataDirectory.site(directory), SiteImage.encode(OTHER).byteArray());
        Files.writeString(directory.resolve("site.bin.tmp"), "half of an ima");

        final IngestEngine engine = engines.launch(context(SITE));

        assertThat(engine.site()).isSameAs(SITE);
        engines.close(engine);
        assertThat(JournalReplay.run(directory).stateHash()).isEqualTo(engine.stateHash());
        assertThat(hashInHeader(directory)).isEqualTo(SiteImage.siteHash(SITE));
        assertThat(directory.resolve("site.bin.tmp")).doesNotExist();
    }

    @Test
    void shouldRefuseWhenNothingIsJournaledYetAndTheImageIsDamagedAndNoSiteIsSet() throws IOException {
        Files.writeString(DataDirectory.site(directory), "no image");

        assertRefused(
                context(Site.NONE),
                "the image of the site, " + DataDirectory.site(directory) + ", is damaged: byte 0: an image has 56 to "
                        + SiteImage.MAX_LENGTH + " bytes, these are 8");
        engines.close(engines.launch(context(SITE)));
        engines.close(engines.launch(context(Site.NONE)));
    }

    @Test
    void shouldReplayToTheSameHashWhenTheDirectoryIsCopiedElsewhere() throws IOException {
        final long stateHash = liveWithStation(SITE, 5);
        final Path copy = elsewhere.resolve("copy");
        copy(directory, copy);

        assertThat(JournalReplay.run(copy).stateHash()).isEqualTo(stateHash);
        assertThat(SiteImage.siteHash(JournalSite.of(copy))).isEqualTo(SiteImage.siteHash(SITE));
        try (JournalReader reader = JournalReader.open(copy)) {
            final JournalReplay elsewhereOnNoSite = new JournalReplay();
            assertThatThrownBy(() -> elsewhereOnNoSite.run(reader))
                    .hasMessage(
                            "the journal was begun on site " + hex(SITE) + ", it cannot be replayed without a site");
        }
    }

    /** The operator's station is in the state: it is known on a site with that cell only. */
    private long liveWithStation(final Site site, final int cell) {
        final IngestEngine engine = engines.launch(context(site));
        final UnsafeBuffer command = new UnsafeBuffer(new byte[64]);
        new AddStationEncoder()
                .wrapAndApplyHeader(command, 0, new MessageHeaderEncoder())
                .eventTimeNs(1)
                .locationId(MAP.placeCount() + 1L)
                .cell(cell);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + AddStationEncoder.BLOCK_LENGTH;
        assertThat(engine.trySubmitCommand(command, 0, length)).isTrue();
        Await.until(
                "the command is journaled",
                () -> engine.counters().of(EngineCounter.JOURNAL_POSITION).get() >= 1);
        engines.close(engine);
        final long withoutStation = new JournalReplay(CoreFactory.STANDARD, site).stateHash();
        assertThat(engine.stateHash()).isNotEqualTo(withoutStation);
        return engine.stateHash();
    }

    private static void copy(final Path from, final Path to) throws IOException {
        Files.createDirectories(DataDirectory.journal(to));
        try (Stream<Path> files = Files.walk(from)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private void assertRefused(final EngineContext ctx, final String line) {
        assertThatThrownBy(() -> IngestEngine.launch(ctx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(line);
    }

    private EngineContext context(final Site site) {
        return EngineFixture.context(directory).site(site);
    }

    private static long hashInHeader(final Path root) {
        return JournalView.read(root)
                .ofTemplate(JournalHeaderDecoder.TEMPLATE_ID)
                .get(0)
                .decode(new JournalHeaderDecoder())
                .siteHash();
    }

    private static List<String> names(final Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String hex(final Site site) {
        return String.format(Locale.ROOT, "%016x", SiteImage.siteHash(site));
    }

    private static WarehouseMap map() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(5, 4).free(2, 2, false);
        return builder.addPlace(PlaceKind.DOCK, "D1", 0, 0).build();
    }
}
