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

import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.gateway.TcpGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Many connections at once. */
@Timeout(60)
class ConnectionsTest {
    private static final int COUNT = 2_000;
    private static final int FRAME_LENGTH = 64;
    private static final int MAX_BYTES_PER_CONNECTION = 16 * 1024;

    @TempDir
    Path directory;

    @RegisterExtension
    final EngineFixture engines = new EngineFixture();

    @Test
    void shouldServeThemAllWhenThousandsAreConnectedAndThenSend() throws IOException {
        // given
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        final IngestEngine engine = engines.launch(directory);
        RawBot.logOn(engine, "warm-up").send(BotFrames.reading(1, 50)).logOut();
        final long ownBytes = bytesOfOwnChannels();
        final long pooledBefore = pooledBytes();
        final long before = heapBytes();

        // when: all are logged on and idle
        final List<SocketChannel> bots = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            bots.add(connect(engine.tcpPort()));
        }
        final BulkBots bulk = new BulkBots(bots);
        bulk.logOnAll();
        assertThat(count(engine, EngineCounter.SESSIONS_LIVE)).isEqualTo(COUNT);
        final long heapPerConnection = (heapBytes() - before - ownBytes) / COUNT;
        final long pooled = pooledBytes() - pooledBefore;
        System.out.printf(
                "idle connections: %,d, heap %,d bytes each (the test's own %,d each taken off), pooled memory %+,d"
                        + " bytes in all%n",
                COUNT, heapPerConnection, ownBytes / COUNT, pooled);

        // then: each sends and each is acked
        bulk.sendAllAndAwaitAcks(FRAME_LENGTH);
        assertThat(heapPerConnection).as("heap per idle connection").isLessThan(MAX_BYTES_PER_CONNECTION);
        assertThat(pooled / COUNT).as("pooled memory per idle connection").isLessThan(MAX_BYTES_PER_CONNECTION);
        bulk.close();
        Await.until("all are gone", () -> count(engine, EngineCounter.CONNECTIONS_OPEN) == 0);
        engines.close(engine);
        assertThat(JournalView.read(directory).inbound()).hasSize(COUNT + 1);
    }

    /** What the same number of connected channels takes at this end, where nobody serves them. */
    private static long bytesOfOwnChannels() throws IOException {
        final long before = heapBytes();
        try (ServerSocket nobody = new ServerSocket(0, COUNT, InetAddress.getByName("127.0.0.1"))) {
            final List<SocketChannel> channels = new ArrayList<>(COUNT);
            for (int i = 0; i < COUNT; i++) {
                channels.add(connect(nobody.getLocalPort()));
            }
            final long bytes = heapBytes() - before;
            for (final SocketChannel channel : channels) {
                channel.close();
            }
            return bytes;
        }
    }

    private static SocketChannel connect(final int port) throws IOException {
        final SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        return channel;
    }

    private static long heapBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long pooledBytes() {
        return TcpGateway.ALLOCATOR.metric().usedDirectMemory();
    }

    private static long count(final IngestEngine engine, final EngineCounter counter) {
        return engine.counters().of(counter).get();
    }
}
