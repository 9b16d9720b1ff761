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
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.botclaw.ingest.FaultyCore.Fault;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.VendorDataDecoder;
import net.botclaw.protocol.codec.VendorDataEncoder;
import net.botclaw.routing.CoreFailedException;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.errors.ErrorLogReader;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine whose core has failed, the restarts until the handler is mended, and the bots that wait. */
@Timeout(120)
class FailStopTest {
    private static final int BEFORE = 20;
    private static final int AROUND = 5;
    /** Turns in which a failed engine could still answer. */
    private static final int TURNS = 2_000;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    static Stream<Arguments> faults() {
        return Stream.of(ThreadingMode.values())
                .flatMap(threading -> Stream.of(Fault.EXCEPTION, Fault.STACK, Fault.MEMORY)
                        .map(fault -> Arguments.of(threading, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldStopAtOnceAndLoseNothingWhenAHandlerFails(final ThreadingMode threading, final Fault fault) {
        // given: bots, and what is acknowledged
        final IngestEngine failing = IngestEngine.launch(context(threading, new FaultyCore(fault)));
        final LossyBot culprit = new LossyBot("culprit", 1).logOn(failing);
        final LossyBot bystander = new LossyBot("bystander", 2).logOn(failing);
        offer(culprit, BEFORE);
        offer(bystander, BEFORE);
        awaitStored(culprit, bystander, 0);

        // when: the message that the handler cannot bear, in the midst of others
        offer(culprit, AROUND);
        final long bad = culprit.session().ackedSequence() + AROUND + 1;
        culprit.offer(message(FaultyCore.BAD));
        offer(culprit, AROUND);
        culprit.work();
        Await.until("the engine has failed", failing::isFailed);
        offer(bystander, AROUND);
        for (int i = 0; i < TURNS; i++) {
            culprit.work();
            bystander.work();
        }

        // then: no ack from there on, and one line that says where
        assertThat(culprit.session().ackedSequence()).isLessThan(bad);
        assertThat(culprit.session().storedCount()).isGreaterThan(AROUND);
        assertThat(bystander.session().storedCount()).isEqualTo(AROUND);
        final String line = failing.failure().getMessage().lines().findFirst().orElseThrow();
        failing.close();
        final long position = positionOf(bad);
        assertThat(line)
                .startsWith("the core failed at position " + position + ", kind INBOUND, template "
                        + VendorDataDecoder.TEMPLATE_ID + ", handler faulty: java.lang.");
        assertThat(errors()).isEqualTo(1);

        // and: a restart refuses at the same record
        culprit.drop();
        bystander.drop();
        assertThat(catchThrowable(() -> IngestEngine.launch(context(threading, new FaultyCore(fault)))))
                .isInstanceOf(CoreFailedException.class)
                .message()
                .startsWith(line);

        // and: once the handler is mended, everything is there, once
        final FaultyCore mended = new FaultyCore(Fault.MENDED);
        final IngestEngine engine = engines.launch(context(threading, mended));
        assertThat(mended.applied()).isEqualTo(inbound(culprit) + inbound(bystander));
        culprit.logOn(engine);
        bystander.logOn(engine);
        awaitStored(culprit, bystander, 0);
        culprit.drop();
        bystander.drop();
        engines.close(engine);
        assertThat(JournalView.read(directory).reliableSequences(1)).isEqualTo(upTo(BEFORE + 2 * AROUND + 1));
        assertThat(JournalView.read(directory).reliableSequences(2)).isEqualTo(upTo(BEFORE + AROUND));
        assertThat(mended.applied()).isEqualTo(2 * BEFORE + 3 * AROUND + 1);
        assertThat(JournalReplay.run(directory, new FaultyCore(Fault.MENDED)).stateHash())
                .isEqualTo(engine.stateHash());
    }

    private EngineContext context(final ThreadingMode threading, final FaultyCore cores) {
        return EngineFixture.context(directory).threading(threading).coreFactory(cores);
    }

    private static void offer(final LossyBot bot, final int count) {
        for (int i = 0; i < count; i++) {
            bot.offer(message(0));
        }
    }

    private static UnsafeBuffer message(final long vendorCode) {
        final int length = FrameDescriptor.SBE_HEADER_LENGTH + VendorDataEncoder.BLOCK_LENGTH + Short.BYTES;
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[length]);
        new VendorDataEncoder()
                .wrapAndApplyHeader(bytes, 0, new MessageHeaderEncoder())
                .eventTimeNs(1)
                .vendorCode((int) vendorCode)
                .putPayload(new byte[0], 0, 0);
        return bytes;
    }

    private static void awaitStored(final LossyBot first, final LossyBot second, final int count) {
        Await.until("acks", () -> {
            first.work();
            second.work();
            return first.session().storedCount() == count && second.session().storedCount() == count;
        });
    }

    private long positionOf(final long sequence) {
        return JournalView.read(directory).inbound().stream()
                .filter(entry -> entry.botId() == 1 && entry.sequence() == sequence)
                .findFirst()
                .orElseThrow()
                .position();
    }

    private int inbound(final LossyBot bot) {
        return JournalView.read(directory).reliableSequences(bot.botId()).size();
    }

    private static List<Long> upTo(final long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private int errors() {
        try (CountersFile counters = CountersFile.open(DataDirectory.counters(directory))) {
            return ErrorLogReader.read(counters.errors(), (count, first, last, text) -> {});
        }
    }
}
