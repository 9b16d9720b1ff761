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

import org.agrona.DirectBuffer;

/**
 * One job on the hot path. A handler declares what it reacts to, keeps its state in preallocated tables, and never calls
 * another handler: handlers meet only through journaled inputs and events.
 *
 * <p><b>Threading</b>: the core's thread. <b>Time</b>: only {@link CoreRecord#timeNs()}. <b>Memory</b>: allocates in its
 * constructor only. <b>Failure</b>: an exception stops the core.
 */
public interface Handler {
    /** In place of a deadline: none. */
    long NO_DEADLINE = Long.MAX_VALUE;

    /**
     * Name for counters, errors and documents.
     *
     * @return lower case with hyphens.
     */
    String name();

    /**
     * Templates of INBOUND and COMMAND records this handler applies. A template has one handler.
     *
     * @return template ids, not modified afterwards.
     */
    int[] messages();

    /**
     * Templates of events this handler listens to.
     *
     * @return template ids, not modified afterwards.
     */
    int[] events();

    /**
     * Templates of INBOUND and COMMAND records that this handler hears of after the handler they are for has accepted
     * them, in the order of registration.
     *
     * @return template ids, not modified afterwards.
     */
    default int[] observed() {
        return new int[0];
    }

    /**
     * Applies a record whose template is one of {@link #messages()}.
     *
     * @param record    the input.
     * @param publisher takes the results.
     * @return 0, or a code of {@link net.botclaw.protocol.RejectCode} when the message is refused; it must not have
     *     changed any state then.
     */
    int onMessage(CoreRecord record, EventPublisher publisher);

    /**
     * Hears an event whose template is one of {@link #events()}, raised while {@code cause} is applied.
     *
     * @param cause     the record being applied.
     * @param buffer    holds the event, SBE header included.
     * @param offset    of its header.
     * @param length    in bytes.
     * @param publisher takes the results.
     */
    default void onEvent(
            final CoreRecord cause,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventPublisher publisher) {
        throw new IllegalStateException(name() + " listens to no event");
    }

    /**
     * Hears of a record whose template is one of {@link #observed()} and that was accepted.
     *
     * @param record    the input.
     * @param publisher takes the results.
     */
    default void onObserved(final CoreRecord record, final EventPublisher publisher) {
        throw new IllegalStateException(name() + " observes no message");
    }

    /**
     * When this handler wants to act next.
     *
     * @return journal time in epoch nanoseconds; one that is past means at once; {@link #NO_DEADLINE}: never.
     */
    default long nextDeadlineNs() {
        return NO_DEADLINE;
    }

    /**
     * The deadline has come. The work of one call is bounded, and so is what it publishes, see
     * {@link EventPublisher#hasRoom}; what is left keeps its deadline.
     *
     * @param tick      the record; its time is at or after the deadline.
     * @param publisher takes the results.
     */
    default void onTick(final CoreRecord tick, final EventPublisher publisher) {
        throw new IllegalStateException(name() + " has no deadlines");
    }

    /**
     * Hash of this handler's state, the same for the same inputs on every machine.
     *
     * @return all 64 bits matter.
     */
    long stateHash();
}
