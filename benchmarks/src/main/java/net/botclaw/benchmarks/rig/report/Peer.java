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
package net.botclaw.benchmarks.rig.report;

/**
 * A server of somebody else that the engine is compared with, or could be.
 *
 * @param name            of it.
 * @param version         that ran; empty when it is absent.
 * @param durabilityClass what its ack promises, as it was set up.
 * @param isPresent       whether it was measured.
 * @param installLine     the command that installs it.
 * @param configuration   all of it, as text.
 */
public record Peer(
        String name,
        String version,
        String durabilityClass,
        boolean isPresent,
        String installLine,
        String configuration) {}
