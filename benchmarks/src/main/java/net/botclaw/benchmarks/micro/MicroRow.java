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

import java.util.Collection;
import java.util.StringJoiner;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * What is known of one benchmark after a run.
 *
 * @param owner      class without package and suffix, for example {@code Frame}.
 * @param method     for example {@code encode}.
 * @param parameters for example {@code [frames=16]}, empty without any.
 * @param ns         nanoseconds of an operation, mean.
 * @param errorNs    half of the 99.9 % confidence interval, NaN when there are too few iterations for one.
 * @param bytes      allocated in an operation, NaN when that is not known.
 */
record MicroRow(String owner, String method, String parameters, double ns, double errorNs, double bytes) {
    private static final String FLOOR_SUFFIX = "Floor";
    private static final String CLASS_SUFFIX = "Benchmark";
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /** Of a result in nanoseconds an operation. */
    static MicroRow of(final RunResult result) {
        final BenchmarkParams params = result.getParams();
        final String name = params.getBenchmark();
        final int methodStart = name.lastIndexOf('.') + 1;
        final String type = name.substring(name.lastIndexOf('.', methodStart - 2) + 1, methodStart - 1);
        return new MicroRow(
                type.endsWith(CLASS_SUFFIX) ? type.substring(0, type.length() - CLASS_SUFFIX.length()) : type,
                name.substring(methodStart),
                parameters(params),
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                bytes(result));
    }

    private static String parameters(final BenchmarkParams params) {
        final Collection<?> keys = params.getParamsKeys();
        if (keys.isEmpty()) {
            return "";
        }
        final StringJoiner text = new StringJoiner(",", "[", "]");
        keys.forEach(key -> text.add(key + "=" + params.getParam(key.toString())));
        return text.toString();
    }

    private static double bytes(final RunResult result) {
        return result.getSecondaryResults().containsKey(ALLOCATION)
                ? result.getSecondaryResults().get(ALLOCATION).getScore()
                : Double.NaN;
    }

    /** Class, method and parameters. */
    String label() {
        return owner + '.' + method + parameters;
    }

    boolean isFloor() {
        return method.endsWith(FLOOR_SUFFIX);
    }

    /** Whether this is the floor that was made for another benchmark, with the same parameters. */
    boolean isOwnFloorOf(final MicroRow other) {
        return isOfSameGroup(other) && method.equals(other.method + FLOOR_SUFFIX);
    }

    /** Whether this is a floor of the other one's class, with the same parameters. */
    boolean isFloorBeside(final MicroRow other) {
        return isFloor() && isOfSameGroup(other);
    }

    private boolean isOfSameGroup(final MicroRow other) {
        return owner.equals(other.owner) && parameters.equals(other.parameters);
    }
}
