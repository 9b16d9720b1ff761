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
package net.botclaw.ingest.gateway;

import java.util.function.Consumer;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.protocol.codec.AckLevel;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * Settings of the gateway.
 *
 * @param host              address to listen on.
 * @param port              to listen on, 0: any.
 * @param maxConnections    of each event loop.
 * @param maxFrameLength    bytes.
 * @param heartbeatMs       for bots that wish none.
 * @param logonTimeoutMs    how long a connection may take to log on.
 * @param ackLevel          highest granted.
 * @param authenticator     who may log on.
 * @param isSpinning        whether event loops never park.
 * @param isNative          whether to use epoll where there is epoll.
 * @param isSequencerInline whether the event loop runs the sequencer, whose deadlines must then wake it.
 * @param epochClock        stamps frames.
 * @param nanoClock         measures time-outs.
 * @param counters          of the engine.
 * @param memory            what connections may hold.
 * @param onError           takes what goes wrong on an event loop, and does not throw.
 */
public record GatewayContext(
        String host,
        int port,
        int maxConnections,
        int maxFrameLength,
        int heartbeatMs,
        int logonTimeoutMs,
        AckLevel ackLevel,
        Authenticator authenticator,
        boolean isSpinning,
        boolean isNative,
        boolean isSequencerInline,
        EpochNanoClock epochClock,
        NanoClock nanoClock,
        EngineCounters counters,
        GatewayMemory memory,
        Consumer<Throwable> onError) {}
