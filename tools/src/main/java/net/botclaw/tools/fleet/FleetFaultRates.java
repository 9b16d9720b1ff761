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
 * How much goes wrong.
 *
 * @param delayPerMille       moves and stops out of a thousand that take longer than planned.
 * @param maxDelayTicks       by how much at most; drawn evenly from 1. At least 1.
 * @param breakdownsPerMinute robots that break down in a minute, 0 to 600.
 * @param blocksPerMinute     cells that are closed in a minute, 0 to 600.
 * @param maxRepairTicks      until a robot drives again or a cell is opened, at most; drawn evenly from 1. At least 1.
 */
record FleetFaultRates(
        int delayPerMille, int maxDelayTicks, int breakdownsPerMinute, int blocksPerMinute, int maxRepairTicks) {}
