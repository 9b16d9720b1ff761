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
package net.botclaw.tools.demo;

import java.nio.file.Path;
import net.botclaw.ingest.ThreadingMode;

/**
 * What a demo is like.
 *
 * @param data      directory of the engine.
 * @param bots      trucks and field robots.
 * @param seconds   how long goods are ordered.
 * @param seed      of all that happens.
 * @param threading of the engine, null: its own choice.
 * @param speed     how many times faster than in life the trucks drive.
 * @param isChaos   whether things go wrong.
 */
record DemoSettings(
        Path data, int bots, double seconds, long seed, ThreadingMode threading, double speed, boolean isChaos) {
    /** Trucks that the demo warehouse has parking places for. */
    static final int MAX_TRUCKS = 220;

    private static final int MAX_FIELD_ROBOTS = 8;
    private static final int BOTS_PER_FIELD_ROBOT = 10;
    private static final int MAX_STATIONS = 30;
    private static final int TRUCKS_PER_STATION = 6;
    private static final double ORDERS_PER_TRUCK = 0.004;
    private static final double SECONDS_TO_DRAIN = 1_500;
    private static final double MIN_SECONDS_TO_DRAIN = 60;
    private static final int TICK_MS = 100;

    /** A few bots measure soil instead of driving; all do that the warehouse has no room for. */
    int fieldRobots() {
        return Math.max(bots - MAX_TRUCKS, Math.min(bots / BOTS_PER_FIELD_ROBOT, MAX_FIELD_ROBOTS));
    }

    int trucks() {
        return bots - fieldRobots();
    }

    int stations() {
        return Math.min(MAX_STATIONS, 2 + trucks() / TRUCKS_PER_STATION);
    }

    /** An order takes a truck some minutes of real time. */
    double ordersPerSecond() {
        return trucks() * ORDERS_PER_TRUCK * speed;
    }

    /** The map's tick in real time is 100 ms; shorter ones are faster. */
    int tickMs() {
        return (int) Math.max(1, Math.round(TICK_MS / speed));
    }

    /** How long the last orders may take. */
    double drainSeconds() {
        return MIN_SECONDS_TO_DRAIN + SECONDS_TO_DRAIN / speed;
    }
}
