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
package net.botclaw.routing.session;

import static net.botclaw.routing.session.WalkFigures.Figure;
import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.protocol.RejectCode;
import net.botclaw.routing.CoreOutput;
import net.botclaw.routing.CoreRecord;
import net.botclaw.routing.RecordKind;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.session.WalkLedger.Stored;
import net.botclaw.routing.site.Site;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The host of a real core: journals events, compares them at replay, and holds back what goes to connections. */
final class WalkHost implements CoreOutput {
    private static final long HASH_INTERVAL = 64;

    private final WalkEngine engine;
    private final WalkSequencer sequencer;
    private final WalkLedger ledger;
    private final RoutingCore core = new RoutingCore(this, HASH_INTERVAL, Site.NONE);
    private final CoreRecord view = new CoreRecord();
    private Stored current;
    private int position;
    private int eventCount;
    private long logonConnectionId;
    private boolean isReplaying;

    WalkHost(final WalkEngine engine, final WalkSequencer sequencer) {
        this.engine = engine;
        this.sequencer = sequencer;
        this.ledger = engine.ledger();
    }

    RoutingCore core() {
        return core;
    }

    /** Connection of the logon that is applied next. */
    void logonConnectionId(final long connectionId) {
        logonConnectionId = connectionId;
    }

    /** Applies the first records of the ledger, with nobody to talk to. */
    void replay(final int count) {
        isReplaying = true;
        for (int i = 0; i < count; i++) {
            apply(ledger.records().get(i));
        }
        isReplaying = false;
    }

    void apply(final Stored record) {
        current = record;
        core.onRecord(record.view(view, position));
        position++;
        ledger.onApplied(position);
    }

    private boolean isFirstTime() {
        return position >= ledger.appliedCount();
    }

    @Override
    public void event(final int botId, final DirectBuffer buffer, final int offset, final int length) {
        final UnsafeBuffer event = copy(buffer, offset, length);
        if (isFirstTime()) {
            ledger.onEvent(current, event);
        } else {
            assertThat(event)
                    .as("event %d at replay", eventCount)
                    .isEqualTo(ledger.events().get(eventCount));
        }
        eventCount++;
    }

    @Override
    public void stateHash(final long inputCount, final long hash) {
        ledger.onStateHash(inputCount, hash);
    }

    @Override
    public void reply(final DirectBuffer buffer, final int offset, final int length) {
        if (!isReplaying) {
            final boolean isOfBot = current.kind() == RecordKind.INBOUND;
            final long connectionId = isOfBot ? sequencer.connectionId(current.botId()) : logonConnectionId;
            sequencer.stageSend(connectionId, copy(buffer, offset, length));
        }
    }

    @Override
    public void push(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        throw new AssertionError("nothing pushes here");
    }

    @Override
    public void resend(
            final int botId, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        throw new AssertionError("nothing pushes here");
    }

    @Override
    public void bind(final int botId, final int epoch, final long nextSequence) {
        if (isFirstTime()) {
            ledger.onLogon(botId, epoch, (int) core.sessions().bootId(botId));
        }
        if (!isReplaying) {
            sequencer.stageBind(logonConnectionId, botId);
        }
    }

    @Override
    public void disconnect(final int botId, final int code, final int retryAfterMs) {
        if (!isReplaying) {
            final boolean isHold = code == RejectCode.TAKEOVER_HOLD.code();
            engine.figures().count(isHold ? Figure.HOLDS : Figure.TAKEOVERS);
            final long connectionId = sequencer.connectionId(botId);
            sequencer.stageUnbind(botId);
            sequencer.stage(connectionId, connection -> connection.logout(code, retryAfterMs));
        }
    }

    private static UnsafeBuffer copy(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new UnsafeBuffer(bytes);
    }
}
