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
package net.botclaw.ingest;

import java.util.function.Consumer;
import org.agrona.concurrent.Agent;

/**
 * Runs an agent until its first failure and never again: after an exception, the state of journal and core is in doubt.
 *
 * <p><b>Threading</b>: the agent's thread; {@link #hasFailed()} any.
 */
final class FailStopAgent implements Agent {
    private final Agent agent;
    private final Consumer<Throwable> onFailure;
    private volatile boolean hasFailed;

    FailStopAgent(final Agent agent, final Consumer<Throwable> onFailure) {
        this.agent = agent;
        this.onFailure = onFailure;
    }

    @Override
    public int doWork() {
        if (hasFailed) {
            return 0;
        }
        try {
            return agent.doWork();
        } catch (final Throwable t) {
            hasFailed = true;
            onFailure.accept(t);
            return 0;
        }
    }

    /** Stops the agent because another part of the engine has failed. */
    void halt() {
        hasFailed = true;
    }

    boolean hasFailed() {
        return hasFailed;
    }

    @Override
    public void onClose() {
        agent.onClose();
    }

    @Override
    public String roleName() {
        return agent.roleName();
    }
}
