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
package net.botclaw.benchmarks.rig.floor;

import java.io.IOException;
import org.HdrHistogram.Histogram;

/**
 * Something the machine does at best in so many nanoseconds.
 *
 * <p><b>Threading</b>: one thread at a time; it spins while it measures. Each measurement opens what it needs, warms up
 * and closes it again, so floors may be measured in turns with targets.
 */
public interface Floor {
    /**
     * What reports call it.
     *
     * @return lower case, words parted by hyphens; floors of different settings have different names.
     */
    String name();

    /**
     * What is done and at which rate.
     *
     * @return one line.
     */
    String description();

    /**
     * Measures, after a warm-up that is not recorded ({@link OpenLoop#warmUpNs}).
     *
     * @param durationNs of what is recorded.
     * @return latencies in nanoseconds, the caller's.
     * @throws IOException when a file cannot be written.
     */
    Histogram measure(long durationNs) throws IOException;
}
