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
package net.botclaw.routing.forklift;

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotEventDecoder;
import net.botclaw.protocol.codec.RouteProgressDecoder;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.EventPublisher;
import net.botclaw.routing.Handler;

/** In place of the {@link RouteHandler} on a site without a map: nothing is driven there. */
public final class NoRouteHandler implements Handler {
    @Override
    public String name() {
        return RouteHandler.NAME;
    }

    @Override
    public int[] messages() {
        return RouteHandler.handledMessages();
    }

    @Override
    public int[] events() {
        return new int[0];
    }

    @Override
    public int onMessage(final CoreRecord record, final EventPublisher publisher) {
        switch (record.templateId()) {
            case BotEventDecoder.TEMPLATE_ID:
                return RejectCode.OK.code();
            case RouteProgressDecoder.TEMPLATE_ID:
                return RejectCode.NOT_ON_MAP.code();
            default:
                return RejectCode.NOT_SUPPORTED.code();
        }
    }

    @Override
    public long stateHash() {
        return 0;
    }
}
