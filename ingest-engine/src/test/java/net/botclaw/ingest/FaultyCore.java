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

import net.botclaw.ingest.sequencer.CoreFactory;
import net.botclaw.protocol.codec.VendorDataDecoder;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.StateHash;
import net.botclaw.routing.site.Site;

/** Makes cores whose one handler cannot bear a certain message, until it is mended. */
final class FaultyCore implements CoreFactory {
    /** Vendor code of the message that it cannot bear. */
    static final long BAD = 666;

    /** What goes wrong. */
    enum Fault {
        /** A bug. */
        EXCEPTION,
        /** A recursion without end. */
        STACK,
        /** No memory is left. */
        MEMORY,
        /** None: it bears everything. */
        MENDED
    }

    private final Fault fault;
    private volatile long applied;

    FaultyCore(final Fault fault) {
        this.fault = fault;
    }

    /** Messages that the newest core has applied. */
    long applied() {
        return applied;
    }

    @Override
    public RoutingCore create(final CoreOutput output, final Site site) {
        applied = 0;
        return new RoutingCore(output, CoreLimits.STATE_HASH_INTERVAL, new Handler[] {new FaultyHandler()});
    }

    private final class FaultyHandler implements Handler {
        private final VendorDataDecoder vendorData = new VendorDataDecoder();
        private long hash;

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public int[] messages() {
            return new int[] {VendorDataDecoder.TEMPLATE_ID};
        }

        @Override
        public int[] events() {
            return new int[0];
        }

        @Override
        public int onMessage(final CoreRecord record, final EventPublisher publisher) {
            vendorData.wrap(record.buffer(), record.bodyOffset(), record.blockLength(), record.version());
            // A change that a failure behind it leaves half done.
            hash = StateHash.mix(hash, record.sequence());
            if (vendorData.vendorCode() == BAD) {
                fail(0);
            }
            applied++;
            return 0;
        }

        private int fail(final int depth) {
            switch (fault) {
                case EXCEPTION:
                    throw new IllegalArgumentException("cannot bear it\nand says so in two lines");
                case STACK:
                    return fail(depth + 1) + depth;
                case MEMORY:
                    throw new OutOfMemoryError("Java heap space");
                default:
                    return depth;
            }
        }

        @Override
        public long stateHash() {
            return StateHash.mix(hash, applied);
        }
    }
}
