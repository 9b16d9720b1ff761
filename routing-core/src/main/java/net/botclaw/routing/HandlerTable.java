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

import net.botclaw.protocol.Templates;

/**
 * Which handler applies a message, and which listen to an event: arrays by template, built once.
 *
 * <p><b>Threading</b>: immutable. <b>Failure</b>: a wiring that makes no sense is refused when it is built.
 */
final class HandlerTable {
    private static final int EVENT_COUNT = Templates.FIRST_JOURNAL - Templates.FIRST_EVENT;

    private final Handler[] handlers;
    private final Handler[] byMessage = new Handler[Templates.ID_LIMIT];
    private final Handler[][] byEvent = new Handler[EVENT_COUNT][0];
    private final Handler[][] observers = new Handler[Templates.FIRST_EVENT][0];

    HandlerTable(final Handler... handlers) {
        this.handlers = handlers.clone();
        for (final Handler handler : this.handlers) {
            for (final int templateId : handler.messages()) {
                addMessage(templateId, handler);
            }
            for (final int templateId : handler.events()) {
                addListener(templateId, handler);
            }
            for (final int templateId : handler.observed()) {
                addObserver(templateId, handler);
            }
        }
    }

    /** The handler of a message of a bot, or null. A bot cannot reach the handlers of commands. */
    Handler ofInbound(final int templateId) {
        return Templates.isInbound(templateId) ? byMessage[templateId] : null;
    }

    /** The handler of an operator's command, or null. */
    Handler ofCommand(final int templateId) {
        return isCommand(templateId) ? byMessage[templateId] : null;
    }

    /** Those that hear of an accepted message, in the order of registration; not to be modified. */
    Handler[] observers(final int templateId) {
        return observers[templateId];
    }

    /** The earliest deadline of all handlers, or {@link Handler#NO_DEADLINE}. */
    long nextDeadlineNs() {
        long earliest = Handler.NO_DEADLINE;
        for (final Handler handler : handlers) {
            earliest = Math.min(earliest, handler.nextDeadlineNs());
        }
        return earliest;
    }

    /** All of them, in the order of registration; not to be modified. */
    Handler[] all() {
        return handlers;
    }

    /** Whether any handler listens to an event. */
    boolean hasListeners(final int templateId) {
        return isEvent(templateId) && byEvent[templateId - Templates.FIRST_EVENT].length > 0;
    }

    /** Those that listen to an event, in the order of registration; not to be modified. */
    Handler[] listeners(final int templateId) {
        return byEvent[templateId - Templates.FIRST_EVENT];
    }

    /** Continues a hash by the state of every handler, in the order of registration. */
    long stateHash(final long seed) {
        long hash = seed;
        for (final Handler handler : handlers) {
            hash = StateHash.mix(hash, handler.stateHash());
        }
        return hash;
    }

    private void addMessage(final int templateId, final Handler handler) {
        requireMessage(templateId, handler);
        if (byMessage[templateId] != null) {
            throw new IllegalArgumentException("template " + templateId + " has two handlers: "
                    + byMessage[templateId].name() + " and " + handler.name());
        }
        byMessage[templateId] = handler;
    }

    private void addListener(final int templateId, final Handler handler) {
        if (!isEvent(templateId)) {
            throw new IllegalArgumentException(handler.name() + ": not an event: " + templateId);
        }
        append(byEvent, templateId - Templates.FIRST_EVENT, handler);
    }

    private void addObserver(final int templateId, final Handler handler) {
        requireMessage(templateId, handler);
        append(observers, templateId, handler);
    }

    private static void append(final Handler[][] lists, final int index, final Handler handler) {
        final Handler[] before = lists[index];
        final Handler[] after = new Handler[before.length + 1];
        System.arraycopy(before, 0, after, 0, before.length);
        after[before.length] = handler;
        lists[index] = after;
    }

    private static void requireMessage(final int templateId, final Handler handler) {
        if (!Templates.isInbound(templateId) && !isCommand(templateId)) {
            throw new IllegalArgumentException(handler.name() + ": not a bot's message or a command: " + templateId);
        }
    }

    private static boolean isCommand(final int templateId) {
        return templateId >= Templates.FIRST_COMMAND && templateId < Templates.FIRST_EVENT;
    }

    private static boolean isEvent(final int templateId) {
        return templateId >= Templates.FIRST_EVENT && templateId < Templates.FIRST_JOURNAL;
    }
}
