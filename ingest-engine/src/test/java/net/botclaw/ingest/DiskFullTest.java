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
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A floor above what the disk has stands for a disk that is nearly full. */
@Timeout(60)
class DiskFullTest {
    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldSendBotsAwayAndStayWhenTheDiskIsNearlyFull() throws IOException {
        // given
        final long more = Files.getFileStore(directory).getTotalSpace() * 2;
        final IngestEngine engine =
                engines.launch(EngineFixture.context(directory).diskFloorBytes(more));

        // when
        final RawFrame first = RawBot.connect(engine).awaitRefusal();
        final RawBot second = RawBot.connect(engine);
        second.trySend(new LogonFrame("bot").bytes());

        // then
        assertThat(first.template()).as("%s", first).isEqualTo(LogonRejectDecoder.TEMPLATE_ID);
        assertThat(first.code()).isEqualTo(RejectCode.DISK_FULL.code());
        assertThat(first.logonReject().retryAfterMs()).isPositive();
        assertThat(second.awaitRefusal().code()).isEqualTo(RejectCode.DISK_FULL.code());
        assertThat(engine.counters().refused(RejectCode.DISK_FULL)).isEqualTo(2);
        assertThat(engine.counters().of(EngineCounter.DISK_FREE_BYTES).get()).isPositive();
        assertThat(engine.isFailed()).isFalse();
    }
}
