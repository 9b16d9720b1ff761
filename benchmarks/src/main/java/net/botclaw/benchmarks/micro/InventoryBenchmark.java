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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Stock through a whole core: 10,000 SKUs at 5 places each, touched in an order without a pattern, so that most of what
 * is read comes from memory. A movement is picked and put in turn and each time raises an event that the read model
 * hears; the answer to a lookup has all 5 places and goes through the outbox, and the bot acknowledges every 16th. The
 * floor is a message that no handler listens to.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InventoryBenchmark {
    private InventoryWorkload workload;

    /** Fills the warehouse. */
    @Setup
    public void prepare() {
        workload = new InventoryWorkload();
    }

    /**
     * A pick or a put of one SKU at one place.
     *
     * @return the core's code.
     */
    @Benchmark
    public int stockMoved() {
        return workload.move();
    }

    /**
     * Where a SKU is.
     *
     * @return the core's code.
     */
    @Benchmark
    public int inventoryLookup() {
        return workload.lookUp();
    }

    /**
     * A record without a handler.
     *
     * @return the core's code.
     */
    @Benchmark
    public int recordFloor() {
        return workload.pass();
    }
}
