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
import net.botclaw.ingest.journal.BatchAppender;
import net.botclaw.ingest.journal.BatchBuilder;
import net.botclaw.ingest.journal.BatchDescriptor;
import net.botclaw.ingest.journal.JournalCorruptException;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.protocol.codec.JournalContinuedDecoder;
import net.botclaw.protocol.codec.JournalHeaderDecoder;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteImage;

/**
 * Rebuilds a core from a journal: applies the inputs, derives the outputs again, and compares them with the journaled
 * ones.
 *
 * <p>The engine's recovery and {@code botclaw journal replay} are this same code.
 *
 * <p><b>Threading</b>: one thread. <b>Failure</b>: a damaged journal throws
 * {@link JournalCorruptException}, a differing output {@link ReplayMismatchException}.
 */
public final class JournalReplay {
    private final CoreOutputRelay relay = new CoreOutputRelay();
    private final ReplayedOutputs outputs = new ReplayedOutputs();
    private final RoutingCore core;
    private final long siteHash;
    private final CoreRecord record = new CoreRecord();
    private final JournalHeaderDecoder header = new JournalHeaderDecoder();
    private boolean hasHeader;
    private long records;
    private long nextPosition;
    private long lastTimeNs;

    /** Starts with an empty standard core on no site. */
    public JournalReplay() {
        this(CoreFactory.STANDARD, Site.NONE);
    }

    /**
     * Starts with an empty core.
     *
     * @param factory makes it; the same as in the engine that wrote the journal.
     * @param site    that the journal was begun on.
     */
    public JournalReplay(final CoreFactory factory, final Site site) {
        this.core = factory.create(relay, site);
        this.siteHash = SiteImage.siteHash(site);
        relay.target(outputs);
    }

    /**
     * Replays a whole journal with a standard core, on the site whose image lies beside it.
     *
     * @param root an engine's directory.
     * @return what came out.
     * @throws IllegalStateException when the journal was begun on a site whose image is missing or damaged.
     */
    public static Result run(final Path root) {
        return run(root, CoreFactory.STANDARD);
    }

    /**
     * Replays a whole journal on the site whose image lies beside it.
     *
     * @param root    an engine's directory.
     * @param factory makes the core; the same as in the engine that wrote the journal.
     * @return what came out.
     * @throws IllegalStateException when the journal was begun on a site whose image is missing or damaged.
     */
    public static Result run(final Path root, final CoreFactory factory) {
        final JournalReplay replay = new JournalReplay(factory, JournalSite.of(root));
        try (JournalReader reader = JournalReader.open(root)) {
            replay.run(reader);
        }
        return new Result(replay.records, replay.core.inputCount(), replay.core.stateHash(), replay.nextPosition);
    }

    /**
     * Replays up to the present end of a journal.
     *
     * @param reader at the journal's first record, or where the last call left it.
     * @throws JournalCorruptException when the journal is damaged; what precedes the damage is applied.
     */
    public void run(final JournalReader reader) {
        while (reader.next()) {
            final RecordKind kind = reader.kind();
            checkStart(reader);
            if (kind.isInput()) {
                apply(reader);
            } else if (kind.isOutput()) {
                outputs.verify(reader);
            } else if (kind == RecordKind.SCHEMA && !isContinuation(reader)) {
                checkHeader(reader);
            }
            records++;
            nextPosition = reader.position() + 1;
            lastTimeNs = reader.timeNs();
        }
    }

    private void apply(final JournalReader reader) {
        if (reader.isBatchStart() && !outputs.isEmpty()) {
            throw new ReplayMismatchException("no record of an output that replay derives", reader.position());
        }
        reader.view(record);
        outputs.onApply(record);
        core.onRecord(record);
    }

    /** The first file of a journal can be lost as a whole; what is left must not be taken for all. */
    private void checkStart(final JournalReader reader) {
        if (!isContinuation(reader) && hasHeader == (reader.kind() == RecordKind.SCHEMA)) {
            throw new JournalCorruptException("the journal does not begin with its header", reader.position());
        }
    }

    /** The journal goes on behind damage here, from the state before it. */
    private static boolean isContinuation(final JournalReader reader) {
        return reader.kind() == RecordKind.SCHEMA && reader.templateId() == JournalContinuedDecoder.TEMPLATE_ID;
    }

    private void checkHeader(final JournalReader reader) {
        hasHeader = true;
        reader.view(record);
        header.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
        check("format version", header.formatVersion(), BatchDescriptor.FORMAT_VERSION);
        check("schema id", header.schemaId(), JournalHeaderDecoder.SCHEMA_ID);
        check("limit of bots", header.maxBots(), CoreLimits.MAX_BOTS);
        check("state hash interval", header.stateHashInterval(), CoreLimits.STATE_HASH_INTERVAL);
        if (header.siteHash() != siteHash) {
            throw new IllegalStateException("the journal was begun " + JournalSite.named(header.siteHash())
                    + ", it cannot be replayed " + JournalSite.named(siteHash));
        }
    }

    private static void check(final String what, final long journaled, final long own) {
        if (journaled != own) {
            throw new IllegalStateException(
                    "the journal was written with " + what + ' ' + journaled + ", this engine has " + own);
        }
    }

    /** Journals the outputs a crash cut off. */
    int appendCutOff(final BatchAppender journal, final long timeNs) {
        final int count = outputs.appendRest(journal, new BatchBuilder(), timeNs);
        nextPosition = journal.nextPosition();
        return count;
    }

    /**
     * The engine goes on behind damage, from the state reached.
     *
     * @param next position of the next record.
     */
    public void onContinued(final long next) {
        nextPosition = next;
    }

    /** From now on the core's outputs go to another host. */
    RoutingCore goLive(final CoreOutput host) {
        relay.target(host);
        return core;
    }

    /**
     * Records seen.
     *
     * @return items.
     */
    public long records() {
        return records;
    }

    /**
     * Position after the last record.
     *
     * @return a position.
     */
    public long nextPosition() {
        return nextPosition;
    }

    /**
     * Ingest time of the last record.
     *
     * @return epoch nanoseconds, 0 when there is none.
     */
    public long lastTimeNs() {
        return lastTimeNs;
    }

    /** True when the journal's header was seen; it can be lost with the journal's first file. */
    boolean hasHeader() {
        return hasHeader;
    }

    /** Hash of the site that the core owns. */
    long siteHash() {
        return siteHash;
    }

    /**
     * Hash of the core's state.
     *
     * @return the same for the same journal, everywhere.
     */
    public long stateHash() {
        return core.stateHash();
    }

    /**
     * What a whole replay gave.
     *
     * @param records      of all kinds.
     * @param inputs       applied.
     * @param stateHash    of the core at the end.
     * @param nextPosition after the last record.
     */
    public record Result(long records, long inputs, long stateHash, long nextPosition) {}
}
