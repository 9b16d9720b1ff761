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

import net.botclaw.ingest.admin.EngineCounter;
import net.botclaw.ingest.admin.EngineCounters;
import org.agrona.concurrent.status.AtomicCounter;

/** The gateway's counters, looked up once. Loops share them, so every update is atomic. */
final class GatewayFigures {
    private final EngineCounters counters;
    private final AtomicCounter bytesReceived;
    private final AtomicCounter bytesSent;
    private final AtomicCounter sessionsLive;
    private final AtomicCounter telemetryShed;
    private final AtomicCounter readsStopped;
    private final AtomicCounter connectionsAccepted;
    private final AtomicCounter connectionsOpen;
    private final AtomicCounter inboundHeld;
    private final AtomicCounter outboundHeld;
    private long shownInboundBytes;

    GatewayFigures(final EngineCounters counters) {
        this.counters = counters;
        this.bytesReceived = counters.of(EngineCounter.BYTES_RECEIVED);
        this.bytesSent = counters.of(EngineCounter.BYTES_SENT);
        this.sessionsLive = counters.of(EngineCounter.SESSIONS_LIVE);
        this.telemetryShed = counters.of(EngineCounter.TELEMETRY_SHED);
        this.readsStopped = counters.of(EngineCounter.READS_STOPPED);
        this.connectionsAccepted = counters.of(EngineCounter.CONNECTIONS_ACCEPTED);
        this.connectionsOpen = counters.of(EngineCounter.CONNECTIONS_OPEN);
        this.inboundHeld = counters.of(EngineCounter.INBOUND_HELD_BYTES);
        this.outboundHeld = counters.of(EngineCounter.OUTBOUND_HELD_BYTES);
    }

    AtomicCounter bytesReceived() {
        return bytesReceived;
    }

    AtomicCounter bytesSent() {
        return bytesSent;
    }

    AtomicCounter sessionsLive() {
        return sessionsLive;
    }

    AtomicCounter telemetryShed() {
        return telemetryShed;
    }

    AtomicCounter readsStopped() {
        return readsStopped;
    }

    void onOpened() {
        connectionsAccepted.increment();
        connectionsOpen.increment();
    }

    void onClosed() {
        connectionsOpen.decrement();
    }

    void onRefused(final int code) {
        counters.onRefused(code);
    }

    /** The loop of these figures holds so many bytes of unfinished frames now; the counter adds up all loops. */
    void showInboundHeld(final long bytes) {
        inboundHeld.getAndAdd(bytes - shownInboundBytes);
        shownInboundBytes = bytes;
    }

    /** So many bytes more wait for bots that do not read, or fewer. */
    void onOutboundHeld(final long change) {
        outboundHeld.getAndAdd(change);
    }
}
