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
package net.botclaw.ingest.control;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.ingest.sequencer.AnswerRing;
import net.botclaw.protocol.codec.AckLevel;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * What a control server works with.
 *
 * @param directory      where its file goes: the data directory.
 * @param commands       takes commands; false when they must be offered again.
 * @param answers        brings answers; the server is its only reader.
 * @param ackLevel       what an answer rests on.
 * @param isDiskFull     true when the journal may not grow.
 * @param isFailed       true when the engine has stopped itself.
 * @param logonTimeoutMs how long a connection may take to log on.
 * @param idleTimeoutMs  how long a session may be silent.
 * @param epochClock     stamps frames.
 * @param nanoClock      measures time-outs.
 * @param counters       of the engine.
 * @param onError        takes what goes wrong on the control thread, and does not throw.
 */
public record ControlContext(
        Path directory,
        CommandSink commands,
        AnswerRing answers,
        AckLevel ackLevel,
        BooleanSupplier isDiskFull,
        BooleanSupplier isFailed,
        long logonTimeoutMs,
        long idleTimeoutMs,
        EpochNanoClock epochClock,
        NanoClock nanoClock,
        EngineCounters counters,
        Consumer<Throwable> onError) {}
