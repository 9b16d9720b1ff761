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
package net.botclaw.benchmarks.rig.target;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the threads of a server have allocated since each began: all live threads of the application, so event loops,
 * sequencer, pre-toucher, sync and those of libraries, without the thread that asks. The JVM's own are in another thread
 * group.
 */
final class ServerThreads {
    private static final int SPARE_SLOTS = 64;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Allocated bytes by the thread's name, which has no blank, comma or equals sign; equal names are added up. */
    Map<String, Long> allocatedBytes() {
        final Thread own = Thread.currentThread();
        final ThreadGroup group = own.getThreadGroup();
        final Thread[] live = new Thread[group.activeCount() + SPARE_SLOTS];
        final int count = group.enumerate(live, true);
        final Map<String, Long> bytes = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            final Thread thread = live[i];
            if (thread != own) {
                // Negative when it has ended meanwhile.
                bytes.merge(
                        thread.getName().replaceAll("[\\s,=]", "_"),
                        Math.max(0, threads.getThreadAllocatedBytes(thread.getId())),
                        Long::sum);
            }
        }
        return bytes;
    }
}
