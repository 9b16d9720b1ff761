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
package net.botclaw.ingest.sequencer;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalCorruptException;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.journal.SiteFile;
import net.botclaw.protocol.codec.JournalHeaderDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteImage;

/**
 * Finds the site that a journal was begun on, and sees to it that it goes on there.
 *
 * <pre>
 *  journal's first record ──siteHash──▶ must be that of ◀── image beside the journal
 *                              └──────▶ and of ◀─────────── the site that is set, if one is
 * </pre>
 *
 * <p>While a journal has no first record the site that is set counts, or else the image a start that did not get further
 * has left.
 */
public final class JournalSite {
    private JournalSite() {}

    /**
     * The site that a journal was begun on.
     *
     * @param root an engine's directory; nothing in it is changed.
     * @return {@link Site#NONE} when it was begun without.
     * @throws IllegalStateException when its image is missing, damaged, or another one.
     */
    public static Site of(final Path root) {
        try (JournalReader reader = DataDirectory.hasJournal(root) ? JournalReader.open(root) : null) {
            return choose(root, Site.NONE, hashInHeader(reader));
        }
    }

    /**
     * The site that an engine starts on.
     *
     * @param root   an engine's directory, locked by this process.
     * @param wanted that was set, or {@link Site#NONE}.
     * @return the one of the journal; where there is no journal yet, the one that its header is to name.
     * @throws IllegalStateException when the journal was begun on another one, or its image is missing or damaged.
     */
    public static Site forStart(final Path root, final Site wanted) {
        try (JournalReader reader = DataDirectory.hasJournal(root) ? JournalReader.open(root) : null) {
            return choose(root, wanted, hashInHeader(reader));
        }
    }

    /** A header that cannot be read says nothing here: the replay that follows refuses the journal, or drops its end. */
    private static OptionalLong hashInHeader(final JournalReader reader) {
        try {
            if (reader == null || !isAtHeader(reader)) {
                return OptionalLong.empty();
            }
        } catch (final JournalCorruptException e) {
            return OptionalLong.empty();
        }
        final CoreRecord record = new CoreRecord();
        reader.view(record);
        final JournalHeaderDecoder header = new JournalHeaderDecoder();
        header.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        return OptionalLong.of(header.siteHash());
    }

    /** The header is the first record, or where that is lost the one behind the record that says so. */
    private static boolean isAtHeader(final JournalReader reader) {
        while (reader.next() && reader.kind() == RecordKind.SCHEMA) {
            if (reader.templateId() == JournalHeaderDecoder.TEMPLATE_ID) {
                return true;
            }
        }
        return false;
    }

    private static Site choose(final Path root, final Site wanted, final OptionalLong journaled) {
        if (journaled.isEmpty()) {
            return wanted.hasMap() || !SiteFile.exists(root) ? wanted : SiteFile.read(root);
        }
        final long hash = journaled.getAsLong();
        if (wanted.hasMap() && SiteImage.siteHash(wanted) != hash) {
            throw new IllegalStateException("the journal in " + root + " was begun " + named(hash) + ", not "
                    + named(SiteImage.siteHash(wanted)));
        }
        if (hash == SiteImage.NO_SITE_HASH) {
            return Site.NONE;
        }
        final Site found = SiteFile.read(root);
        if (SiteImage.siteHash(found) != hash) {
            throw new IllegalStateException("the journal in " + root + " was begun " + named(hash)
                    + ", the image beside it is of site " + hex(SiteImage.siteHash(found)));
        }
        return found;
    }

    /** How lines for people say where a journal was begun. */
    static String named(final long siteHash) {
        return siteHash == SiteImage.NO_SITE_HASH ? "without a site" : "on site " + hex(siteHash);
    }

    private static String hex(final long siteHash) {
        return String.format(Locale.ROOT, "%016x", siteHash);
    }
}
