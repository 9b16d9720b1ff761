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

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.ingest.gateway.Authenticator;
import net.botclaw.routing.CoreLimits;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.cli.Failures;

/**
 * A file of an engine's settings, {@code key = value} per line as {@link Properties} reads it.
 *
 * <pre>
 *  host, tcp, threading, idle, ack, loops        as the options of the same names
 *  ring-bytes, max-connections, max-frame, heartbeat-ms, logon-timeout-ms, disk-floor-bytes    numbers
 *  transport                                     epoll or nio
 *  control                                       on or off: whether operators' tools may send commands
 *  auth.token                                    token of every bot that has none of its own
 *  auth.token.NAME                               token of the bot NAME
 *  threshold.TYPE[.zone.ID][.bot.ID]             a sensor rule, see {@link SensorThreshold}
 * </pre>
 *
 * <p><b>Failure</b>: a key that is unknown or a value that is none is refused in one line.
 */
final class ConfigFile {
    private static final String TOKEN_KEY = "auth.token";
    private static final String BOT_TOKEN_PREFIX = TOKEN_KEY + '.';

    private final Path path;
    private final Map<String, byte[]> tokenByBot = new HashMap<>();
    private final List<SensorThreshold> thresholds = new ArrayList<>();
    private byte[] sharedToken;

    private ConfigFile(final Path path) {
        this.path = path;
    }

    /**
     * Reads a file into an engine's context.
     *
     * @param path of the file.
     * @param ctx  not concluded yet.
     * @return what the file has besides the context's settings.
     */
    static ConfigFile apply(final Path path, final EngineContext ctx) {
        final Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (final IOException | IllegalArgumentException e) {
            throw new CommandFailedException("cannot read " + path + ": " + Failures.reason(e), e);
        }
        final ConfigFile file = new ConfigFile(path);
        for (final String key : new TreeSet<>(properties.stringPropertyNames())) {
            file.apply(key, properties.getProperty(key).strip(), ctx);
        }
        if (file.hasTokens()) {
            ctx.authenticator(Authenticator.tokens(file.tokenByBot, file.sharedToken));
        }
        return file;
    }

    /** Whether bots need a token. */
    boolean hasTokens() {
        return sharedToken != null || !tokenByBot.isEmpty();
    }

    /** Sensor rules to be set once the engine runs, in the order of their keys. */
    List<SensorThreshold> thresholds() {
        return List.copyOf(thresholds);
    }

    private void apply(final String key, final String value, final EngineContext ctx) {
        switch (key) {
            case "host":
                ctx.host(value);
                break;
            case "tcp":
                ctx.tcpPort(integer(key, value));
                break;
            case "threading":
                ctx.threading(constant(key, value, ThreadingMode.values()));
                break;
            case "idle":
                ctx.idle(constant(key, value, IdleMode.values()));
                break;
            case "ack":
                ctx.ackLevel(constant(key, value, AckOption.values()).level());
                break;
            case "loops":
                ctx.loops(integer(key, value));
                break;
            case "control":
                ctx.control(constant(key, value, Switch.values()) == Switch.ON);
                break;
            case "transport":
                ctx.nativeTransport(constant(key, value, Transport.values()) == Transport.EPOLL);
                break;
            default:
                applyLimit(key, value, ctx);
                break;
        }
    }

    private void applyLimit(final String key, final String value, final EngineContext ctx) {
        switch (key) {
            case "ring-bytes":
                ctx.ringLength(integer(key, value));
                break;
            case "max-connections":
                ctx.maxConnections(integer(key, value));
                break;
            case "max-frame":
                ctx.maxFrameLength(integer(key, value));
                break;
            case "heartbeat-ms":
                ctx.heartbeatMs(integer(key, value));
                break;
            case "logon-timeout-ms":
                ctx.logonTimeoutMs(integer(key, value));
                break;
            case "max-clock-lead-seconds":
                ctx.maxClockLeadSeconds(number(key, value));
                break;
            case "disk-floor-bytes":
                ctx.diskFloorBytes(number(key, value));
                break;
            default:
                applyPrefixed(key, value);
                break;
        }
    }

    private void applyPrefixed(final String key, final String value) {
        if (key.startsWith(SensorThreshold.KEY_PREFIX)) {
            applyThreshold(key, value);
        } else {
            applyToken(key, value);
        }
    }

    private void applyThreshold(final String key, final String value) {
        if (thresholds.size() == CoreLimits.MAX_SENSOR_RULES) {
            throw new CommandFailedException("more than " + CoreLimits.MAX_SENSOR_RULES + " sensor rules in " + path);
        }
        try {
            thresholds.add(SensorThreshold.parse(key, value));
        } catch (final IllegalArgumentException e) {
            throw new CommandFailedException(
                    key + " in " + path + " must have " + e.getMessage() + ", found " + value, e);
        }
    }

    private void applyToken(final String key, final String value) {
        final boolean isOfBot = key.startsWith(BOT_TOKEN_PREFIX) && key.length() > BOT_TOKEN_PREFIX.length();
        if (!isOfBot && !key.equals(TOKEN_KEY)) {
            throw new CommandFailedException("unknown key in " + path + ": " + key);
        }
        if (value.isEmpty()) {
            throw wrong(key, value, "a token that is not empty");
        }
        final byte[] token = value.getBytes(StandardCharsets.UTF_8);
        if (isOfBot) {
            tokenByBot.put(key.substring(BOT_TOKEN_PREFIX.length()), token);
        } else {
            sharedToken = token;
        }
    }

    private int integer(final String key, final String value) {
        final long number = number(key, value);
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw wrong(key, value, "a smaller number");
        }
        return (int) number;
    }

    private long number(final String key, final String value) {
        try {
            return Long.parseLong(value.replace("_", ""));
        } catch (final NumberFormatException e) {
            throw wrong(key, value, "a whole number");
        }
    }

    private <E extends Enum<E>> E constant(final String key, final String value, final E[] constants) {
        for (final E constant : constants) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw wrong(key, value, "one of " + Arrays.toString(constants).toLowerCase(Locale.ROOT));
    }

    private CommandFailedException wrong(final String key, final String value, final String expected) {
        final String shown = key.startsWith(TOKEN_KEY) ? "" : ", found " + value;
        return new CommandFailedException(key + " in " + path + " must be " + expected + shown);
    }

    private enum Switch {
        ON,
        OFF
    }

    private enum Transport {
        EPOLL,
        NIO
    }
}
