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
package net.botclaw.routing;

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.Templates;
import net.botclaw.routing.outbox.Outbox;
import net.botclaw.routing.session.SessionRules;
import net.botclaw.routing.session.SessionTable;
import net.botclaw.routing.site.Site;
import org.agrona.DirectBuffer;

/**
 * Applies the journal's inputs, one after another, and hands what follows from them to one {@link CoreOutput}.
 *
 * <pre>
 *  onRecord ──▶ SESSION  ──▶ session rules ─────────┐
 *           ──▶ INBOUND  ──▶ sequence check ─▶ handler of the template ─▶ events ─▶ handlers that listen
 *           ──▶ COMMAND  ──────────────────▶ handler of the template ─┘              (oldest event first)
 *           ──▶ TICK     ──▶ handlers whose deadline has come
 * </pre>
 *
 * <p><b>Threading</b>: one thread owns a core. <b>Time</b>: only that of the records, which never goes back.
 * <b>Memory</b>: allocates in its constructor only. <b>Failure</b>: fail-stop. Whatever is thrown while a record is
 * applied leaves the state untrusted: it comes out as a {@link CoreFailedException}, and so does every later call.
 */
public final class RoutingCore {
    private final HandlerTable handlers;
    private final BoundedOutput output;
    private final SessionRules sessionRules;
    private final Outbox outbox = new Outbox();
    private final RejectPublisher rejects = new RejectPublisher();
    private final long stateHashInterval;

    private long timeNs = Long.MIN_VALUE;
    private long inputCount;
    private long inputsToStateHash;
    private long unknownTemplates;
    private long unhandled;
    private long refused;
    private Handler activeHandler;
    private boolean isApplying;
    private int code;

    /**
     * A core with the standard handlers and the standard interval of state hashes, on no site.
     *
     * @param output takes all results.
     */
    public RoutingCore(final CoreOutput output) {
        this(output, CoreLimits.STATE_HASH_INTERVAL, Site.NONE);
    }

    /**
     * A core with the standard handlers.
     *
     * @param output            takes all results.
     * @param stateHashInterval a state hash follows every so many inputs, at least 1. Part of the journal's header.
     * @param site              that the core owns. Its hash is part of the journal's header.
     */
    public RoutingCore(final CoreOutput output, final long stateHashInterval, final Site site) {
        this(output, stateHashInterval, StandardHandlers.of(site));
    }

    /**
     * A core with handlers of the embedder's own.
     *
     * @param output            takes all results.
     * @param stateHashInterval a state hash follows every so many inputs, at least 1. Part of the journal's header.
     * @param handlers          in the order in which they hear of events; the order is part of replay.
     */
    public RoutingCore(final CoreOutput output, final long stateHashInterval, final Handler[] handlers) {
        if (stateHashInterval < 1) {
            throw new IllegalArgumentException("stateHashInterval must be at least 1: " + stateHashInterval);
        }
        this.handlers = new HandlerTable(handlers);
        this.output = new BoundedOutput(output, this.handlers, outbox);
        this.sessionRules = new SessionRules(new SessionTable(), outbox);
        this.stateHashInterval = stateHashInterval;
        this.inputsToStateHash = stateHashInterval;
    }

    /**
     * Applies one input.
     *
     * @param record the next input of the journal; not kept.
     * @return 0, or the code of {@link RejectCode} with which a frame or a command was refused.
     * @throws IllegalArgumentException when the record is not an input; nothing was changed then.
     * @throws CoreFailedException      when applying it failed, now or earlier: the core is of no use any more.
     */
    public int onRecord(final CoreRecord record) {
        if (!record.kind().isInput()) {
            throw new IllegalArgumentException("not an input: " + record.kind());
        }
        if (isApplying) {
            throw new CoreFailedException(
                    "the core failed at an earlier record than position " + record.position(), null);
        }
        // Set until the record is through: nothing that is thrown, whatever it is, can leave the core usable.
        isApplying = true;
        activeHandler = null;
        code = RejectCode.OK.code();
        try {
            apply(record);
        } catch (final RuntimeException | Error ex) {
            throw new CoreFailedException(describe(record) + ": " + ex, ex);
        }
        isApplying = false;
        return code;
    }

    /**
     * When the core wants a TICK record.
     *
     * @return journal time in epoch nanoseconds; one that is past means at once; {@link Handler#NO_DEADLINE}: never.
     */
    public long nextDeadlineNs() {
        return handlers.nextDeadlineNs();
    }

    /**
     * What waits for bots.
     *
     * @return live view; only {@link #onRecord} changes it.
     */
    public Outbox outbox() {
        return outbox;
    }

