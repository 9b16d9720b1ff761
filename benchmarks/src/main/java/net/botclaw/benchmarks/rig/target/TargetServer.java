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

/** A server in the child's JVM: listens once it is made, until it is closed. */
interface TargetServer extends AutoCloseable {
    /** The port on 127.0.0.1. */
    int port();

    /** Why it serves no more; null while all is well. */
    Throwable failure();

    /** Where the time of frames goes, one line; only the engine knows. */
    default String stages() {
        return "error only an engine has stages";
    }

    @Override
    void close();
}
