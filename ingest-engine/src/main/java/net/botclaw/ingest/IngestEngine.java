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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import net.botclaw.ingest.admin.CountersFile;
import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.ingest.control.ControlContext;
import net.botclaw.ingest.control.ControlFile;
import net.botclaw.ingest.control.ControlServer;
import net.botclaw.ingest.gateway.GatewayContext;
import net.botclaw.ingest.gateway.GatewayMemory;
import net.botclaw.ingest.gateway.TcpGateway;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.ingest.journal.JournalCorruptException;
import net.botclaw.ingest.journal.JournalDamage;
import net.botclaw.ingest.journal.JournalEnd;
import net.botclaw.ingest.journal.JournalKeeper;
import net.botclaw.ingest.journal.JournalReader;
import net.botclaw.ingest.journal.JournalWriter;
import net.botclaw.ingest.journal.SiteFile;
import net.botclaw.ingest.journal.SyncAgent;
import net.botclaw.ingest.sequencer.CommandRing;
import net.botclaw.ingest.sequencer.CorrelationId;
import net.botclaw.ingest.sequencer.DurablePosition;
import net.botclaw.ingest.sequencer.IngestClock;
import net.botclaw.ingest.sequencer.JournalReplay;
import net.botclaw.ingest.sequencer.JournalSite;
import net.botclaw.ingest.sequencer.LoopPort;
import net.botclaw.ingest.sequencer.SequencerAgent;
import net.botclaw.ingest.sequencer.SequencerContext;
import net.botclaw.ingest.stage.StageSampling;
import net.botclaw.ingest.stage.StageTimings;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.routing.site.Site;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * An engine: recovers from its journal, then takes frames until it is closed.
 *
 * <pre>{@code
 * try (IngestEngine engine = IngestEngine.launch(new EngineContext().dataDirectory(dir).tcpPort(0))) {
 *     connectBotsTo(engine.tcpPort());
 * }
 * }</pre>
 *
 * <p><b>Threading</b>: launch and close from one thread; the accessors any. <b>Failure</b>: when journal or core fail,
 * the engine stops taking and answering at once ({@link #isFailed()}); close it and start again.
 */
public final class IngestEngine implements AutoCloseable {
    private static final int HELPER_IDLE_MS = 50;
    private static final long STOP_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int RESERVE_LENGTH = 1 << 20;

    private final EngineContext ctx;
    private final EngineCounters counters;
    private final DataDirectory directory;
    private final StageSampling stages;
    private final LoopPort[] ports;
    private final CommandRing commands = new CommandRing();
    private final List<AgentRunner> runners = new ArrayList<>();
    private AgentRunner helper;
    private AgentRunner keeperRunner;
    private final List<ThreadWatch.Watched> watched = new ArrayList<>();
    private ThreadWatch watch;
    private MemoryPlan memory;
    /** Given up when the engine fails, so that there is memory to close it with. */
    private volatile byte[] reserve = new byte[RESERVE_LENGTH];

    private Site site = Site.NONE;
    private long recoveredRecords;
    private long recoveredStateHash;
    private JournalWriter journal;
    private JournalDamage droppedTail;
    private volatile SyncAgent syncAgent;
    private SequencerAgent sequencer;
    private volatile FailStopAgent failStop;
    private AgentRunner sequencerRunner;
    private TcpGateway gateway;
    private ControlServer control;
    private int tcpPort;
    private volatile EngineState state;
    private volatile Throwable failure;
    private boolean isClosed;

    private IngestEngine(final EngineContext ctx, final DataDirectory directory) {
        this.ctx = ctx;
        this.directory = directory;
        this.counters = new EngineCounters(
                CountersFile.create(
                        DataDirectory.counters(directory.root()),
                        System.currentTimeMillis(),
                        DataDirectory.fileAttributes(directory.root())),
                System::currentTimeMillis);
        state(EngineState.RECOVERING);
        this.stages = new StageSampling(ctx.stageSampling(), ctx.loops(), ctx.nanoClock());
        this.ports = new LoopPort[ctx.loops()];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = new LoopPort(ctx.ringLength(), stages.sampler(i));
        }
    }

    private void start() throws IOException {
        site = JournalSite.forStart(directory.root(), ctx.site());
        final JournalReplay replay = recover(directory.root());
        if (replay.nextPosition() == 0 && site.hasMap()) {
            // Before the journal's header, which names it.
            SiteFile.write(directory.root(), site);
        }
        if (site.hasMap()) {
            directory.protect(DataDirectory.site(directory.root()));
        }
        if (journal == null) {
            journal = JournalWriter.create(directory.root());
        }
        directory.protect(DataDirectory.journalId(directory.root()));
        recoveredRecords = replay.records();
        recoveredStateHash = replay.stateHash();
        counters.of(EngineCounter.RECOVERED_RECORDS).set(recoveredRecords);
        final JournalKeeper keeper = new JournalKeeper(journal, this::wakeLoops);
        final DiskGuard disk = new DiskGuard(
                directory.root(),
                ctx.diskFloorBytes(),
                ctx.nanoClock(),
                counters.of(EngineCounter.DISK_FREE_BYTES),
                keeper::isOutOfSpace);
        startSequencer(replay, disk);
        keeperRunner =
                start(new FailStopAgent(keeper, this::onFailure), new SleepingMillisIdleStrategy(1), "botclaw-journal");
        helper = start(
                new CompositeAgent(disk, ClockWatch.of(ctx, sequencer.clock(), counters)),
                new SleepingMillisIdleStrategy(HELPER_IDLE_MS),
                "botclaw-helper");
        memory = MemoryPlan.of(ctx, MemoryPlan.Available.now());
        startGateway(disk);
        startControl(disk);
        watch = new ThreadWatch(watched, this::onFailure);
        state(EngineState.RUNNING);
    }

    /**
     * Starts an engine. Returns when it listens.
     *
     * @param ctx settings; concluded here.
     * @return the running engine.
     * @throws IllegalArgumentException when a setting is wrong.
     * @throws IllegalStateException    when a JVM flag is missing, the data directory or the port is in use, the journal
     *     cannot be recovered, was begun on another site or is too far ahead of the clock, or the memory does not
     *     suffice; the message is one clear line, and nothing is left running or locked.
     */
    public static IngestEngine launch(final EngineContext ctx) {
        final String missingFlag = StartupCheck.missingFlag();
        if (missingFlag != null) {
            throw new IllegalStateException(missingFlag);
        }
        ctx.conclude();
        final DataDirectory directory = DataDirectory.lock(ctx.dataDirectory());
        AutoCloseable held = directory;
        try {
            final IngestEngine engine = new IngestEngine(ctx, directory);
            held = engine;
            engine.start();
            held = null;
            return engine;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final OutOfMemoryError e) {
            throw new IllegalStateException(MemoryShortage.line(e), e);
        } finally {
            CloseHelper.close(held);
        }
    }

    private JournalReplay recover(final Path root) {
        final JournalReplay replay = new JournalReplay(ctx.coreFactory(), site);
        if (DataDirectory.hasJournal(root)) {
            try (JournalReader reader = JournalReader.open(root)) {
                droppedTail = runToEnd(replay, reader);
                IngestClock.requireLead(ctx.epochClock(), replay.lastTimeNs(), ctx.maxClockLeadSeconds());
                openJournal(reader.end(), replay);
            }
        }
        return replay;
    }

    /** Replays a journal; returns damage at its end that is to be dropped, or null. */
    private JournalDamage runToEnd(final JournalReplay replay, final JournalReader reader) {
        try {
            replay.run(reader);
            return null;
        } catch (final JournalCorruptException e) {
            if (e.damage() == null || !e.damage().isTail() || !ctx.isDamagedTailDropped()) {
                throw e;
            }
            return e.damage();
        }
    }

    private void openJournal(final JournalEnd end, final JournalReplay replay) {
        if (droppedTail == null) {
            journal = new JournalWriter(directory.root(), end);
        } else {
            journal = JournalWriter.behindDamage(directory.root(), end, droppedTail, replay.lastTimeNs());
            replay.onContinued(journal.nextPosition());
        }
    }

    private void startSequencer(final JournalReplay replay, final DiskGuard disk) {
        final DurablePosition durable = ctx.ackLevel() == AckLevel.SYNCED ? startSync() : DurablePosition.APPENDED;
        sequencer = new SequencerAgent(
                new SequencerContext(
                        ports, commands, journal, durable, ctx.ackLevel(), ctx.epochClock(), counters, disk::isFull),
                replay);
        failStop = new FailStopAgent(sequencer, this::onFailure);
        if (ctx.threading() == ThreadingMode.DEDICATED) {
            sequencerRunner = start(failStop, ctx.idle().newIdleStrategy(), "botclaw-sequencer");
        }
    }

    private DurablePosition startSync() {
        final SyncAgent sync = new SyncAgent(journal, this::onSynced);
        syncAgent = sync;
        final FailStopAgent agent = new FailStopAgent(sync, this::onFailure);
        runners.add(start(agent, IdleMode.BACKOFF.newIdleStrategy(), "botclaw-sync"));
        return sync::syncedPosition;
    }

    private void startGateway(final DiskGuard disk) {
        final boolean isInline = ctx.threading() == ThreadingMode.SHARED;
        final IntSupplier inline = isInline ? failStop::doWork : () -> 0;
        final GatewayContext gatewayContext = new GatewayContext(
                ctx.host(),
                ctx.tcpPort(),
                memory.maxConnections(),
                ctx.maxFrameLength(),
                ctx.heartbeatMs(),
                ctx.logonTimeoutMs(),
                ctx.ackLevel(),
                ctx.authenticator(),
                ctx.idle() == IdleMode.SPIN,
                ctx.isNativeTransport(),
                isInline,
                sequencer.clock(),
                ctx.nanoClock(),
                counters,
                memory.gateway(),
                this::onError);
        gateway = new TcpGateway(gatewayContext, ports, inline, disk);
        tcpPort = gateway.start();
        watched.add(new ThreadWatch.Watched("of an event loop", gateway::isAlive));
    }

    private void startControl(final DiskGuard disk) throws IOException {
        ControlFile.delete(directory.root());
        if (ctx.isControlled()) {
            final ControlContext controlContext = new ControlContext(
                    directory.root(),
                    this::trySubmit,
                    commands.answers(),
                    ctx.ackLevel(),
                    disk::isFull,
                    this::isFailed,
                    ctx.logonTimeoutMs(),
                    ControlServer.IDLE_TIMEOUT_MS,
                    sequencer.clock(),
                    ctx.nanoClock(),
                    counters,
                    this::onError);
            control = new ControlServer(controlContext);
            control.start();
            watched.add(new ThreadWatch.Watched("botclaw-control", control::isAlive));
        }
    }

    private AgentRunner start(final Agent agent, final IdleStrategy idle, final String threadName) {
        final AgentRunner runner = new AgentRunner(idle, this::onError, null, agent);
        // Not AgentRunner.startOnThread: it names the thread after the agent's role.
        final Thread thread = new Thread(runner, threadName);
        thread.setUncaughtExceptionHandler((ended, cause) -> onError(cause));
        thread.setDaemon(true);
        thread.start();
        watched.add(new ThreadWatch.Watched(threadName, thread::isAlive));
        return runner;
    }

    /** The sync thread has made more of the journal durable. */
    private void onSynced() {
        counters.of(EngineCounter.SYNCED_POSITION).setRelease(syncAgent.syncedPosition());
        wakeLoops();
    }

    private void wakeLoops() {
        for (final LoopPort port : ports) {
            port.wakeUp();
        }
    }

    /** Something went wrong on a thread that goes on. Without memory it may go on no better, so that ends the engine. */
    private void onError(final Throwable cause) {
        if (cause instanceof VirtualMachineError) {
            onFailure(cause);
        } else {
            record(cause);
        }
    }

    private void record(final Throwable cause) {
        try {
            counters.errorLog().record(cause);
        } catch (final Throwable t) {
            onFailure(t);
        }
    }

    /** Does not throw, and needs no memory to make the failure known. */
    private void onFailure(final Throwable cause) {
        if (failure != null) {
            return;
        }
        failure = cause;
        reserve = null;
        final FailStopAgent sequencerAgent = failStop;
        if (sequencerAgent != null) {
            sequencerAgent.halt();
        }
        state(EngineState.FAILED);
        record(cause);
    }

    /**
     * Submits an operator's command; it is journaled, then applied. Nobody is told what the core answers.
     *
     * @param message SBE message with a template of 96 to 127.
     * @param offset  of its header.
     * @param length  in bytes, header included.
     * @return false when too many are waiting: try again.
     */
    public boolean trySubmitCommand(final DirectBuffer message, final int offset, final int length) {
        return trySubmit(CorrelationId.NONE, message, offset, length);
    }

    private boolean trySubmit(
            final long correlationId, final DirectBuffer message, final int offset, final int length) {
        final boolean isSubmitted = commands.trySubmit(correlationId, message, offset, length);
        wakeLoops();
        return isSubmitted;
    }

    /**
     * Where bots connect.
     *
     * @return the port it listens on.
     */
    public int tcpPort() {
        return tcpPort;
    }

    /**
     * A warning to the operator when other users could look into the data directory before this start.
     *
     * @return one line, or null.
     */
    public String accessWarning() {
        return directory.accessWarning();
    }

    /**
     * How sockets are polled.
     *
     * @return epoll or nio.
     */
    public String transport() {
        return gateway.transport();
    }

    /**
     * The engine's counters and error log.
     *
     * @return usable until the engine is closed.
     */
    public EngineCounters counters() {
        return counters;
    }

    /**
     * Where the time of frames goes, see {@link EngineContext#stageSampling}.
     *
     * @return since the start, up to now; also once the engine is closed.
     */
    public StageTimings stages() {
        return stages.timings();
    }

    /**
     * Settings in force.
     *
     * @return concluded.
     */
    public EngineContext context() {
        return ctx;
    }

    /**
     * Connections that are taken at once, which may be fewer than was set where memory or descriptors do not suffice.
     *
     * @return of all event loops together.
     */
    public int maxConnections() {
        return memory.maxConnections() * ctx.loops();
    }

    /**
     * Budgets of what connections may hold.
     *
     * @return budgets in force.
     */
    public GatewayMemory gatewayMemory() {
        return memory.gateway();
    }

    /**
     * The site in force, which is that of the journal whatever was set.
     *
     * @return {@link Site#NONE} when the journal was begun without.
     */
    public Site site() {
        return site;
    }

    /**
     * Records replayed at start.
     *
     * @return items.
     */
    public long recoveredRecords() {
        return recoveredRecords;
    }

    /**
     * Records in the journal that count: those replayed at start and those appended since.
     *
     * @return items.
     */
    public long records() {
        return recoveredRecords + journal.recordsAppended();
    }

    /**
     * Hash of the state that was recovered from the journal at start, before anything new.
     *
     * @return the hash that a replay up to there gives.
     */
    public long recoveredStateHash() {
        return recoveredStateHash;
    }

    /**
     * Damaged end of the journal that was dropped on request.
     *
     * @return null when the journal was whole.
     */
    public JournalDamage droppedTail() {
        return droppedTail;
    }

    /**
     * Queue files without records that were moved into the quarantine at start.
     *
     * @return where they are.
     */
    public List<Path> setAside() {
        return journal.setAside();
    }

    /**
     * Lead of journal time over the clock.
     *
     * @return nanoseconds, 0: it follows the clock.
     */
    public long clockLeadNs() {
        return sequencer.clock().leadNs();
    }

    /**
     * Whether journal or core have failed.
     *
     * @return true once the engine has stopped itself.
     */
    public boolean isFailed() {
        return state == EngineState.FAILED;
    }

    /**
     * Why the engine has stopped itself.
     *
     * @return null while it has not.
     */
    public Throwable failure() {
        return failure;
    }

    /**
     * Hash of the core's state. Call it once the engine is closed.
     *
     * @return the hash that replay must give too.
     */
    public long stateHash() {
        return sequencer.stateHash();
    }

    private void state(final EngineState newState) {
        state = newState;
        counters.of(EngineCounter.ENGINE_STATE).setRelease(newState.code());
    }

    /** Says Logout to every bot, takes what they have sent, and closes the journal. */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        CloseHelper.close(watch);
        if (failure == null) {
            state(EngineState.STOPPING);
        }
        if (control != null) {
            control.stopTaking();
        }
        if (gateway != null) {
            gateway.logoutAll();
            gateway.close();
        }
        CloseHelper.close(sequencerRunner);
        if (failStop != null) {
            drain();
        }
        CloseHelper.close(control);
        CloseHelper.closeAll(runners);
        CloseHelper.closeAll(helper, keeperRunner);
        // Not the state, which the failure of another thread is written to last.
        if (failure != null) {
            abandonJournal();
        } else {
            CloseHelper.close(journal);
            state(EngineState.STOPPED);
        }
        CloseHelper.closeAll(counters, directory);
    }

    private void abandonJournal() {
        if (journal != null) {
            journal.abandon();
        }
    }

    /** Event loops and sequencer have ended: what the rings still hold is taken here. */
    private void drain() {
        final IdleStrategy idle = new BackoffIdleStrategy();
        final long deadlineNs = System.nanoTime() + STOP_TIMEOUT_NS;
        while (!failStop.hasFailed() && hasInput() && System.nanoTime() - deadlineNs < 0) {
            idle.idle(failStop.doWork());
            for (final LoopPort port : ports) {
                port.egress().read((messageTypeId, buffer, index, length) -> {});
            }
        }
    }

    private boolean hasInput() {
        boolean hasInput = !sequencer.isIdle() || !commands.isEmpty();
        for (final LoopPort port : ports) {
            hasInput |= port.ingress().size() > 0;
        }
        return hasInput;
    }
}
