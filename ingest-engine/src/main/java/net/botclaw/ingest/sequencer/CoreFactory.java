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
package net.botclaw.ingest.sequencer;

import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.site.Site;

/**
 * Makes the core that a journal is applied to. A journal belongs to one kind of core: replay with another one finds that
 * its outputs differ.
 */
@FunctionalInterface
public interface CoreFactory {
    /** A core with the standard handlers. */
    CoreFactory STANDARD = (output, site) -> new RoutingCore(output, CoreLimits.STATE_HASH_INTERVAL, site);

    /**
     * Makes a core that has applied nothing yet.
     *
     * @param output takes all of its results.
     * @param site   that the journal was begun on.
     * @return a new core; its interval of state hashes is {@link CoreLimits#STATE_HASH_INTERVAL}.
     */
    RoutingCore create(CoreOutput output, Site site);
}
