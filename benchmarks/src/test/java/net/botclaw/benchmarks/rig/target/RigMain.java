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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A rig of its own: starts an echo, pauses it, prints its pid, and waits until it is killed. */
final class RigMain {
    private RigMain() {}

    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final TargetProcess echo = TargetProcess.start(new TargetOptions(TargetKind.ECHO)
                .jvmOptions(List.of("-Xmx64m"))
                .logFile(Path.of(arguments[0])));
        echo.pause();
        System.out.println(echo.pid());
        Thread.currentThread().join();
    }
}
