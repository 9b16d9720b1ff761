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
 * A verdict and why, in one line.
 *
 * @param verdict of the judgement.
 * @param reason  one line.
 */
public record Judgement(Verdict verdict, String reason) {
    static Judgement pass(final String reason) {
        return new Judgement(Verdict.PASS, reason);
    }

    static Judgement fail(final String reason) {
        return new Judgement(Verdict.FAIL, reason);
    }

    static Judgement invalid(final String reason) {
        return new Judgement(Verdict.INVALID, reason);
    }
}
