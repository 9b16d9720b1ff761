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
package net.botclaw.benchmarks.rig;

import java.net.InetSocketAddress;
import java.util.function.IntFunction;
import net.botclaw.tools.load.Wire;

/** A server that blocks of load are measured on: the engine, a floor or a peer, in a process of its own. */
interface Subject extends AutoCloseable {
    /** Name in the report. */
    String name();

    InetSocketAddress address();

    /** What a connection speaks, by its index, for messages of so many bytes. */
    IntFunction<Wire> wires(int messageLength);

    /** Takes it off the processors until it is resumed: on two cores nothing else may run while a block is measured. */
    void pause();

    void resume();

    /** What is wrong with it, one line, or null; it must not be paused. */
    default String failure() {
        return null;
    }

    /** Ends the process. */
    @Override
    void close();
}
