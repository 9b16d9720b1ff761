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
package net.botclaw.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** The stacks of a flight recording: samples of running and of native code, one each, and allocations by their bytes. */
final class JfrStacks {
    private static final String EXECUTION = "jdk.ExecutionSample";
    private static final String NATIVE = "jdk.NativeMethodSample";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";

    private final StackTree processor = StackTree.empty();
    private final StackTree allocation = StackTree.empty();
    private long processorSampleCount;
    private long allocationSampleCount;

    private JfrStacks() {}

    /** Reads a whole recording. */
    static JfrStacks read(final Path jfr) throws IOException {
        final JfrStacks stacks = new JfrStacks();
        try (RecordingFile file = new RecordingFile(jfr)) {
            while (file.hasMoreEvents()) {
                stacks.onEvent(file.readEvent());
            }
        }
        return stacks;
    }

    private void onEvent(final RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        switch (event.getEventType().getName()) {
            case EXECUTION:
            case NATIVE:
                processor.add(stack(event.getThread("sampledThread"), event.getStackTrace()), 1);
                processorSampleCount++;
                break;
            case ALLOCATION:
                final List<String> stack = stack(event.getThread("eventThread"), event.getStackTrace());
                final RecordedClass type = event.getClass("objectClass");
                stack.add("new " + type.getName());
                allocation.add(stack, event.getLong("weight"));
                allocationSampleCount++;
                break;
            default:
                break;
        }
    }

    /** The thread, then the frames, outermost first; recordings have them the other way round. */
    private static List<String> stack(final RecordedThread thread, final RecordedStackTrace trace) {
        final List<String> stack = new ArrayList<>();
        for (final RecordedFrame frame : trace.getFrames()) {
            if (frame.isJavaFrame()) {
                final RecordedMethod method = frame.getMethod();
                stack.add(method.getType().getName() + '.' + method.getName());
            }
        }
        stack.add(threadName(thread));
        Collections.reverse(stack);
        return stack;
    }

    /** Neither a frame nor a stack may have a semicolon in its name: it separates them. */
    private static String threadName(final RecordedThread thread) {
        final String name = thread == null ? null : thread.getJavaName();
        return name == null ? "(unknown thread)" : name.replace(';', ',');
    }

    /** Where time was spent, in samples. */
    StackTree processor() {
        return processor;
    }

    /** Where memory was allocated, in bytes. */
    StackTree allocation() {
        return allocation;
    }

    long processorSampleCount() {
        return processorSampleCount;
    }

    long allocationSampleCount() {
        return allocationSampleCount;
    }
}
