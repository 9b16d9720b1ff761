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
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.botclaw.protocol.codec.LogonAckDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Frames arrive in any number of pieces. */
@Timeout(60)
class FramingTest {
    private static final int MAX_FRAME_LENGTH = 16 * 1024;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldTakeFramesWhenTheyComeByteByByte() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.connect(engine);

        // when
        sendInPieces(bot, new LogonFrame("bot").bytes(), 1);
        bot.await(LogonAckDecoder.TEMPLATE_ID);
        sendInPieces(bot, BotFrames.join(BotFrames.reading(1, 50), BotFrames.vendorData(2, 77)), 1);

        // then
        bot.awaitAck(2);
        bot.logOut();
        assertStored(engine, 2);
    }

    @Test
    void shouldTakeAFrameWhenItIsSplitAtAnyOffset() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");
        final int length = BotFrames.reading(1, 50).length;
        long sequence = 0;

        // when
        for (int split = 1; split < 2 * length; split++) {
            final byte[] both = BotFrames.join(BotFrames.reading(++sequence, 50), BotFrames.reading(++sequence, 50));
            bot.send(Arrays.copyOf(both, split));
            if (split > length) {
                bot.awaitAck(sequence - 1);
            }
            bot.send(Arrays.copyOfRange(both, split, both.length));
            bot.awaitAck(sequence);
        }

        // then
        bot.logOut();
        assertStored(engine, sequence);
    }

    @Test
    void shouldTakeThemAllWhenManyFramesComeInOneWrite() {
        // given
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");
        final byte[][] frames = new byte[20_000][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = BotFrames.reading(i + 1, 50);
        }

        // when
        bot.send(frames);

        // then
        bot.awaitAck(frames.length);
        bot.logOut();
        assertStored(engine, frames.length);
    }

    @Test
    void shouldTakeThemAllWhenFramesOfAnySizeComeInPiecesOfAnySize() {
        // given
        final long seed = 20_260_101L;
        final Random random = new Random(seed);
        final IngestEngine engine = engines.launch(directory);
        final RawBot bot = RawBot.logOn(engine, "bot");
        final byte[][] frames = new byte[400][];
        for (int i = 0; i < frames.length; i++) {
            final int most = random.nextInt(10) == 0 ? MAX_FRAME_LENGTH : 300;
            frames[i] = BotFrames.vendorData(i + 1, 30 + random.nextInt(most - 29));
        }
        frames[7] = BotFrames.vendorData(8, MAX_FRAME_LENGTH);
        frames[8] = BotFrames.vendorData(9, 30);

        // when
        final byte[] all = BotFrames.join(frames);
        int from = 0;
        while (from < all.length) {
            final int to = Math.min(all.length, from + 1 + random.nextInt(random.nextBoolean() ? 40 : 40_000));
            bot.send(Arrays.copyOfRange(all, from, to));
            from = to;
        }

        // then
        bot.awaitAck(frames.length);
        bot.logOut();
        final List<JournalView.Entry> stored = assertStored(engine, frames.length);
        for (int i = 0; i < frames.length; i++) {
            final byte[] message = new byte[frames[i].length - 8];
            stored.get(i).message().getBytes(0, message);
            assertThat(message)
                    .as("message %d, seed %d", i, seed)
                    .isEqualTo(Arrays.copyOfRange(frames[i], 8, frames[i].length));
        }
    }

    private static void sendInPieces(final RawBot bot, final byte[] bytes, final int pieceLength) {
        for (int from = 0; from < bytes.length; from += pieceLength) {
            bot.send(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + pieceLength)));
        }
    }

    private List<JournalView.Entry> assertStored(final IngestEngine engine, final long last) {
        engines.close(engine);
        final JournalView journal = JournalView.read(directory);
        assertThat(journal.reliableSequences(1))
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        return journal.inbound();
    }
}
