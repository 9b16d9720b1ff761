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
package net.botclaw.tools;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code botclaw serve} in a process of its own. Nothing here blocks while it lives. */
public final class ServeProcess {
    private static final long EXIT_TIMEOUT_S = 60;
    private static final String STOPPED = "serve: stopped ";

    private final Process process;
    private final StringBuilder output = new StringBuilder();

    private ServeProcess(final Process process) {
        this.process = process;
    }

    /** Starts it with these options. */
    public static ServeProcess start(final Object... options) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--") || argument.startsWith("-D")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-ea", "-Xmx768m", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Botclaw.class.getName());
        command.add("serve");
        for (final Object option : options) {
            command.add(option.toString());
        }
        return new ServeProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Whether it listens; throws when it has ended before. */
    public boolean isReady() throws IOException {
        read();
        if (output.indexOf("serve: listening tcp=") >= 0) {
            return true;
        }
        if (!process.isAlive()) {
            read();
            throw new AssertionError("the engine has ended with " + process.exitValue() + ": " + output);
        }
        return false;
    }

    /** Where it listens, once it is ready. */
    public int port() {
        final String key = "serve: listening tcp=";
        final int start = output.indexOf(key) + key.length();
        return Integer.parseInt(output.substring(start, output.indexOf(" ", start)));
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. Through the handle: the process itself would close its output, which is still to be read. */
    public void kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    /** SIGTERM; gives the last line without its beginning. */
    public String stop() throws IOException, InterruptedException {
        process.toHandle().destroy();
        awaitExit();
        return output.toString()
                .lines()
                .filter(line -> line.startsWith(STOPPED))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the engine did not stop in order: " + output))
                .substring(STOPPED.length());
    }

    private void awaitExit() throws IOException, InterruptedException {
        if (!process.waitFor(EXIT_TIMEOUT_S, TimeUnit.SECONDS)) {
            throw new AssertionError("the engine does not end: " + output);
        }
        read();
        process.getInputStream().close();
        process.getOutputStream().close();
        process.getErrorStream().close();
    }

    /** What it has said besides: warnings, stack traces. */
    public List<String> complaints() {
        return output.toString()
                .lines()
                .filter(line -> !line.startsWith("serve: "))
                .toList();
    }

    private void read() throws IOException {
        final InputStream in = process.getInputStream();
        for (int available = in.available(); available > 0; available = in.available()) {
            output.append(new String(in.readNBytes(available), StandardCharsets.UTF_8));
        }
    }

    @Override
    public String toString() {
        return output.toString();
    }
}