    /**
     * The bots and their sessions, for the host to admit frames against.
     *
     * @return live view; only {@link #onRecord} changes it.
     */
    public SessionTable sessions() {
        return sessionRules.table();
    }

    /**
     * Hash of the whole state.
     *
     * @return the same on every machine that has applied the same inputs.
     */
    public long stateHash() {
        long hash = StateHash.mix(0, inputCount);
        hash = StateHash.mix(hash, timeNs);
        hash = StateHash.mix(hash, sessions().stateHash());
        hash = StateHash.mix(hash, outbox.stateHash());
        return handlers.stateHash(hash);
    }

    /**
     * Inputs applied so far.
     *
     * @return 0 and up.
     */
    public long inputCount() {
        return inputCount;
    }

    /**
     * Frames skipped because this version does not know their message.
     *
     * @return 0 and up.
     */
    public long unknownTemplates() {
        return unknownTemplates;
    }

    /**
     * Frames and commands skipped because nothing handles their message.
     *
     * @return 0 and up.
     */
    public long unhandled() {
        return unhandled;
    }

    /**
     * Frames and commands that a handler refused.
     *
     * @return 0 and up.
     */
    public long refused() {
        return refused;
    }

    private void apply(final CoreRecord record) {
        if (record.timeNs() < timeNs) {
            throw new IllegalStateException("time goes back from " + timeNs + " to " + record.timeNs());
        }
        timeNs = record.timeNs();
        inputCount++;
        output.begin();
        switch (record.kind()) {
            case INBOUND:
                sessionRules.onInbound(record);
                onInbound(record);
                break;
            case SESSION:
                sessionRules.onSession(record, output);
                break;
            case COMMAND:
                onCommand(record);
                break;
            case TICK:
                onTick(record);
                break;
            default:
                throw new IllegalStateException("no rule for " + record.kind());
        }
        dispatchEvents(record);
        if (--inputsToStateHash == 0) {
            inputsToStateHash = stateHashInterval;
            output.stateHash(inputCount, stateHash());
        }
    }

    private void onInbound(final CoreRecord record) {
        final int templateId = record.templateId();
        final Handler handler = handlers.ofInbound(templateId);
        if (handler != null) {
            handle(record, handler);
        } else if (Templates.isKnown(templateId)) {
            unhandled++;
            rejectIfAsked(record, RejectCode.NOT_SUPPORTED);
        } else {
            unknownTemplates++;
            rejectIfAsked(record, RejectCode.UNKNOWN_TEMPLATE);
        }
    }

    private void onCommand(final CoreRecord record) {
        final Handler handler = handlers.ofCommand(record.templateId());
        if (handler != null) {
            handle(record, handler);
        } else {
            unhandled++;
            rejectIfAsked(record, RejectCode.NOT_SUPPORTED);
        }
    }

    private void handle(final CoreRecord record, final Handler handler) {
        activeHandler = handler;
        code = handler.onMessage(record, output);
        if (code != 0) {
            if (output.outputCount() != 0) {
                throw new IllegalStateException("refused with " + code + " after it had published");
            }
            refused++;
            rejects.reject(record, code, output);
        } else {
            for (final Handler observer : handlers.observers(record.templateId())) {
                activeHandler = observer;
                observer.onObserved(record, output);
            }
        }
        activeHandler = null;
    }

    private void rejectIfAsked(final CoreRecord record, final RejectCode reason) {
        code = reason.code();
        if (record.isAckRequested()) {
            rejects.reject(record, code, output);
        }
    }

    /** A handler whose deadline has not come is not called: which ones are follows from the inputs alone. */
    private void onTick(final CoreRecord record) {
        for (final Handler handler : handlers.all()) {
            final long deadlineNs = handler.nextDeadlineNs();
            if (deadlineNs <= record.timeNs() && deadlineNs != Handler.NO_DEADLINE) {
                activeHandler = handler;
                handler.onTick(record, output);
            }
        }
        activeHandler = null;
    }

    /** Ends: every event is an output, and a record's outputs are limited. */
    private void dispatchEvents(final CoreRecord record) {
        while (output.nextEvent()) {
            final DirectBuffer buffer = output.eventBuffer();
            final int offset = output.eventOffset();
            final int length = output.eventLength();
            for (final Handler listener : handlers.listeners(SbeHeader.templateId(buffer, offset))) {
                activeHandler = listener;
                listener.onEvent(record, buffer, offset, length, output);
            }
        }
        activeHandler = null;
    }

    private String describe(final CoreRecord record) {
        final boolean hasTemplate = record.kind() != RecordKind.TICK;
        return "the core failed at position " + record.position() + ", kind " + record.kind() + ", template "
                + (hasTemplate ? record.templateId() : 0) + ", handler "
                + (activeHandler == null ? "none" : activeHandler.name());
    }
}
