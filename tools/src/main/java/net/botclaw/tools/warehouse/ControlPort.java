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
package net.botclaw.tools.warehouse;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.tools.cli.CommandFailedException;
import net.botclaw.tools.command.CommandAnswer;
import net.botclaw.tools.command.ControlClient;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An operator of an engine in another process: takes commands without waiting, and sends them over the control session in
 * their order, each until it is answered. While the engine is away it waits for it.
 *
 * <p><b>Threading</b>: commands from any thread; a thread of its own waits for the answers. <b>Failure</b>: a command whose
 * answer is lost is sent again, so only commands that change nothing the second time may be given.
 */
final class ControlPort implements OperatorPort, Agent, AutoCloseable {
    private static final int CAPACITY = 64;
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOADING_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);

    private final Path directory;
    private final ManyToOneConcurrentArrayQueue<UnsafeBuffer> queue = new ManyToOneConcurrentArrayQueue<>(CAPACITY);
    private final AtomicLong submitted = new AtomicLong();
    private final AgentRunner runner;
    private ControlClient client;
    private UnsafeBuffer waiting;
    private long retryNs;
    private volatile long answered;
    private volatile long refused;
    private volatile CommandFailedException lastFailure;

    private ControlPort(final Path directory) {
        this.directory = directory;
        runner = new AgentRunner(new SleepingMillisIdleStrategy(1), this::onError, null, this);
    }

    /**
     * Starts an operator's thread; the engine need not be there yet.
     *
     * @param directory of the engine.
     * @return takes commands.
     */
    static ControlPort launch(final Path directory) {
        final ControlPort port = new ControlPort(directory);
        AgentRunner.startOnThread(port.runner);
        return port;
    }

    @Override
    public boolean trySubmit(final DirectBuffer message, final int offset, final int length) {
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, message, offset, length);
        final boolean isTaken = queue.offer(copy);
        if (isTaken) {
            submitted.incrementAndGet();
        }
        return isTaken;
    }

    /**
     * Loads what a simulated warehouse has, and waits for the engine's answers.
     *
     * @param stock to be loaded.
     * @throws CommandFailedException when the engine refuses some of it, or does not answer.
     */
    void load(final StockPlan stock) {
        final OperatorCommands commands = new OperatorCommands(this);
        final long deadlineNs = System.nanoTime() + LOADING_TIMEOUT_NS;
        final long refusedBefore = refused;
        for (int row = 0; row < stock.rows(); row++) {
            final long timeNs = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            while (!commands.tryLoadStock(timeNs, stock.locationOf(row), stock.skuOf(row), StockPlan.QUANTITY)) {
                await(deadlineNs);
            }
        }
        while (!isAnswered()) {
            await(deadlineNs);
        }
        if (refused > refusedBefore) {
            throw new CommandFailedException(
                    "the engine refused " + (refused - refusedBefore) + " of " + stock.rows() + " lines of stock");
        }
    }

    private void await(final long deadlineNs) {
        if (System.nanoTime() - deadlineNs > 0) {
            final CommandFailedException failure = lastFailure;
            throw new CommandFailedException(
                    "the engine takes no commands" + (failure == null ? "" : ": " + failure.getMessage()), failure);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** Whether the engine has answered all there was. */
    boolean isAnswered() {
        return answered >= submitted.get();
    }

    /** Commands the engine has answered. */
    long answered() {
        return answered;
    }

    /** Those of them that its core has refused. */
    long refused() {
        return refused;
    }

    @Override
    public int doWork() {
        if (waiting == null) {
            waiting = queue.poll();
        }
        if (waiting == null || retryNs != 0 && System.nanoTime() - retryNs < 0) {
            return 0;
        }
        try {
            if (client == null) {
                client = ControlClient.logOn(directory);
            }
            onAnswer(client.send(waiting, waiting.capacity()));
        } catch (final CommandFailedException e) {
            onFailure(e);
        }
        return 1;
    }

    private void onAnswer(final CommandAnswer answer) {
        waiting = null;
        refused += answer.isOk() ? 0 : 1;
        answered++;
    }

    private void onFailure(final CommandFailedException failure) {
        lastFailure = failure;
        CloseHelper.quietClose(client);
        client = null;
        retryNs = System.nanoTime() + RETRY_NS;
    }

    private void onError(final Throwable error) {
        onFailure(new CommandFailedException("the operator's thread failed: " + error, error));
    }

    @Override
    public void onClose() {
        CloseHelper.quietClose(client);
    }

    @Override
    public String roleName() {
        return "fleet-operator";
    }

    @Override
    public void close() {
        CloseHelper.close(runner);
    }
}
