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

import java.util.Collection;

/** How a judgement ends. Only {@link #PASS} is good news; {@link #INVALID} says that nothing can be said. */
public enum Verdict {
    /** The target is met, and the measurement good enough to say so. */
    PASS,
    /** The target is missed, or the system under test lost messages or rate. */
    FAIL,
    /** The measurement is too noisy, too short or broken: neither met nor missed. */
    INVALID;

    /**
     * The worst of several: one that fails makes all fail, one that is invalid makes none pass.
     *
     * @param verdicts of the parts.
     * @return PASS when there are none.
     */
    public static Verdict worst(final Collection<Verdict> verdicts) {
        if (verdicts.contains(FAIL)) {
            return FAIL;
        }
        return verdicts.contains(INVALID) ? INVALID : PASS;
    }
}
