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
import net.botclaw.routing.path.PlanProof;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A fleet that has driven for some minutes on generated warehouses of 170 x 84 and 340 x 164 cells; then time stands
 * still. A trip is two stops and the way home: three searches, or a second attempt when one of them fails, and the
 * reservations of the whole way. As every truck has just been given a trip, traffic is denser than while driving.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FleetBenchmark {
    private FleetWorkload workload;

    /** Size of the warehouse and number of trucks. */
    @Param({"170x84/100", "170x84/200", "340x164/200", "340x164/400"})
    private String site;

    /** Lets the fleet drive, then gives each truck a trip. */
    @Setup
    public void prepare() {
        workload = new FleetWorkload(site);
        workload.drive();
        workload.assignAll();
    }

    /**
     * A trip in place of the one the next truck has, for truck after truck.
     *
     * @return whether it was found.
     */
    @Benchmark
    public PlanProof assignTrip() {
        return workload.assignNext();
    }

    /**
     * One look after every truck, with nothing to plan.
     *
     * @return the tick.
     */
    @Benchmark
    public int tick() {
        return workload.tick();
    }
}
