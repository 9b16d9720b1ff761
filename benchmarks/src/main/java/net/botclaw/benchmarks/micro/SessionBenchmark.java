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
package net.botclaw.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.LogonDecoder;
import net.botclaw.protocol.session.EngineSession;
import net.botclaw.protocol.session.SessionFrameEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the gateway's session makes of a valid frame of a bot that is logged on; the floor is a memcpy of a frame. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SessionBenchmark {
    private static final int HEARTBEAT_MS = 1_000;

    private final EngineSession session =
            new EngineSession(new LogonDecoder(), AckLevel.SYNCED.value(), HEARTBEAT_MS, 0);
    private final UnsafeBuffer reading = new UnsafeBuffer(new byte[ReadingFrame.LENGTH]);
    private final SessionFrameEncoder heartbeat = new SessionFrameEncoder();
    private final UnsafeBuffer heartbeatFrame = new UnsafeBuffer(heartbeat.array());
    private final ByteCopy floor = new ByteCopy(ReadingFrame.LENGTH);

    /** Logs on, and writes the frames. */
    @Setup
    public void logOn() {
        session.onLogonSubmitted(HEARTBEAT_MS);
        session.onBound(1);
        new ReadingFrame().put(reading, 0, 1, 1);
        heartbeat.heartbeat(1, 1, 0);
    }

    /**
     * A sensor reading.
     *
     * @return the verdict.
     */
    @Benchmark
    public int dataFrame() {
        return session.onFrame(reading, 0, FrameValidator.VALID);
    }

    /**
     * A heartbeat.
     *
     * @return the verdict.
     */
    @Benchmark
    public int heartbeatFrame() {
        return session.onFrame(heartbeatFrame, 0, FrameValidator.VALID);
    }

    /**
     * A frame copied.
     *
     * @return a byte of the copy.
     */
    @Benchmark
    public byte copyFloor() {
        return floor.copy();
    }
}
