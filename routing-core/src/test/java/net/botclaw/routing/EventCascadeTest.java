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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EventCascadeTest {
    private static final int COMMAND = 97;
    private static final int EVENT_A = 128;
    private static final int EVENT_B = 129;
    private static final int NO_LISTENER = 150;

    private final RecordingOutput output = new RecordingOutput();
    private final List<String> heard = new ArrayList<>();

    @Test
    void shouldDispatchEventsAfterTheHandlerHasReturnedOldestFirst() {
        final CoreInputs inputs = inputs(
                new Raiser(EVENT_A, EVENT_B, NO_LISTENER),
                new Listener("first", EVENT_A, EVENT_B),
                new Listener("second", EVENT_A));

        inputs.command(COMMAND, 0);

        assertThat(output.calls()).containsExactly("event 1 128", "event 1 129", "event 1 150");
        assertThat(heard).containsExactly("raised", "first 128/0", "second 128/0", "first 129/1");
    }

    @Test
    void shouldDispatchWhatAListenerRaisesAfterWhatWasRaisedBefore() {
        final CoreInputs inputs =
                inputs(new Raiser(EVENT_A, EVENT_A), new Echo(EVENT_A, EVENT_B), new Listener("end", EVENT_B));

        inputs.command(COMMAND, 0);
        inputs.command(COMMAND, 0);

        assertThat(output.drain())
                .startsWith("event 1 128", "event 1 128", "event 1 129", "event 1 129")
                .hasSize(8);
        assertThat(heard).containsExactly("raised", "end 129/0", "end 129/1", "raised", "end 129/0", "end 129/1");
    }

    @Test
    void shouldStopWhenEventsLeadToEventsTooDeep() {
        final CoreInputs inputs = inputs(new Raiser(EVENT_A), new Echo(EVENT_A, EVENT_A));

        assertFails(inputs, "events lead to events more than 8 deep");

        assertThat(output.calls()).hasSize(CoreLimits.MAX_EVENT_DEPTH);
    }

    @Test
    void shouldTakeAllOutputsOfTheLimitButTheOneForTheStateHash() {
        final CoreInputs inputs = inputs(new Raiser(new int[CoreLimits.MAX_OUTPUTS_PER_RECORD - 1]));

        inputs.command(COMMAND, 0);

        assertThat(output.calls()).hasSize(CoreLimits.MAX_OUTPUTS_PER_RECORD - 1);
    }

    @Test
    void shouldStopWhenARecordLeadsToTooManyOutputs() {
        assertFails(
                inputs(new Raiser(new int[CoreLimits.MAX_OUTPUTS_PER_RECORD])), "more than 63 outputs of one record");
    }

    @Test
    void shouldStopWhenARecordLeadsToTooManyBytes() {
        final CoreInputs inputs = inputs(new Replier(16_384, 16_352, 1));

        assertFails(inputs, "more than 32736 bytes of output of one record");

        assertThat(output.calls()).hasSize(2);
    }

    @Test
    void shouldNameTheRecordAndTheHandlerWhenOneThrows() {
        final RoutingCore core = core(new Raiser(EVENT_A), new Thrower(EVENT_A));
        final CoreInputs inputs = new CoreInputs(core::onRecord);
        inputs.tick();

        assertThatThrownBy(() -> inputs.command(COMMAND, 0))
                .isInstanceOf(CoreFailedException.class)
                .hasMessage("the core failed at position 1, kind COMMAND, template 97, handler thrower: "
                        + "java.lang.IllegalArgumentException: on purpose")
                .hasRootCauseMessage("on purpose");
        assertThatThrownBy(inputs::tick)
                .isInstanceOf(CoreFailedException.class)
                .hasMessage("the core failed at an earlier record than position 2");
        assertThat(core.inputCount()).isEqualTo(2);
    }

    @Test
    void shouldStayStoppedWhenAnErrorPassedThrough() {
        final CoreInputs inputs = inputs(new FakeHandler("error", new int[] {COMMAND}) {
            @Override
            public int onMessage(final CoreRecord record, final EventPublisher publisher) {
                throw new AssertionError("on purpose");
            }
        });

        assertThatThrownBy(() -> inputs.command(COMMAND, 0))
                .isInstanceOf(CoreFailedException.class)
                .hasMessage("the core failed at position 0, kind COMMAND, template 97, handler error: "
                        + "java.lang.AssertionError: on purpose")
                .hasCauseInstanceOf(AssertionError.class);
        assertThatThrownBy(inputs::tick).isInstanceOf(CoreFailedException.class);
    }

    @Test
    void shouldStopWhenAHandlerRefusesAfterItHasPublished() {
        final CoreInputs inputs = inputs(new FakeHandler("two-faced", new int[] {COMMAND}) {
            @Override
            public int onMessage(final CoreRecord record, final EventPublisher publisher) {
                raise(publisher, EVENT_A, 0);
                return 401;
            }
        });

        assertFails(inputs, "refused with 401 after it had published");
    }

    @Test
    void shouldRefuseAWiringThatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> core(new Raiser(EVENT_A), new Raiser(EVENT_B)))
                .withMessage("template 97 has two handlers: raiser and raiser");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> core(new FakeHandler("push", new int[] {64})))
                .withMessage("push: not a bot's message or a command: 64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> core(new FakeHandler("deaf", new int[0], 32)))
                .withMessage("deaf: not an event: 32");
    }

    private RoutingCore core(final Handler... handlers) {
        return new RoutingCore(output, CoreLimits.STATE_HASH_INTERVAL, handlers);
    }

    private CoreInputs inputs(final Handler... handlers) {
        return new CoreInputs(core(handlers)::onRecord);
    }

    private static void assertFails(final CoreInputs inputs, final String reason) {
        assertThatThrownBy(() -> inputs.command(COMMAND, 0))
                .isInstanceOf(CoreFailedException.class)
                .hasRootCauseMessage(reason);
    }

    /** Raises events; a template 0 stands for one that nobody listens to. */
    private final class Raiser extends FakeHandler {
        private final int[] templates;

        Raiser(final int... templates) {
            super("raiser", new int[] {COMMAND});
            this.templates = templates;
        }

        @Override
        public int onMessage(final CoreRecord record, final EventPublisher publisher) {
            for (int i = 0; i < templates.length; i++) {
                raise(publisher, templates[i] == 0 ? NO_LISTENER : templates[i], i);
            }
            heard.add("raised");
            return 0;
        }
    }

    private static final class Replier extends FakeHandler {
        private final int[] lengths;

        Replier(final int... lengths) {
            super("replier", new int[] {COMMAND});
            this.lengths = lengths;
        }

        @Override
        public int onMessage(final CoreRecord record, final EventPublisher publisher) {
            for (final int length : lengths) {
                final UnsafeBuffer message = message(64, 0, Math.max(16, length));
                publisher.reply(message, 0, length);
            }
            return 0;
        }
    }

    private final class Listener extends FakeHandler {
        Listener(final String name, final int... events) {
            super(name, new int[0], events);
        }

        @Override
        public void onEvent(
                final CoreRecord cause,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final EventPublisher publisher) {
            heard.add(name() + " " + SbeHeader.templateId(buffer, offset) + "/" + buffer.getLong(offset + 8));
        }
    }

    private static final class Echo extends FakeHandler {
        private final int answer;

        Echo(final int event, final int answer) {
            super("echo", new int[0], event);
            this.answer = answer;
        }

        @Override
        public void onEvent(
                final CoreRecord cause,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final EventPublisher publisher) {
            raise(publisher, answer, buffer.getLong(offset + 8));
        }
    }

    private static final class Thrower extends FakeHandler {
        Thrower(final int event) {
            super("thrower", new int[0], event);
        }

        @Override
        public void onEvent(
                final CoreRecord cause,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final EventPublisher publisher) {
            throw new IllegalArgumentException("on purpose");
        }
    }
}
