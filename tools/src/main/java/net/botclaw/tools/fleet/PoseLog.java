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
package net.botclaw.tools.fleet;

/**
 * Where each robot of a fleet was, at sampled ticks. It never grows: when it is full every other sample goes, and from
 * then on only every other one that is offered is taken. So the samples stay evenly spread from the first on.
 *
 * <p><b>Memory</b>: 8 bytes a pose, all of it allocated at the start. <b>Threading</b>: one thread.
 */
final class PoseLog {
    /** Units of a position in a cell's side. */
    static final int UNITS_A_CELL = 100;

    private static final int POSITION_BITS = 30;
    private static final int HEADING_BITS = 2;
    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;

    private final int robotCount;
    private final int maxSamples;
    private final int[] ticks;
    private final long[] poses;
    private int sampleCount;
    private long offered;
    private long stride = 1;
    private boolean isTaking;

    /**
     * An empty log.
     *
     * @param robotCount 1 or more.
     * @param maxPoses   robots x samples at most; there is room for two samples in any case.
     */
    PoseLog(final int robotCount, final int maxPoses) {
        this.robotCount = robotCount;
        // Even, so that the sample after the last one is one of those that stay when every other one goes.
        maxSamples = Math.max(2, maxPoses / robotCount / 2 * 2);
        ticks = new int[maxSamples];
        poses = new long[Math.multiplyExact(maxSamples, robotCount)];
    }

    /**
     * Offers a sample; the poses told until the next one are its own. A robot that it does not tell of stays where it
     * was; the first sample must tell of each.
     *
     * @param tick later than the last.
     */
    void sample(final int tick) {
        isTaking = offered % stride == 0;
        if (isTaking) {
            if (sampleCount == maxSamples) {
                thinOut();
            }
            ticks[sampleCount] = tick;
            if (sampleCount > 0) {
                System.arraycopy(poses, (sampleCount - 1) * robotCount, poses, sampleCount * robotCount, robotCount);
            }
            sampleCount++;
        }
        offered++;
    }

    private void thinOut() {
        for (int kept = 1; kept < sampleCount / 2; kept++) {
            ticks[kept] = ticks[2 * kept];
            System.arraycopy(poses, 2 * kept * robotCount, poses, kept * robotCount, robotCount);
        }
        sampleCount /= 2;
        stride *= 2;
    }

    /**
     * Tells of a robot in the last sample offered.
     *
     * @param robot   0 to the count - 1.
     * @param x       in {@link #UNITS_A_CELL}, 0 or more.
     * @param y       in {@link #UNITS_A_CELL}, 0 or more.
     * @param heading 0 to 3.
     */
    void pose(final int robot, final int x, final int y, final int heading) {
        if (isTaking) {
            poses[(sampleCount - 1) * robotCount + robot] = ((long) x << POSITION_BITS | y) << HEADING_BITS | heading;
        }
    }

    /**
     * Samples kept.
     *
     * @return 0 or more.
     */
    int sampleCount() {
        return sampleCount;
    }

    /**
     * When a sample was.
     *
     * @param sample 0 to the count - 1.
     * @return its tick.
     */
    int tick(final int sample) {
        return ticks[sample];
    }

    /**
     * Where a robot was.
     *
     * @param sample 0 to the count - 1.
     * @param robot  0 to the count - 1.
     * @return x in {@link #UNITS_A_CELL}.
     */
    int x(final int sample, final int robot) {
        return (int) (poses[sample * robotCount + robot] >>> HEADING_BITS + POSITION_BITS);
    }

    /**
     * Where a robot was.
     *
     * @param sample 0 to the count - 1.
     * @param robot  0 to the count - 1.
     * @return y in {@link #UNITS_A_CELL}.
     */
    int y(final int sample, final int robot) {
        return (int) (poses[sample * robotCount + robot] >>> HEADING_BITS & POSITION_MASK);
    }

    /**
     * Where a robot looked.
     *
     * @param sample 0 to the count - 1.
     * @param robot  0 to the count - 1.
     * @return 0 to 3.
     */
    int heading(final int sample, final int robot) {
        return (int) (poses[sample * robotCount + robot] & 3);
    }
}
