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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.botclaw.ingest.EngineContext;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.ingest.gateway.Authenticator;
import net.botclaw.routing.CoreLimits;
import net.botclaw.tools.cli.CommandFailedException;

/**
 * A file of an engine's settings, {@code key = value} per line as {@link Setting} reads it.
 *
 * <pre>
 *  host, tcp, threading, idle, ack, loops        as the options of the same names
 *  ring-bytes, max-connections, max-frame, heartbeat-ms, logon-timeout-ms, disk-floor-bytes,
 *  inbound-budget-bytes, outbound-budget-bytes   numbers
 *  transport                                     epoll or nio
 *  control                                       on or off: whether operators' tools may send commands
 *  auth.token                                    token of every bot that has none of its own
 *  auth.token.NAME                               token of the bot NAME, all that follows the second dot
 *  threshold.TYPE[.zone.ID][.bot.ID]             a sensor rule, see {@link SensorThreshold}
 * </pre>
 *
 * <p><b>Failure</b>: a key that is unknown or a value that is none is refused in one line, with file and line.
 */
final class ConfigFile {
    private static final String TOKEN_KEY = "auth.token";
    private static final String BOT_TOKEN_PREFIX = TOKEN_KEY + '.';
    private static final int MAX_TOKEN_LENGTH = 1_024;
    private static final int MAX_HOST_LENGTH = 255;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(_[0-9]+)*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]+");
    /** As a Logon has it. */
    private static final Pattern BOT_NAME = Pattern.compile("[!-~]{1,32}");
    /** In quotes, of which a reader may think that they do not count. */
    private static final Pattern QUOTED = Pattern.compile("(['\"]).*\\1");

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
     * @throws CommandFailedException when it cannot be read or a setting is refused.
     */
    static ConfigFile apply(final Path path, final EngineContext ctx) {
        final ConfigFile file = new ConfigFile(path);
        for (final Setting setting : Setting.read(path)) {
            file.apply(setting, ctx);
            checkRange(setting, ctx);
        }
        if (file.hasTokens()) {
            ctx.authenticator(Authenticator.tokens(file.tokenByBot, file.sharedToken));
        }
        return file;
    }

    /** The settings before this one were in their ranges. */
    private static void checkRange(final Setting setting, final EngineContext ctx) {
        try {
            ctx.checkRanges();
        } catch (final IllegalArgumentException e) {
            throw setting.refused(e.getMessage());
        }
    }

    /** Whether bots need a token. */
    boolean hasTokens() {
        return sharedToken != null || !tokenByBot.isEmpty();
    }

    /** Sensor rules to be set once the engine runs, in the order of their lines. */
    List<SensorThreshold> thresholds() {
        return List.copyOf(thresholds);
    }

    private void apply(final Setting setting, final EngineContext ctx) {
        switch (setting.key()) {
            case "host":
                ctx.host(host(setting));
                break;
            case "tcp":
                ctx.tcpPort(integer(setting));
                break;
            case "threading":
                ctx.threading(constant(setting, ThreadingMode.values()));
                break;
            case "idle":
                ctx.idle(constant(setting, IdleMode.values()));
                break;
            case "ack":
                ctx.ackLevel(constant(setting, AckOption.values()).level());
                break;
            case "loops":
                ctx.loops(integer(setting));
                break;
            case "control":
                ctx.control(constant(setting, Switch.values()) == Switch.ON);
                break;
            case "transport":
                ctx.nativeTransport(constant(setting, Transport.values()) == Transport.EPOLL);
                break;
            default:
                applyLimit(setting, ctx);
                break;
        }
    }

    private void applyLimit(final Setting setting, final EngineContext ctx) {
        switch (setting.key()) {
            case "ring-bytes":
                ctx.ringLength(integer(setting));
                break;
            case "max-connections":
                ctx.maxConnections(integer(setting));
                break;
            case "max-frame":
                ctx.maxFrameLength(integer(setting));
                break;
            case "heartbeat-ms":
                ctx.heartbeatMs(integer(setting));
                break;
            case "logon-timeout-ms":
                ctx.logonTimeoutMs(integer(setting));
                break;
            case "max-clock-lead-seconds":
                ctx.maxClockLeadSeconds(number(setting));
                break;
            case "disk-floor-bytes":
                ctx.diskFloorBytes(number(setting));
                break;
            case "inbound-budget-bytes":
                ctx.memoryBudgets(ctx.memoryBudgets().withInboundBytes(number(setting)));
                break;
            case "outbound-budget-bytes":
                ctx.memoryBudgets(ctx.memoryBudgets().withOutboundBytes(number(setting)));
                break;
            default:
                applyPrefixed(setting);
                break;
        }
    }

    private void applyPrefixed(final Setting setting) {
        final String key = setting.key();
        if (key.startsWith(SensorThreshold.KEY_PREFIX)) {
            applyThreshold(setting);
        } else if (key.equals(TOKEN_KEY)) {
            sharedToken = token(setting);
        } else if (key.startsWith(BOT_TOKEN_PREFIX)) {
            tokenByBot.put(botName(setting), token(setting));
        } else {
            throw setting.unknownKey();
        }
    }

    private void applyThreshold(final Setting setting) {
        if (thresholds.size() == CoreLimits.MAX_SENSOR_RULES) {
            throw setting.refused("more than " + CoreLimits.MAX_SENSOR_RULES + " sensor rules");
        }
        final SensorThreshold threshold;
        try {
            threshold = SensorThreshold.parse(setting.key(), setting.value());
        } catch (final IllegalArgumentException e) {
            throw setting.refused(setting.key() + " must have " + e.getMessage() + ", found " + setting.value());
        }
        if (thresholds.stream().anyMatch(threshold::isForTheSame)) {
            throw setting.refused(setting.key() + " is given twice");
        }
        thresholds.add(threshold);
    }

    /** A name that no bot can log on with would leave the bot that is meant with the common token. */
    private static String botName(final Setting setting) {
        final String name = setting.key().substring(BOT_TOKEN_PREFIX.length());
        if (!BOT_NAME.matcher(name).matches()) {
            throw setting.refused("auth.token.NAME must have a name of 1 to 32 characters of printable ASCII");
        }
        if (QUOTED.matcher(name).matches()) {
            throw setting.refused("auth.token.NAME must have a name without quotes around it");
        }
        return name;
    }

    private static byte[] token(final Setting setting) {
        final byte[] token = setting.value().getBytes(StandardCharsets.UTF_8);
        if (token.length == 0) {
            throw setting.refused("a token must not be empty");
        }
        if (token.length > MAX_TOKEN_LENGTH) {
            throw setting.refused("a token must not have more than " + MAX_TOKEN_LENGTH + " bytes");
        }
        if (QUOTED.matcher(setting.value()).matches()) {
            throw setting.refused("a token must not be in quotes: they would be part of it");
        }
        return token;
    }

    private static String host(final Setting setting) {
        if (setting.value().length() > MAX_HOST_LENGTH
                || !HOST.matcher(setting.value()).matches()) {
            throw setting.mustBe("a name or an address");
        }
        return setting.value();
    }

    private static int integer(final Setting setting) {
        final long number = number(setting);
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw setting.mustBe("a smaller number");
        }
        return (int) number;
    }

    private static long number(final Setting setting) {
        if (!NUMBER.matcher(setting.value()).matches()) {
            throw setting.mustBe("a whole number");
        }
        try {
            return Long.parseLong(setting.value().replace("_", ""));
        } catch (final NumberFormatException e) {
            throw setting.mustBe("a smaller number");
        }
    }

    private static <E extends Enum<E>> E constant(final Setting setting, final E[] constants) {
        for (final E constant : constants) {
            if (constant.name().equalsIgnoreCase(setting.value())) {
                return constant;
            }
        }
        throw setting.mustBe("one of " + Arrays.toString(constants).toLowerCase(Locale.ROOT));
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
