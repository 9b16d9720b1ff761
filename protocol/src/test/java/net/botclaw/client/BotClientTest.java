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
package net.botclaw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.Quality;
import net.botclaw.protocol.codec.SensorReadingEncoder;
import net.botclaw.protocol.codec.SensorType;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionContext;
import net.botclaw.protocol.session.BotSessionState;
import net.botclaw.protocol.session.TestMessages;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BotClientTest {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private FakeEngine engine;
    private BotClient client;
    private long skippedNs;

    @BeforeEach
    void start() throws IOException {
        engine = new FakeEngine();
        client = newClient("127.0.0.1", engine.port());
    }

    @AfterEach
    void stop() {
        client.close();
        engine.close();
    }

    @Test
    void shouldDeliverEverythingInOrderWhenOfferedBeforeAndAfterTheLogon() throws IOException {
        // given
        offer(100);

        // when
        await(() -> client.session().state() == BotSessionState.LIVE);
        offer(100);
        await(() -> client.session().ackedSequence() == 200);

        // then
        assertThat(engine.journal).isEqualTo(sequences(1, 200));
        assertThat(client.session().storedCount()).isZero();
    }

    @Test
    void shouldDeliverTheRestOnceWhenTheLinkBreaksInBetween() throws IOException {
        // given
        engine.isAcking = false;
        await(() -> client.session().state() == BotSessionState.LIVE);
        offer(50);
        await(() -> engine.journal.size() == 50);

        // when
        engine.dropLink();
        await(() -> !client.isConnected());
        offer(50);
        engine.isAcking = true;
        await(() -> client.session().ackedSequence() == 100);

        // then
        assertThat(engine.journal).isEqualTo(sequences(1, 100));
        assertThat(engine.flags.subList(50, 100)).containsOnly(FrameDescriptor.FLAG_FROM_STORE);
        assertThat(engine.logons).isEqualTo(2);
        assertThat(client.session().reconnects()).isEqualTo(1);
    }

    @Test
    void shouldCountAndTryAgainWhenNobodyListens() throws IOException {
        // given
        final int port = engine.port();
        engine.close();
        offer(1);

        // when
        await(() -> client.connectFailures() >= 3);
        engine = new FakeEngine(port);
        await(() -> client.session().ackedSequence() == 1);

        // then
        assertThat(engine.journal).containsExactly(1L);
        assertThat(client.lastError()).isNotNull();
    }

    @Test
    void shouldCountAndTryAgainWhenTheNameCannotBeResolved() throws IOException {
        client.close();
        client = newClient("no-such-host.invalid", engine.port());

        await(() -> client.connectFailures() >= 2);

        assertThat(client.lastError()).hasMessageContaining("no-such-host.invalid");
        assertThat(client.isConnected()).isFalse();
    }

    @Test
    void shouldStayAwayAsLongAsToldWhenTheLogonIsRejected() throws IOException {
        // given
        engine.rejectCode = RejectCode.TOO_MANY_CONNECTIONS.code();
        engine.rejectRetryAfterMs = TimeUnit.HOURS.toMillis(1);
        await(() -> engine.logons == 1);
        await(() -> client.session().state() == BotSessionState.DISCONNECTED);
        engine.rejectCode = 0;

        // when
        skippedNs += HOUR_NS - DEADLINE_NS;
        final boolean isEarly = client.session().shouldConnect(nowNs());
        skippedNs += 2 * DEADLINE_NS;
        await(() -> client.session().state() == BotSessionState.LIVE);

        // then
        assertThat(isEarly).isFalse();
        assertThat(engine.logons).isEqualTo(2);
    }

    @Test
    void shouldStopForGoodWhenTheEngineRefusesForGood() throws IOException {
        // given
        engine.rejectCode = RejectCode.BAD_CREDENTIAL.code();
        await(() -> client.session().state() == BotSessionState.REFUSED);

        // when
        skippedNs += HOUR_NS;
        final int work = client.doWork(nowNs());
        engine.poll();

        // then
        assertThat(work).isZero();
        assertThat(client.isConnected()).isFalse();
        assertThat(engine.logons).isEqualTo(1);
        assertThat(client.session().refusalCode()).isEqualTo(RejectCode.BAD_CREDENTIAL.code());
    }

    @Test
    void shouldBearBeingClosedByItsListener() throws IOException {
        // given
        client.close();
        engine.dropLink();
        final BotClient[] closing = new BotClient[1];
        client = new BotClient(new BotClientContext()
                .host("127.0.0.1")
                .port(engine.port())
                .session(new BotSessionContext().botName("bot-3").listener(new BotListener() {
                    @Override
                    public void onLive(final long sessionEpoch, final long nextExpectedSequence) {
                        closing[0].close();
                    }

                    @Override
                    public void onDisconnected(final int code) {
                        throw new IllegalStateException("called after the close");
                    }
                })));
        closing[0] = client;
        offer(1);

        // when
        await(() -> client.session().state() == BotSessionState.LIVE);

        // then
        assertThat(client.isConnected()).isFalse();
        assertThat(client.doWork(nowNs())).isZero();
    }

    @Test
    void shouldUnderstandWhenBytesComeOneByOne() throws IOException {
        final List<Long> pushes = new ArrayList<>();
        startListening(pushes);
        await(() -> client.session().state() == BotSessionState.LIVE);

        engine.dribble(TestMessages.push(1, 9), () -> client.doWork(nowNs()));
        engine.dribble(TestMessages.push(2, 9), () -> client.doWork(nowNs()));
        await(() -> pushes.size() == 2);

        assertThat(pushes).containsExactly(1L, 2L);
    }

    @Test
    void shouldDropTheLinkAndComeBackWhenTheListenerThrows() throws IOException {
        // given
        final List<Long> pushes = new ArrayList<>();
        startListening(pushes);
        await(() -> client.session().state() == BotSessionState.LIVE);
        pushes.add(0L);
        engine.send(TestMessages.push(13, 9));

        // when
        assertThatThrownBy(() -> await(() -> pushes.size() == 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("unlucky");

        // then
        assertThat(client.isConnected()).isFalse();
        await(() -> client.session().state() == BotSessionState.LIVE);
    }

    @Test
    void shouldEndWhenLoggedOut() throws IOException {
        offer(10);
        await(() -> client.session().ackedSequence() == 10);

        client.session().logout(RejectCode.OK);
        await(() -> client.session().state() == BotSessionState.LOGGED_OUT);

        assertThat(client.isConnected()).isFalse();
        assertThat(client.doWork(nowNs() + HOUR_NS)).isZero();
    }

    @Test
    void shouldDeliverWhatOtherThreadsOfferWhenLaunched() throws IOException {
        // given
        final BotClientContext ctx = new BotClientContext()
                .host("127.0.0.1")
                .port(engine.port())
                .session(new BotSessionContext().botName("field-7"));
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        final SensorReadingEncoder reading = new SensorReadingEncoder();
        reading.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .eventTimeNs(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()))
                .value(0.18)
                .zoneId(4)
                .sensorId(17)
                .sensorType(SensorType.SOIL_MOISTURE)
                .quality(Quality.GOOD);

        // when
        try (BotClientRunner runner = BotClient.launch(ctx)) {
            final int length = MessageHeaderEncoder.ENCODED_LENGTH + reading.encodedLength();
            final long sequence = runner.offer(FrameDescriptor.FLAG_ACK_REQ, buffer, 0, length);
            awaitEngine(() -> runner.ackedSequence() == sequence);
            runner.logout(RejectCode.OK);
            awaitEngine(() -> runner.state() == BotSessionState.LOGGED_OUT);

            // then
            assertThat(runner.storedCount()).isZero();
            assertThat(runner.offerTelemetry(0, buffer, 0, length)).isEqualTo(BotSession.CLOSED);
        }
        assertThat(engine.journal).containsExactly(1L);
    }

    @Test
    void shouldWakeWaitingThreadsWhenLaunchedAndRefused() throws Exception {
        // given
        engine.rejectCode = RejectCode.BAD_SCHEMA_VERSION.code();
        final UnsafeBuffer message = TestMessages.reading(1.0);
        final CompletableFuture<Integer> refused = new CompletableFuture<>();
        final BotClientContext ctx = context(refused);

        try (BotClientRunner runner = BotClient.launch(ctx)) {
            // when
            final long sequence = runner.offer(0, message, 0, message.capacity());
            final CompletableFuture<Boolean> acked = CompletableFuture.supplyAsync(() -> awaitAcked(runner, sequence));
            awaitEngine(acked::isDone);

            // then
            assertThat(acked.join()).isFalse();
            assertThat(runner.awaitEnd(20, TimeUnit.SECONDS)).isTrue();
            assertThat(runner.state()).isEqualTo(BotSessionState.REFUSED);
            assertThat(runner.refusalCode()).isEqualTo(RejectCode.BAD_SCHEMA_VERSION.code());
            assertThat(refused.get(20, TimeUnit.SECONDS)).isEqualTo(RejectCode.BAD_SCHEMA_VERSION.code());
            assertThat(runner.offer(0, message, 0, message.capacity())).isEqualTo(BotSession.REFUSED);
        }
        assertThat(engine.logons).isEqualTo(1);
    }

    @Test
    void shouldEndItsThreadWhenTheListenerClosesTheRunner() throws Exception {
        // given
        engine.rejectCode = RejectCode.BAD_CREDENTIAL.code();
        final CompletableFuture<Integer> refused = new CompletableFuture<>();
        final CompletableFuture<BotClientRunner> launched = new CompletableFuture<>();
        final CompletableFuture<Thread> made = new CompletableFuture<>();
        final BotClientContext ctx = context(refused).threadFactory(task -> {
            final Thread thread = new Thread(task);
            made.complete(thread);
            return thread;
        });
        refused.thenAccept(code -> launched.join().close());

        // when
        launched.complete(BotClient.launch(ctx));
        awaitEngine(() -> made.isDone() && made.join().getState() == Thread.State.TERMINATED);

        // then
        assertThat(refused.join()).isEqualTo(RejectCode.BAD_CREDENTIAL.code());
    }

    private BotClientContext context(final CompletableFuture<Integer> refused) throws IOException {
        return new BotClientContext()
                .host("127.0.0.1")
                .port(engine.port())
                .session(new BotSessionContext().botName("bot-4").listener(new BotListener() {
                    @Override
                    public void onRefused(final int code) {
                        refused.complete(code);
                    }
                }));
    }

    private static boolean awaitAcked(final BotClientRunner runner, final long sequence) {
        try {
            return runner.awaitAcked(sequence, 30, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void startListening(final List<Long> pushes) throws IOException {
        client.close();
        engine.dropLink();
        client = new BotClient(new BotClientContext()
                .host("127.0.0.1")
                .port(engine.port())
                .session(new BotSessionContext().botName("bot-2").listener(new BotListener() {
                    @Override
                    public void onPush(
                            final long sequence, final DirectBuffer buffer, final int offset, final int length) {
                        if (sequence == 13) {
                            throw new IllegalStateException("unlucky");
                        }
                        pushes.add(sequence);
                    }
                })));
    }

    private static BotClient newClient(final String host, final int port) {
        return new BotClient(new BotClientContext()
                .host(host)
                .port(port)
                .session(new BotSessionContext().botName("bot-1").seed(5)));
    }

    private void offer(final int count) {
        final UnsafeBuffer message = TestMessages.reading(1.0);
        for (int i = 0; i < count; i++) {
            assertThat(client.session().offer(0, message, 0, message.capacity()))
                    .isPositive();
        }
    }

    private long nowNs() {
        return System.nanoTime() + skippedNs;
    }

    private void await(final BooleanSupplier condition) throws IOException {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - startNs).as("deadline").isLessThan(DEADLINE_NS);
            client.doWork(nowNs());
            engine.poll();
        }
    }

    private void awaitEngine(final BooleanSupplier condition) throws IOException {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - startNs).as("deadline").isLessThan(DEADLINE_NS);
            engine.poll();
        }
    }

    private static List<Long> sequences(final long from, final long to) {
        return LongStream.rangeClosed(from, to).boxed().collect(Collectors.toList());
    }
}
