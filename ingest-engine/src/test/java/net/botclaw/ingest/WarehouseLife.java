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

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.protocol.session.BotSessionState;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.warehouse.ObedientBot;
import net.botclaw.routing.warehouse.RandomMessages;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A dozen bots on sockets of their own and an operator, all of one thread. The seed says who does what next; when it
 * reaches the engine, and what has been pushed until then, is the machine's business.
 */
final class WarehouseLife {
    private static final int BOTS = 12;
    private static final int TAKEOVER_ONE_IN = 16;
    private static final long MAX_AWAY_NS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final int MESSAGES_PER_COMMAND = 10;
    private static final int FIRST_OF_THE_ENGINES_CODES = 500;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4_096]);
    private final ObedientBot[] trucks = new ObedientBot[BOTS + 1];
    private final LossyBot[] links = new LossyBot[BOTS + 1];
    private final long[] awayUntilNs = new long[BOTS + 1];
    private final List<String> refusals = new ArrayList<>();
    private final IngestEngine engine;
    private final WarehouseMap map;
    private final SplittableRandom random;
    private final Random breaks;
    private final RandomMessages messages;
    private long bootId;
    private long offered;
    private long commands;
    private long rejected;
    private long pushed;

    WarehouseLife(final IngestEngine engine, final long seed, final boolean isSpoiling) {
        this.engine = engine;
        this.map = engine.site().map();
        this.random = new SplittableRandom(seed);
        this.breaks = new Random(seed);
        this.messages = new RandomMessages(random, map, buffer, trucks, isSpoiling);
        for (int bot = 1; bot <= BOTS; bot++) {
            boot(bot);
        }
    }

    /** So many messages of bots, and the commands that go with them. */
    void run(final long count) {
        for (final long end = offered + count; offered < end && !engine.isFailed(); ) {
            next();
        }
    }

    private void next() {
        final int bot = 1 + random.nextInt(BOTS);
        final int choice = random.nextInt(4_000);
        if (commands * MESSAGES_PER_COMMAND < offered) {
            command();
        } else if (!links[bot].isConnected()) {
            connectUnlessAway(bot);
        } else if (choice < 4) {
            links[bot].dropAnywhere(breaks);
            leave(bot);
        } else if (choice < 6) {
            links[bot].drop();
            boot(bot);
            leave(bot);
        } else {
            say(bot);
        }
    }

    private void connectUnlessAway(final int bot) {
        if (awayUntilNs[bot] - System.nanoTime() <= 0) {
            links[bot].connect(engine);
        } else {
            Thread.yield();
        }
    }

    /** Mostly long enough for the engine to notice: what it does not notice is a takeover, of which it bears but few. */
    private void leave(final int bot) {
        final boolean isBackAtOnce = random.nextInt(TAKEOVER_ONE_IN) == 0;
        awayUntilNs[bot] = System.nanoTime() + (isBackAtOnce ? 0 : random.nextLong(MAX_AWAY_NS));
    }

    /** A bot that starts anew knows neither routes nor tasks. */
    private void boot(final int bot) {
        trucks[bot] = new ObedientBot(map);
        links[bot] = new LossyBot("truck-" + bot, ++bootId, new Ears(bot));
    }

    private void command() {
        final int length = messages.command(nowNs());
        if (engine.trySubmitCommand(buffer, 0, length)) {
            commands++;
        }
    }

    private void say(final int bot) {
        final LossyBot link = links[bot];
        if (link.session().state() == BotSessionState.LIVE) {
            final int length = messages.fromBot(bot, nowNs());
            if (link.session().offer(0, buffer, 0, length) > 0) {
                offered++;
            }
        }
        final int choice = random.nextInt(4);
        if (choice == 0) {
            link.workWithoutSending();
        } else if (choice < 6) {
            link.work();
        }
    }

    /** Until everything that was said on a link that stands is acknowledged. */
    void settle() {
        Await.until("acks of all that was sent", () -> {
            boolean isSettled = true;
            for (int bot = 1; bot <= BOTS; bot++) {
                final LossyBot link = links[bot];
                link.work();
                isSettled &= !link.isConnected() || link.session().storedCount() == 0;
            }
            return isSettled;
        });
    }

    void drop() {
        for (int bot = 1; bot <= BOTS; bot++) {
            links[bot].drop();
        }
    }

    private long nowNs() {
        return engine.context().epochClock().nanoTime();
    }

    /** Messages that the sessions have taken. */
    long offered() {
        return offered;
    }

    /** Commands that the engine has taken. */
    long commands() {
        return commands;
    }

    /** Messages that were refused for what is in them. */
    long rejected() {
        return rejected;
    }

    /** Pushes that reached a bot. */
    long pushed() {
        return pushed;
    }

    /** What the engine refused for reasons of its own. */
    List<String> refusals() {
        return refusals;
    }

    /** Hears what one bot is told. */
    private final class Ears implements BotListener {
        private final int bot;

        private Ears(final int bot) {
            this.bot = bot;
        }

        @Override
        public void onPush(final long sequence, final DirectBuffer pushBuffer, final int offset, final int length) {
            pushed++;
            trucks[bot].onPush(sequence, pushBuffer, offset);
        }

        @Override
        public void onReject(final long refSequence, final int refTemplate, final int code, final long retryAfterMs) {
            rejected++;
            note("template " + refTemplate, code);
        }

        @Override
        public void onLogonRejected(final int code, final long retryAfterMs) {
            awayUntilNs[bot] = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(retryAfterMs);
            note("logon", code);
        }

        @Override
        public void onDisconnected(final int code) {
            note("link", code);
        }

        private void note(final String what, final int code) {
            if (code >= FIRST_OF_THE_ENGINES_CODES) {
                refusals.add("truck-" + bot + ", " + what + ": " + code);
            }
        }
    }
}
