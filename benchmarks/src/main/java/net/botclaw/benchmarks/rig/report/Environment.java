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
package net.botclaw.benchmarks.rig.report;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What a figure must carry to mean something elsewhere: when, which code, which Java, which machine, which settings.
 *
 * <p><b>Failure</b>: what cannot be found out is "unknown"; capturing never throws.
 */
public final class Environment {
    /** Key of the moment of the run. */
    public static final String DATE = "date";
    /** Key of the commit that the code is from. */
    public static final String COMMIT = "commit";
    /** Key of the directory whose file system is looked up; the working directory when it is not among the extras. */
    public static final String DATA_DIRECTORY = "data directory";

    /** Says where the project lies, which is no condition of a figure. */
    private static final String HOME = "-Dbotclaw.home=";

    private static final String UNKNOWN = "unknown";
    /** Runs that differ in one of these may be compared: that is what a comparison is for. */
    private static final Set<String> FREE_TO_DIFFER = Set.of(DATE, COMMIT, DATA_DIRECTORY);

    private static final double KIB_PER_GIB = 1 << 20;
    private static final int GIT_TIMEOUT_S = 10;

    private final Map<String, String> values;

    private Environment(final Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * An environment that was captured elsewhere.
     *
     * @param values key to value, in the order to show.
     * @return the environment.
     */
    public static Environment of(final Map<String, String> values) {
        return new Environment(values);
    }

    /**
     * Looks around.
     *
     * @param extra what only the caller knows: ack level, threading, idle strategy, durability, data directory.
     * @return the environment, extras last.
     */
    public static Environment capture(final Map<String, String> extra) {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put(DATE, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        values.put(COMMIT, commit());
        values.put("JDK", System.getProperty("java.vm.vendor") + " " + Runtime.version());
        values.put(
                "GC of the rig",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")));
        final List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith(HOME))
                .toList();
        values.put("JVM flags of the rig", flags.isEmpty() ? "none" : String.join(" ", flags));
        values.put("kernel", firstLine(Path.of("/proc/version")).replaceAll(" \\(.*", ""));
        values.put("CPU", field(Path.of("/proc/cpuinfo"), "model name"));
        values.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        values.put("memory", memory(field(Path.of("/proc/meminfo"), "MemTotal")));
        values.put("cgroup limits", cgroupLimits());
        values.put("file system", fileSystem(Path.of(extra.getOrDefault(DATA_DIRECTORY, "."))));
        values.putAll(extra);
        return new Environment(values);
    }

    /** Key to value, in the order to show. */
    public Map<String, String> values() {
        return values;
    }

    /** What differs so that figures of the two must not be compared, one line each; empty: nothing. */
    static List<String> differences(final Map<String, String> old, final Map<String, String> now) {
        final Map<String, String> all = new LinkedHashMap<>(old);
        now.forEach(all::putIfAbsent);
        final List<String> lines = new ArrayList<>();
        for (final String key : all.keySet()) {
            final String was = old.getOrDefault(key, "(none)");
            final String is = now.getOrDefault(key, "(none)");
            if (!FREE_TO_DIFFER.contains(key) && !was.equals(is)) {
                lines.add(key + " was '" + was + "', is '" + is + "'");
            }
        }
        return lines;
    }

    private static String commit() {
        for (final Path place : List.of(codeDirectory(), Path.of("").toAbsolutePath())) {
            final String commit = git(place, "rev-parse", "--short=12", "HEAD");
            if (!commit.isEmpty()) {
                // Files that nobody added, such as reports, change no code.
                final String changes = git(place, "status", "--porcelain", "--untracked-files=no");
                return changes.isEmpty() ? commit : commit + "+changes";
            }
        }
        return UNKNOWN;
    }

    private static Path codeDirectory() {
        final CodeSource source = Environment.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Path.of("").toAbsolutePath();
        }
        final Path code = Path.of(URI.create(source.getLocation().toString()));
        return Files.isDirectory(code) ? code : code.getParent();
    }

    /** The first line of what git says, or nothing when it fails or is not there. */
    private static String git(final Path directory, final String... arguments) {
        final List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream in = process.getInputStream()) {
                final String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                final boolean isDone = process.waitFor(GIT_TIMEOUT_S, TimeUnit.SECONDS) && process.exitValue() == 0;
                return isDone ? output.lines().findFirst().orElse("") : "";
            } finally {
                process.destroy();
            }
        } catch (final IOException e) {
            return "";
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String memory(final String total) {
        final String kib = total.replaceAll("\\D", "");
        return kib.isEmpty() ? UNKNOWN : String.format(Locale.ROOT, "%.1f GiB", Long.parseLong(kib) / KIB_PER_GIB);
    }

    /** Both versions of control groups, as a process sees them from inside. */
    private static String cgroupLimits() {
        final Path root = Path.of("/sys/fs/cgroup");
        final List<String> limits = new ArrayList<>();
        for (final String file : List.of(
                "cpu.max",
                "memory.max",
                "cpuset.cpus",
                "cpu/cpu.cfs_quota_us",
                "memory/memory.limit_in_bytes",
                "cpuset/cpuset.cpus")) {
            final String limit = firstLine(root.resolve(file));
            final boolean isLimit = !limit.isEmpty()
                    && !limit.equals(UNKNOWN)
                    && !limit.startsWith("max")
                    && !limit.equals("-1")
                    // Version 1 writes "no limit" as the largest multiple of a page.
                    && !limit.startsWith("92233720368547");
            if (isLimit) {
                limits.add(file + "=" + limit);
            }
        }
        return limits.isEmpty() ? "none" : String.join(", ", limits);
    }

    private static String fileSystem(final Path directory) {
        try {
            Path existing = directory.toAbsolutePath();
            while (existing.getParent() != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            final FileStore store = Files.getFileStore(existing);
            return store.type() + " on " + store.name();
        } catch (final IOException e) {
            return UNKNOWN;
        }
    }

    private static String field(final Path file, final String name) {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (final IOException e) {
            return UNKNOWN;
        }
    }

    private static String firstLine(final Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").trim();
        } catch (final IOException e) {
            return UNKNOWN;
        }
    }
}
