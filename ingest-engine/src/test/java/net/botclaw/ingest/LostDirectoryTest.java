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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.IoUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read again must not be acked: an engine whose files are taken away stops. */
@Timeout(60)
class LostDirectoryTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStopInOneLineWhenTheDataDirectoryIsRemovedOrMovedAway(final boolean isMoved) throws IOException {
        // given
        final Path directory = temp.resolve("data");
        final IngestEngine engine = IngestEngine.launch(EngineFixture.context(directory));
        final RawBot bot = RawBot.logOn(engine, "ada");
        bot.send(BotFrames.vendorData(1, 64)).awaitAck(1);

        // when
        if (isMoved) {
            Files.move(directory, temp.resolve("elsewhere"));
        } else {
            IoUtil.delete(directory.toFile(), true);
        }
        Await.until("the engine notices", engine::isFailed);

        // then
        assertThat(engine.failure())
                .hasMessageContaining("was removed while the engine ran")
                .hasMessageNotContaining("\n");
        engine.close();
        bot.close();
    }

    @Test
    void shouldStopWhenTheJournalsFileIsReplaced() throws IOException {
        final Path directory = temp.resolve("data");
        final IngestEngine engine = IngestEngine.launch(EngineFixture.context(directory));
        final Path file;
        try (var files = Files.newDirectoryStream(directory.resolve("journal"), "*.cq4")) {
            file = files.iterator().next();
        }
        final Path other = Files.copy(file, temp.resolve("other"));

        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Await.until("the engine notices", engine::isFailed);

        assertThat(engine.failure()).hasMessageContaining("was replaced while the engine ran");
        engine.close();
    }
}
