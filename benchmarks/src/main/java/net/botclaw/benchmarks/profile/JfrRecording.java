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
package net.botclaw.benchmarks.profile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A flight recording of another JVM, by {@code jcmd}. The options of a JVM could start one too, but they would record its
 * start and its warm-up, lose everything when the process is killed, and make the profiled process another one than that
 * whose times were taken; {@code jcmd} finds it as it runs and takes just what is asked for.
 *
 * <p>The process must run as the same user and must not be stopped by SIGSTOP: a stopped JVM does not answer.
 *
 * <p><b>Failure</b>: an {@link IOException} with one line when {@code jcmd} fails or does not end within
 * {@value #TIMEOUT_SECONDS} s.
 */
public final class JfrRecording {
    /** Time that one order may take, seconds. */
    static final int TIMEOUT_SECONDS = 30;

    /** The settings of the JDK that sample every 10 ms; the default ones sample every 20 ms and no allocation. */
    private static final String SETTINGS = "settings=profile";

    private final long pid;
    private final String name;

    private JfrRecording(final long pid) {
        this.pid = pid;
        this.name = "botclaw-" + ProcessHandle.current().pid();
    }

    /**
     * Starts recording.
     *
     * @param pid of the JVM.
     * @return the recording, to be stopped.
     * @throws IOException when it could not be started.
     */
    public static JfrRecording start(final long pid) throws IOException {
        final JfrRecording recording = new JfrRecording(pid);
        recording.order("JFR.start", "name=" + recording.name, SETTINGS);
        return recording;
    }

    /**
     * Stops recording and writes what was recorded.
     *
     * @param jfr the file to write, in a directory that exists.
     * @throws IOException when it could not be written.
     */
    public void stop(final Path jfr) throws IOException {
        order("JFR.stop", "name=" + name, "filename=" + jfr.toAbsolutePath());
        if (!Files.exists(jfr)) {
            throw new IOException("process " + pid + " has not written " + jfr);
        }
    }

    /** The answer goes to a file: a process that is waited for must not wait for a reader. */
    private void order(final String... words) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(jcmd());
        command.add(Long.toString(pid));
        command.addAll(List.of(words));
        final File answer = File.createTempFile("botclaw-jcmd", ".txt");
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(answer)
                    .start();
            if (!hasEnded(process) || process.exitValue() != 0) {
                process.destroyForcibly();
                final String text = Files.readString(answer.toPath()).strip().replaceAll("\\s+", " ");
                throw new IOException("jcmd " + pid + ' ' + words[0] + " failed: " + text);
            }
        } finally {
            Files.delete(answer.toPath());
        }
    }

    private static boolean hasEnded(final Process process) throws IOException {
        try {
            return process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while jcmd ran", e);
        }
    }

    private static String jcmd() throws IOException {
        final Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            throw new IOException("no " + jcmd + ": profiling needs a JDK");
        }
        return jcmd.toString();
    }
}
