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
package net.botclaw.benchmarks.rig.target;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A target in a process of its own, as the rig sees it.
 *
 * <p>The child runs on this JVM, with its class path, its module options and its system properties; heap, collector, agents
 * and recordings are not taken over but are those of {@link TargetOptions#jvmOptions()}, the same for every target.
 *
 * <p>A child ends with {@link #close()}, by a shutdown hook of this JVM, or when its standard input ends, as it does when
 * this JVM is killed; a paused one is then resumed by its {@link OrphanWatch}.
 *
 * <p><b>Threading</b>: one thread. <b>Failure</b>: an IOException whose message is one line.
 */
public final class TargetProcess implements AutoCloseable {
    /** The command that ends a child. */
    static final String STOP = "stop";

    private static final String READY = "ready port=";
    private static final String ERROR = "error ";
    private static final long START_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long ANSWER_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long STOP_TIMEOUT_S = 5;
    private static final long POLL_NS = 200_000;
    /** How arguments begin that a child needs too. */
    private static final List<String> INHERITED = List.of("--", "-D", "-ea", "-enableassertions");
    /** Management ports can be opened once. */
    private static final String MANAGEMENT = "-Dcom.sun.management";
    /** HotSpot would write its warnings to standard output, which is for answers. */
    private static final List<String> WARNINGS_TO_STDERR =
            List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=warning:stderr");

    private static final Set<Process> LIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TargetProcess::endAll, "targets-end"));
    }

    private final String name;
    private final Process process;
    private final ProcessPause pause;
    private final OrphanWatch watch;
    private final Path logFile;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean isPaused;
    private int port;

    private TargetProcess(final String name, final Process process, final OrphanWatch watch, final Path logFile) {
        this.name = name;
        this.process = process;
        this.pause = new ProcessPause(process.pid());
        this.watch = watch;
        this.logFile = logFile;
    }

    /**
     * Starts a child; returns when it listens.
     *
     * @param options of the target; a log file is needed.
     * @return the running child, to be closed by the caller.
     * @throws IOException              when it does not come up; the message ends with the last line of its log.
     * @throws IllegalArgumentException when the options do not go together.
     */
    public static TargetProcess start(final TargetOptions options) throws IOException {
        options.check();
        if (options.logFile() == null) {
            throw new IllegalArgumentException(options.name() + " needs a log file");
        }
        final Path logFile = options.logFile().toAbsolutePath();
        Files.createDirectories(logFile.getParent());
        final Process process = new ProcessBuilder(command(options))
                .redirectError(logFile.toFile())
                .start();
        LIVE.add(process);
        final TargetProcess target =
                new TargetProcess(options.name(), process, OrphanWatch.over(process.pid(), "CONT"), logFile);
        boolean isReady = false;
        try {
            target.awaitReady();
            isReady = true;
        } finally {
            if (!isReady) {
                target.close();
            }
        }
        return target;
    }

    private static List<String> command(final TargetOptions options) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(inheritedArguments());
        command.addAll(WARNINGS_TO_STDERR);
        command.addAll(options.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TargetMain.class.getName()));
        command.addAll(options.arguments());
        return command;
    }

    /** This JVM's own arguments that a child needs too. */
    static List<String> inheritedArguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> INHERITED.stream().anyMatch(argument::startsWith))
                .filter(argument -> !argument.startsWith(MANAGEMENT))
                .toList();
    }

    private void awaitReady() throws IOException {
        final String line = readLine(START_TIMEOUT_NS);
        if (!line.startsWith(READY)) {
            throw new IOException(name + " said before it was ready: " + line);
        }
        port = Integer.parseInt(line.substring(READY.length()));
    }

    /**
     * Asks the child.
     *
     * @param command one of {@link TargetMain}'s that is answered.
     * @return the answer's line, which begins with the command.
     * @throws IOException           when the child answers with an error, is gone, or does not answer in time.
     * @throws IllegalStateException when it is paused.
     */
    public String ask(final String command) throws IOException {
        if (isPaused) {
            throw new IllegalStateException(name + " is paused and cannot answer " + command);
        }
        final InputStream output = process.getInputStream();
        // An answer that came too late for the one who asked is nobody's.
        output.skipNBytes(output.available());
        send(command);
        final String answer = readLine(ANSWER_TIMEOUT_NS);
        if (answer.startsWith(ERROR)) {
            throw new IOException(name + ": " + answer.substring(ERROR.length()));
        }
        if (!answer.startsWith(command)) {
            throw new IOException(name + " answered " + command + " with: " + answer);
        }
        return answer;
    }

    private void send(final String command) throws IOException {
        final OutputStream input = process.getOutputStream();
        input.write((command + '\n').getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Reads without blocking, for only so can there be a time limit without another thread. */
    private String readLine(final long timeoutNs) throws IOException {
        final InputStream output = process.getInputStream();
        final long deadlineNs = System.nanoTime() + timeoutNs;
        received.reset();
        while (true) {
            final boolean isAlive = process.isAlive();
            while (output.available() > 0) {
                final int next = output.read();
                if (next == '\n') {
                    return received.toString(StandardCharsets.UTF_8).strip();
                }
                received.write(next);
            }
            if (!isAlive) {
                throw new IOException(name + " has ended with exit code " + process.exitValue() + lastLogLine());
            }
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IOException(name + " does not answer" + lastLogLine());
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private String lastLogLine() throws IOException {
        final List<String> lines = Files.readAllLines(logFile, StandardCharsets.ISO_8859_1);
        return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
    }

    /**
     * Stops the child's threads, all of them; harmless when they are stopped.
     *
     * @throws IOException when that fails.
     */
    public void pause() throws IOException {
        isPaused = true;
        pause.pause();
    }

    /**
     * Lets the child go on; harmless when it runs.
     *
     * @throws IOException when that fails.
     */
    public void resume() throws IOException {
        pause.resume();
        isPaused = false;
    }

    /**
     * Where it listens, on 127.0.0.1.
     *
     * @return a TCP port.
     */
    public int port() {
        return port;
    }

    /**
     * What reports call it.
     *
     * @return the options' name.
     */
    public String name() {
        return name;
    }

    /**
     * The process.
     *
     * @return its id.
     */
    public long pid() {
        return process.pid();
    }

    /**
     * What it prints besides answers.
     *
     * @return absolute path of the file.
     */
    public Path logFile() {
        return logFile;
    }

    /**
     * Whether the process has not ended; a paused one has not.
     *
     * @return true while there is one.
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the child's input, as the end of this process would. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Resumes the child and asks it to stop; after five seconds it is killed. */
    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                stop();
            }
        } finally {
            process.destroyForcibly();
            watch.close();
            LIVE.remove(process);
        }
    }

    private void stop() throws IOException {
        try {
            if (isPaused) {
                resume();
            }
            send(STOP);
            process.waitFor(STOP_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final IOException e) {
            // It has ended meanwhile, which is what was wanted; if not, it is killed.
            if (process.isAlive()) {
                process.destroyForcibly();
            }
        }
    }

    /** SIGKILL ends a paused process too. */
    private static void endAll() {
        LIVE.forEach(Process::destroyForcibly);
    }
}
