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
package net.botclaw.ingest.sequencer;

import java.util.function.BooleanSupplier;
import net.botclaw.ingest.admin.EngineCounters;
import net.botclaw.ingest.journal.BatchAppender;
import net.botclaw.protocol.codec.AckLevel;
import org.agrona.concurrent.EpochNanoClock;

/**
 * What a sequencer works with.
 *
 * @param ports    one for each event loop.
 * @param commands of operators.
 * @param journal  open at its end.
 * @param durable  what acks wait for.
 * @param ackLevel what acks say.
 * @param clock    stamps batches.
 * @param counters of the engine.
 * @param isDiskFull while it says so no deadline is journaled: the gateway takes nothing then, and time alone must not
 *                   fill what is left.
 */
public record SequencerContext(
        LoopPort[] ports,
        CommandRing commands,
        BatchAppender journal,
        DurablePosition durable,
        AckLevel ackLevel,
        EpochNanoClock clock,
        EngineCounters counters,
        BooleanSupplier isDiskFull) {}
