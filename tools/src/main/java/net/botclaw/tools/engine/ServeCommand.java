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
package net.botclaw.tools.engine;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.IngestEngine;
import net.botclaw.ingest.StopWatchdog;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.ingest.sequencer.IngestClock;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.SetSensorThresholdEncoder;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.DataOption;
import net.botclaw.tools.cli.ErrorLine;
import net.botclaw.tools.cli.Failures;
import net.botclaw.tools.cli.Figures;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.cli.SiteLine;
import net.botclaw.tools.cli.VisibleText;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw serve}: an engine until the process is told to stop. */
@Command(
        name = "serve",
        description = {
            "Run an engine until SIGINT or SIGTERM.",
            "When bots can connect: serve: listening tcp=PORT data=DIR threading=T idle=I ack=A transport=T connections=N "
                    + "records=N state=HEX (connections: how many are taken; records and state recovered from the journal). "
                    + "Lines botclaw: warning: ... on the error stream before it say where the machine gives less than was "
                    + "set.",
            "Before it, when there is a site: serve: site map=WxH cells=N places=N trucks=N tick-ms=N hash=HEX.",
            "Before it, when the journal's time is ahead of the clock: serve: clock lead-ms=N journal=TIME clock=TIME.",
            "With --stage-sampling, before the last line: serve: stages turns=N taken=N completed=N aborted=N share=X "
                    + "clock_ns=N clock_readings=N, and a line serve: stage NAME count=N p50_ns=N p90_ns=N p99_ns=N "
                    + "max_ns=N for each stage.",
            "Last line: serve: stopped records=N state=HEX. Exits 1 when the engine fails."
        })
public final class ServeCommand implements Runnable {
    private static final long CHECK_INTERVAL_MS = 100;
    private static final long COMMAND_RETRY_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private DataOption data;

    @Mixin
    private SiteOptions site;

    @Option(
            names = "--host",
            paramLabel = "H",
            description = "Address to listen on, default 127.0.0.1: this machine only.")
    private String host;

    @Option(
            names = "--tcp",
            paramLabel = "PORT",
            description = "Port for bots, 0: any free one; default " + EngineContext.DEFAULT_TCP_PORT + ".")
    private Integer tcpPort;

    @Option(
            names = "--threading",
            paramLabel = "MODE",
            description =
                    "shared: one thread does it all (default on up to 4 cores); dedicated: the sequencer has its own.")
    private ThreadingMode threading;

    @Option(
            names = "--idle",
            paramLabel = "MODE",
            description = "backoff: idle threads park (default); spin: never, a core for each thread.")
    private IdleMode idle;

    @Option(
            names = "--ack",
            paramLabel = "LEVEL",
            description = "journaled: acked frames survive the process (default); synced: they survive the machine.")
    private AckOption ack;

    @Option(
            names = "--drop-damaged-tail",
            description =
                    "Go on without the end of a journal whose batches are damaged there, as a machine that died may "
                            + "leave them. Without it such a journal is refused.")
    private boolean isDamagedTailDropped;

    @Option(
            names = "--max-clock-lead-seconds",
            paramLabel = "S",
            description = "How far the journal's time may be ahead of this machine's clock, default "
                    + IngestClock.DEFAULT_MAX_LEAD_SECONDS + "; a start with more is refused.")
    private Long maxClockLeadSeconds;

    @Option(names = "--loops", paramLabel = "N", description = "Event loops, default 1; more only when dedicated.")
    private Integer loops;

    @Option(
            names = "--inbound-budget",
            paramLabel = "BYTES",
            description = "What bots may hold of frames that are not finished, all together; default: a third of the "
                    + "memory outside the heap that is left at start, 64 MiB at most.")
    private Long inboundBudgetBytes;

    @Option(
            names = "--outbound-budget",
            paramLabel = "BYTES",
            description = "What may wait for bots that do not read, all together; default as --inbound-budget.")
    private Long outboundBudgetBytes;

