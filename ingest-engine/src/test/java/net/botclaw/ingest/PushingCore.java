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
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.Handler;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.site.Site;

/** Makes cores with a {@link PushingHandler} and lets a test look at the newest. */
public final class PushingCore implements CoreFactory {
    private volatile RoutingCore core;
    private volatile PushingHandler handler;

    @Override
    public RoutingCore create(final CoreOutput output, final Site site) {
        final PushingHandler pushing = new PushingHandler();
        final RoutingCore created = new RoutingCore(output, CoreLimits.STATE_HASH_INTERVAL, new Handler[] {pushing});
        handler = pushing;
        core = created;
        return created;
    }

    /** Pushes that wait for a bot; while an engine runs it is about to be so. */
    public int waiting(final int botId) {
        return core.outbox().count(botId);
    }

    /** The newest core's handler. */
    public PushingHandler handler() {
        return handler;
    }
}
