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

import java.nio.file.Path;
import net.botclaw.ingest.gateway.Authenticator;
import net.botclaw.ingest.sequencer.CoreFactory;
import net.botclaw.ingest.sequencer.IngestClock;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.routing.site.Site;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Settings of an engine: set, then given to {@link IngestEngine#launch}, which concludes it; after that it may not be
 * changed.
 */
public final class EngineContext {
    /** Default port for bots. */
    public static final int DEFAULT_TCP_PORT = 7400;
    /** Smallest ring in bytes: eight runs of frames must fit. */
    public static final int MIN_RING_LENGTH = 1024 * 1024;
    /** Most connections of an event loop. */
    public static final int MAX_CONNECTIONS = 32_768;
    /** Smallest limit of a frame, bytes: every session message fits. */
    public static final int MIN_FRAME_LENGTH = 2_048;
    /** File descriptors kept for journal and libraries; connections get the rest of what the process may open. */
    public static final int RESERVED_DESCRIPTORS = 256;
    /** Shortest heartbeat interval, milliseconds. */
    public static final int MIN_HEARTBEAT_MS = 100;
    /** Longest heartbeat interval, milliseconds. */
    public static final int MAX_HEARTBEAT_MS = 60_000;
    /** Most event loops. */
    public static final int MAX_LOOPS = 64;

    private Path dataDirectory;
    private String host = "127.0.0.1";
    private int tcpPort = DEFAULT_TCP_PORT;
    private ThreadingMode threading;
    private IdleMode idle = IdleMode.BACKOFF;
    private AckLevel ackLevel = AckLevel.JOURNALED;
    private int loops = 1;
    private int ringLength = 4 * 1024 * 1024;
    private int maxConnections = 16_384;
    private int maxFrameLength = FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH;
    private int heartbeatMs = 10_000;
    private int logonTimeoutMs = 5_000;
    private long diskFloorBytes = 256L << 20;
    private MemoryBudgets memoryBudgets = MemoryBudgets.DEFAULT;
    private boolean isNativeTransport = true;
    private boolean isDamagedTailDropped;
    private long maxClockLeadSeconds = IngestClock.DEFAULT_MAX_LEAD_SECONDS;
    private Site site = Site.NONE;
    private boolean isControlled = true;
    private Authenticator authenticator = Authenticator.none();
    private CoreFactory coreFactory = CoreFactory.STANDARD;
    private EpochNanoClock epochClock = new OffsetEpochNanoClock();
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private int stageSampling;
    private boolean isConcluded;

    /**
     * Checks the settings and fills in what depends on the machine.
     *
     * @return this.
     * @throws IllegalArgumentException when a setting is missing or out of range.
     */
    public EngineContext conclude() {
        if (isConcluded) {
            throw new IllegalStateException("this context has been used already");
        }
        require(dataDirectory != null, "a data directory is needed");
        require(site != null, "a site is needed, if only Site.NONE");
        checkRanges();
        if (threading == null) {
            threading =
                    Runtime.getRuntime().availableProcessors() <= 4 ? ThreadingMode.SHARED : ThreadingMode.DEDICATED;
        }
        require(
                threading == ThreadingMode.DEDICATED || loops == 1,
                "loops must be 1 when threading is shared, found " + loops);
        maxConnections = Math.max(1, Math.min(maxConnections, Descriptors.left() / loops));
        isConcluded = true;
        return this;
    }

    /**
     * Checks that each setting is in its range. Settings are named as in the configuration file.
     *
     * @throws IllegalArgumentException when one is not.
     */
    public void checkRanges() {
        SettingRanges.check(this);
    }

    private static void require(final boolean isTrue, final String message) {
        if (!isTrue) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Where journal, lock and counters are; needed.
     *
     * @param value directory, made when missing.
     * @return this.
     */
    public EngineContext dataDirectory(final Path value) {
        checkOpen();
        this.dataDirectory = value;
        return this;
    }

    public Path dataDirectory() {
        return dataDirectory;
    }

    /**
     * Address to listen on.
     *
     * @param value name or address, default 127.0.0.1.
     * @return this.
     */
    public EngineContext host(final String value) {
        checkOpen();
        this.host = value;
        return this;
    }

    public String host() {
        return host;
    }

    /**
     * Port for bots.
     *
     * @param value 0: any free port; default {@link #DEFAULT_TCP_PORT}.
     * @return this.
     */
    public EngineContext tcpPort(final int value) {
        checkOpen();
        this.tcpPort = value;
        return this;
    }

    public int tcpPort() {
        return tcpPort;
    }

    /**
     * Who runs the sequencer.
     *
     * @param value default: shared on up to 4 cores, dedicated on more.
     * @return this.
     */
    public EngineContext threading(final ThreadingMode value) {
        checkOpen();
        this.threading = value;
        return this;
    }

    public ThreadingMode threading() {
        return threading;
    }

    /**
     * What idle threads do.
     *
     * @param value default backoff.
     * @return this.
     */
    public EngineContext idle(final IdleMode value) {
        checkOpen();
        this.idle = value;
        return this;
    }

    public IdleMode idle() {
        return idle;
    }

    /**
     * Highest ack level granted.
     *
     * @param value JOURNALED (default) or SYNCED.
     * @return this.
     */
    public EngineContext ackLevel(final AckLevel value) {
        checkOpen();
        this.ackLevel = value;
        return this;
    }

    public AckLevel ackLevel() {
        return ackLevel;
    }

    /**
     * Event loops.
     *
     * @param value 1 to {@link #MAX_LOOPS}, exactly 1 when shared.
     * @return this.
     */
    public EngineContext loops(final int value) {
        checkOpen();
        this.loops = value;
        return this;
    }

    public int loops() {
        return loops;
    }

    /**
     * Length of each ingress and egress ring.
     *
     * @param value bytes, a power of two, default 4 MiB.
     * @return this.
     */
    public EngineContext ringLength(final int value) {
        checkOpen();
        this.ringLength = value;
        return this;
    }

    public int ringLength() {
        return ringLength;
    }

    /**
     * Connections per event loop; fewer where the process may not open so many descriptors.
     *
     * @param value default 16,384.
     * @return this.
     */
    public EngineContext maxConnections(final int value) {
        checkOpen();
        this.maxConnections = value;
        return this;
    }

    public int maxConnections() {
        return maxConnections;
    }

    /**
     * Largest frame accepted.
     *
     * @param value bytes, default 16 KiB.
     * @return this.
     */
    public EngineContext maxFrameLength(final int value) {
        checkOpen();
        this.maxFrameLength = value;
        return this;
    }

    public int maxFrameLength() {
        return maxFrameLength;
    }

    /**
     * Heartbeat interval granted to bots that wish none.
     *
     * @param value milliseconds, default 10,000.
     * @return this.
     */
    public EngineContext heartbeatMs(final int value) {
        checkOpen();
        this.heartbeatMs = value;
        return this;
    }

    public int heartbeatMs() {
        return heartbeatMs;
    }

    /**
     * How long a connection may take to log on.
     *
     * @param value milliseconds, default 5,000.
     * @return this.
     */
    public EngineContext logonTimeoutMs(final int value) {
        checkOpen();
        this.logonTimeoutMs = value;
        return this;
    }

    public int logonTimeoutMs() {
        return logonTimeoutMs;
    }

    /**
     * Below this much free space the engine takes no more frames.
     *
     * @param value bytes, default 256 MiB.
     * @return this.
     */
    public EngineContext diskFloorBytes(final long value) {
        checkOpen();
        this.diskFloorBytes = value;
        return this;
    }

    public long diskFloorBytes() {
        return diskFloorBytes;
    }

    /**
     * Budgets of what connections may make the engine hold.
     *
     * @param value default {@link MemoryBudgets#DEFAULT}.
     * @return this.
     */
    public EngineContext memoryBudgets(final MemoryBudgets value) {
        checkOpen();
        this.memoryBudgets = value;
        return this;
    }

    public MemoryBudgets memoryBudgets() {
        return memoryBudgets;
    }

    /**
     * Whether to use epoll where there is epoll.
     *
     * @param value default true; otherwise NIO.
     * @return this.
     */
    public EngineContext nativeTransport(final boolean value) {
        checkOpen();
        this.isNativeTransport = value;
        return this;
    }

    public boolean isNativeTransport() {
        return isNativeTransport;
    }

    /**
     * The site that the engine's journal is begun on; a journal that is there must have been begun on it.
     *
     * @param value default {@link Site#NONE}: the one of the journal that is there, or none.
     * @return this.
     */
    public EngineContext site(final Site value) {
        checkOpen();
        this.site = value;
        return this;
    }

    public Site site() {
        return site;
    }

    /**
     * Who may log on.
     *
     * @param value default everybody.
     * @return this.
     */
    public EngineContext authenticator(final Authenticator value) {
        checkOpen();
        this.authenticator = value;
        return this;
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    /**
     * What the journal is applied to; every start on a journal needs the same.
     *
     * @param value default a core with the standard handlers.
     * @return this.
     */
    public EngineContext coreFactory(final CoreFactory value) {
        checkOpen();
        this.coreFactory = value;
        return this;
    }

    public CoreFactory coreFactory() {
        return coreFactory;
    }

    /**
     * Stamps batches.
     *
     * @param value default the system clock.
     * @return this.
     */
    public EngineContext epochClock(final EpochNanoClock value) {
        checkOpen();
        this.epochClock = value;
        return this;
    }

    public EpochNanoClock epochClock() {
        return epochClock;
    }

    /**
     * Measures time-outs.
     *
     * @param value default the system clock.
     * @return this.
     */
    public EngineContext nanoClock(final NanoClock value) {
        checkOpen();
        this.nanoClock = value;
        return this;
    }

    public NanoClock nanoClock() {
        return nanoClock;
    }

    /**
     * Whether to go on without the end of a journal whose batches are damaged there, as a machine that died may leave them.
     * What was acked JOURNALED in them is lost; what was acked SYNCED cannot be in them.
     *
     * @param value default false: such a journal is refused.
     * @return this.
     */
    public EngineContext dropDamagedTail(final boolean value) {
        checkOpen();
        this.isDamagedTailDropped = value;
        return this;
    }

    public boolean isDamagedTailDropped() {
        return isDamagedTailDropped;
    }

    /**
     * Greatest lead of the journal's time over the clock at a start; a start with more is refused.
     *
     * @param value seconds, up to a century; default {@link IngestClock#DEFAULT_MAX_LEAD_SECONDS}.
     * @return this.
     */
    public EngineContext maxClockLeadSeconds(final long value) {
        checkOpen();
        this.maxClockLeadSeconds = value;
        return this;
    }

    public long maxClockLeadSeconds() {
        return maxClockLeadSeconds;
    }

    /**
     * Whether operators may send commands over a control session on the loopback interface.
     *
     * @param value default true.
     * @return this.
     */
    public EngineContext control(final boolean value) {
        checkOpen();
        this.isControlled = value;
        return this;
    }

    public boolean isControlled() {
        return isControlled;
    }

    /**
     * Whether the stages of a frame's way are timed, see {@link IngestEngine#stages()}.
     *
     * @param everyNthTurn of an event loop, of those with reads, is sampled; default 0: none.
     * @return this.
     */
    public EngineContext stageSampling(final int everyNthTurn) {
        checkOpen();
        this.stageSampling = everyNthTurn;
        return this;
    }

    public int stageSampling() {
        return stageSampling;
    }

    private void checkOpen() {
        if (isConcluded) {
            throw new IllegalStateException("this context is concluded");
        }
    }
}