    @Option(
            names = "--stage-sampling",
            paramLabel = "N",
            description = "Time the stages of a frame's way in every Nth turn of an event loop that reads something; "
                    + "default 0: never.")
    private int stageSampling;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "Settings, key = value per line; options win over the file. Keys: host, tcp, threading, idle, ack,"
                        + " loops, max-clock-lead-seconds, ring-bytes, max-connections, max-frame, heartbeat-ms,"
                        + " logon-timeout-ms,"
                        + " disk-floor-bytes, inbound-budget-bytes, outbound-budget-bytes, transport (epoll or nio),"
                        + " control (on or off), auth.token (of all bots), auth.token.NAME (of one bot),"
                        + " threshold.SENSOR_TYPE[.zone.ZONE_ID][.bot.BOT_ID] = raiseBelow,clearAtOrAbove[,severity]"
                        + " (sensor rules, set at every start).",
                "Without a token everybody may log on."
            })
    private Path config;

    private boolean hasTokens;
    private List<SensorThreshold> thresholds = List.of();

    @Override
    public void run() {
        checkOptions();
        final EngineContext ctx = context();
        checkHost(ctx.host());
        final int connectionsAsked = ctx.maxConnections();
        final IngestEngine engine = IngestEngine.launch(ctx);
        final PrintWriter out = spec.commandLine().getOut();
        final AtomicBoolean isEnding = new AtomicBoolean();
        final CountDownLatch stopped = new CountDownLatch(1);
        final StopWatchdog watchdog = StopWatchdog.start("serve", engine::isFailed);
        final Thread hook = new Thread(
                () -> {
                    watchdog.arm();
                    onSignal(engine, out, isEnding, stopped);
                },
                "serve-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        thresholds.forEach(threshold -> submit(engine, threshold));
        StartWarnings.of(engine, connectionsAsked).forEach(this::warn);
        printListening(engine, ctx, out);
        awaitFailure(engine, stopped);
        if (isEnding.compareAndSet(false, true)) {
            final Throwable failure = engine.failure();
            engine.close();
            watchdog.close();
            printStages(engine, out);
            throw new CommandFailedException("the engine failed: " + Failures.line(failure), failure);
        }
        // The process is ending: the hook prints the last line.
    }

    private void checkOptions() {
        final String siteProblem = site.firstProblem();
        if (siteProblem != null) {
            throw new ParameterException(spec.commandLine(), siteProblem);
        }
        if (tcpPort != null && (tcpPort < 0 || tcpPort > MAX_PORT)) {
            throw new ParameterException(spec.commandLine(), "--tcp must be 0 to " + MAX_PORT);
        }
        if (loops != null && (loops < 1 || loops > EngineContext.MAX_LOOPS)) {
            throw new ParameterException(spec.commandLine(), "--loops must be 1 to " + EngineContext.MAX_LOOPS);
        }
        if (maxClockLeadSeconds != null
                && (maxClockLeadSeconds < 0 || maxClockLeadSeconds > IngestClock.MAX_LEAD_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(), "--max-clock-lead-seconds must be 0 to " + IngestClock.MAX_LEAD_SECONDS);
        }
        if (stageSampling < 0) {
            throw new ParameterException(spec.commandLine(), "--stage-sampling must not be negative");
        }
    }

    /** Names are looked up before anything is started; whoever opens the engine to the network is told what that means. */
    private void checkHost(final String name) {
        try {
            final boolean isReachable = !InetAddress.getByName(name).isLoopbackAddress();
            if (isReachable && !hasTokens) {
                warn("listening on " + name
                        + " without auth.token: everybody who reaches the port may log on as any bot");
            }
        } catch (final UnknownHostException e) {
            throw new CommandFailedException("unknown host " + name, e);
        }
    }

    private void warn(final String warning) {
        ErrorLine.print(spec.commandLine(), "warning: " + warning);
    }

    /** Journaled, then applied. A failed engine takes none; its failure is reported by {@link #run}. */
    private static void submit(final IngestEngine engine, final SensorThreshold threshold) {
        final UnsafeBuffer command = new UnsafeBuffer(new byte[SensorThreshold.COMMAND_LENGTH]);
        threshold.putCommand(
                command,
                new MessageHeaderEncoder(),
                new SetSensorThresholdEncoder(),
                engine.context().epochClock().nanoTime());
        while (!engine.trySubmitCommand(command, 0, SensorThreshold.COMMAND_LENGTH) && !engine.isFailed()) {
            LockSupport.parkNanos(COMMAND_RETRY_NS);
        }
    }

    private EngineContext context() {
        final EngineContext ctx = new EngineContext();
        if (config != null) {
            final ConfigFile file = ConfigFile.apply(config, ctx);
            hasTokens = file.hasTokens();
            final String warning = hasTokens ? TokenFile.warning(config) : null;
            if (warning != null) {
                warn(warning);
            }
            thresholds = file.thresholds();
        }
        ctx.dataDirectory(data.directory()).site(site.site());
        if (host != null) {
            ctx.host(host);
        }
        if (tcpPort != null) {
            ctx.tcpPort(tcpPort);
        }
        if (threading != null) {
            ctx.threading(threading);
        }
        if (idle != null) {
            ctx.idle(idle);
        }
        if (ack != null) {
            ctx.ackLevel(ack.level());
        }
        if (inboundBudgetBytes != null) {
            ctx.memoryBudgets(ctx.memoryBudgets().withInboundBytes(inboundBudgetBytes));
        }
        if (outboundBudgetBytes != null) {
            ctx.memoryBudgets(ctx.memoryBudgets().withOutboundBytes(outboundBudgetBytes));
        }
        ctx.dropDamagedTail(isDamagedTailDropped).stageSampling(stageSampling);
        if (loops != null) {
            ctx.loops(loops);
        }
        if (maxClockLeadSeconds != null) {
            ctx.maxClockLeadSeconds(maxClockLeadSeconds);
        }
        return ctx;
    }

    private static void printListening(final IngestEngine engine, final EngineContext ctx, final PrintWriter out) {
        engine.setAside()
                .forEach(file ->
                        out.println("serve: a file without records that is not in the journal's list is now " + file));
        if (engine.droppedTail() != null) {
            out.println("serve: going on without a damaged tail: "
                    + engine.droppedTail().line());
        }
        if (engine.site().hasMap()) {
            out.println("serve: site " + SiteLine.of(engine.site()));
        }
        printLead(engine, out);
        out.println("serve: listening tcp=" + engine.tcpPort() + " data="
                + VisibleText.of(ctx.dataDirectory().toString()) + " threading="
                + lower(ctx.threading()) + " idle=" + lower(ctx.idle()) + " ack=" + lower(ctx.ackLevel())
                + " transport=" + engine.transport() + " connections=" + engine.maxConnections()
                + " records=" + engine.recoveredRecords() + " state="
                + Figures.hex(engine.recoveredStateHash()));
        out.flush();
    }

    private static void printLead(final IngestEngine engine, final PrintWriter out) {
        final long leadNs = engine.clockLeadNs();
        final long leadMs = TimeUnit.NANOSECONDS.toMillis(leadNs);
        if (leadMs > 0) {
            final long clockNs = engine.context().epochClock().nanoTime();
            out.println("serve: clock lead-ms=" + leadMs + " journal=" + Figures.isoTime(clockNs + leadNs) + " clock="
                    + Figures.isoTime(clockNs));
        }
    }

    private static void printStages(final IngestEngine engine, final PrintWriter out) {
        if (engine.context().stageSampling() > 0) {
            StageLines.of(engine.stages()).forEach(line -> out.println("serve: " + line));
            out.flush();
        }
    }

    private static void awaitFailure(final IngestEngine engine, final CountDownLatch stopped) {
        try {
            boolean isStopped = false;
            while (!isStopped && !engine.isFailed()) {
                isStopped = stopped.await(CHECK_INTERVAL_MS, TimeUnit.MILLISECONDS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On the thread of the shutdown hook. */
    private void onSignal(
            final IngestEngine engine,
            final PrintWriter out,
            final AtomicBoolean isEnding,
            final CountDownLatch stopped) {
        if (isEnding.compareAndSet(false, true)) {
            try {
                engine.close();
            } catch (final RuntimeException e) {
                out.flush();
                spec.commandLine().getErr().println("botclaw: the engine did not stop in order: " + Failures.line(e));
                Runtime.getRuntime().halt(1);
            }
            printStages(engine, out);
            out.println("serve: stopped records=" + engine.records() + " state=" + Figures.hex(engine.stateHash()));
            out.flush();
            stopped.countDown();
            // The stop was asked for and went well: 0, not 128 and the signal's number.
            Runtime.getRuntime().halt(0);
        }
    }

    private static String lower(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
