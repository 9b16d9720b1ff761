package net.botclaw.routing.session;

import java.util.Random;

/** A connection between a bot and the engine. */
final class WalkLink {
    final WalkPipe toEngine = new WalkPipe();
    final WalkPipe toBot = new WalkPipe();

    /** The link breaks; each end hears of it when it has read what was not lost. */
    void cut(final Random random) {
        toEngine.cut(random);
        toBot.cut(random);
    }

    /** An end closes the link: what the other has sent is lost, and sometimes what it has sent itself. */
    void close(final WalkPipe own, final WalkPipe other, final Random random) {
        if (random.nextBoolean()) {
            own.end();
        } else {
            own.cut(random);
        }
        other.cut(random);
    }

    /** One way stands still for a while. */
    void stall(final long untilNs, final Random random) {
        (random.nextBoolean() ? toEngine : toBot).stall(untilNs);
    }
}
