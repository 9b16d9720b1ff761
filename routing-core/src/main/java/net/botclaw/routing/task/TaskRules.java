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
package net.botclaw.routing.task;

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.routing.Handler;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;

/** The figures by which tasks are handed out. They shape the state, so a change of one is a change of replay. */
final class TaskRules {
    /** Tasks that can be open at once. */
    static final int MAX_OPEN_TASKS = 100_000;
    /** Of these so many may be asked for by one bot: it does not take the room of all others. */
    static final int MAX_OPEN_TASKS_PER_BOT = 8_192;
    /** Low bits of a task's id, which are its slot. */
    static final int SLOT_BITS = 17;
    /** Rows for tasks: what is open, and behind it the finished ones that repeated requests are compared with. */
    static final int MAX_SLOTS = 1 << SLOT_BITS;
    /** In place of a slot: none. */
    static final int NO_SLOT = -1;

    /** Within this a bot has to accept what it was given. */
    static final long ACCEPT_TIMEOUT_NS = 10_000_000_000L;
    /** So long a bot may be away with what it has not accepted yet. */
    static final long DISCONNECT_HOLD_NS = 10_000_000_000L;
    /** So long a bot may be away with what it has accepted but not begun; it drops it by itself then. */
    static final long LEASE_NS = 60_000_000_000L;
    /** So long before its deadline a task is said to be late. */
    static final long LATE_LEAD_NS = 60_000_000_000L;
    /**
     * A bot that gave a task back is not asked again for so long, doubled for each time-out in a row; when the place is at
     * fault it is asked at once.
     */
    static final long COOL_DOWN_NS = 5_000_000_000L;
    /** The cool-down is doubled at most so often. */
    static final int MAX_COOL_DOWN_DOUBLINGS = 6;
    /** A bot whose outbox is full is looked at again after this. */
    static final long OUTBOX_RETRY_NS = 1_000_000_000L;
    /** A charger that a truck was not planned to is chosen for none for so long. */
    static final long CHARGER_ASIDE_NS = 60_000_000_000L;
    /** Tasks that nobody has a way to are put aside for so long, so that they do not hide those behind them. */
    static final long POSTPONE_NS = 30_000_000_000L;
    /** A task that was given to somebody and came back so often has failed, unless traffic was the reason. */
    static final int MAX_ATTEMPTS = 8;
    /** Greatest revision, of 16 bits: at one offer in 32 s it is reached after 24 days. */
    static final int MAX_REVISION = 65_000;
    /** A task, or a probe of a blocked location, is offered again after so long, doubled for each refusal. */
    static final long TRAFFIC_WAIT_NS = 1_000_000_000L;
    /** The wait for traffic is doubled at most so often. */
    static final int MAX_TRAFFIC_WAIT_DOUBLINGS = 5;
    /** A location to which so many plans in a row were refused in the traffic is blocked: its tasks are not offered. */
    static final int MAX_PLACE_REFUSALS = 3;
    /** Of the tasks that rested at a location so many are queued at once when there is a way again. */
    static final int MAX_RELEASED_PER_TIMER = 4;
    /** A task that came back so often for traffic goes to the worker that is idle longest, so that each has its turn. */
    static final int MAX_NEAREST_OFFERS = 3;

    /** A task of one more level of priority is treated as if it had waited this much longer. */
    static final long AGING_NS = 60_000_000_000L;
    /** A task with a deadline is treated as if it had been asked for no later than this before it. */
    static final long DEADLINE_PULL_NS = 600_000_000_000L;
    /** A worker that is free looks at so many of the tasks that it may do, the longest waiting first. */
    static final int MAX_TASKS_CONSIDERED = 32;
    /** For a task so many of the workers that may do it are looked at, the longest idle first. */
    static final int MAX_WORKERS_CONSIDERED = 256;
    /** A worker without a way to any of so many places of the map, spread over all, is cut off itself. */
    static final int PLACES_PROBED = 16;
    /** A truck that must charge looks at so many free chargers, the least ids first. */
    static final int MAX_CHARGERS_CONSIDERED = 256;
    /** A wait of so many milliseconds makes up for one millisecond of travel. */
    static final long WAIT_PER_TRAVEL = 4;
    /** Below this a battery counts against a worker. */
    static final int FULL_ENOUGH_CENTI_PERCENT = 3_500;
    /** What each hundredth of a percent below costs, milliseconds of travel. */
    static final long BATTERY_PENALTY_MS = 10;
    /** What it costs that a worker without a task has goods on it, milliseconds of travel. */
    static final long LOADED_PENALTY_MS = 30_000;
    /** Below this a truck without a task is sent to a charger. */
    static final int LOW_BATTERY_CENTI_PERCENT = 2_000;
    /** A truck that is charging is left alone below this. */
    static final int CHARGED_CENTI_PERCENT = 5_000;
    /** A full battery; what is above it in a message is no figure. */
    static final int FULL_CENTI_PERCENT = 10_000;

    /** Outputs that a step may lead to: a task given or taken, and what other handlers then say. */
    static final int ASSIGNMENT_OUTPUTS = 8;
    /** Bytes of all of them together: most is a route plan. */
    static final int ASSIGNMENT_BYTES = 6 * 1024;
    /** Timers that one tick looks at. */
    static final int MAX_TIMERS_PER_TICK = 64;
    /** Choices that one tick makes. */
    static final int MAX_CHOICES_PER_TICK = 16;
    /** Choices that any other record makes. */
    static final int MAX_CHOICES_PER_MESSAGE = 4;

    /** Greatest number of a vehicle class; 0 is any. */
    static final int MAX_VEHICLE_CLASS = WarehouseMapBuilder.MAX_VEHICLE_CLASSES;
    /** In place of a vehicle class: any, or of no class. */
    static final int ANY_CLASS = 0;
    /** The map that poses and cells are of. */
    static final int SITE_MAP_ID = 1;
    /** In place of a bot: nobody's, or the operator's. */
    static final int NOBODY = 0;

    static final int PICK_AND_PACK = TaskType.PICK_AND_PACK.value();
    static final int RESTOCK = TaskType.RESTOCK.value();
    static final int INSPECT = TaskType.INSPECT.value();
    static final int CHARGE = TaskType.CHARGE.value();
    static final int TYPES = CHARGE + 1;

    private TaskRules() {}

    /** Whether goods go from one location to another; the other types happen at one. */
    static boolean movesGoods(final int type) {
        return type < INSPECT;
    }

    /** Tests whether a task that came back with a code may be done later, by the same bot or another: it has not failed. */
    static boolean isPassing(final int code) {
        return isTraffic(code) || isOfTruck(code);
    }

    /** Tests whether there is no way among the others, or none past what is closed, at the moment. */
    static boolean isTraffic(final int code) {
        return code == RejectCode.BLOCKED.code() || code == RejectCode.CAPPED.code();
    }

    /** Tests whether the truck cannot drive to anywhere at the moment; another one may. */
    static boolean isOfTruck(final int code) {
        return code == RejectCode.NOT_ON_MAP.code() || code == RejectCode.CANNOT_DRIVE.code();
    }

    /** A person picks, restocks and inspects; a truck does everything. */
    static boolean mayDo(final boolean isPerson, final int type) {
        return !isPerson || type == PICK_AND_PACK || type == RESTOCK || type == INSPECT;
    }

    /**
     * A task's place in its queue, for ever: less is earlier. Time is the same for all, so a rank ages by itself, and only
     * tasks asked for within 255 {@link #AGING_NS} or one {@link #DEADLINE_PULL_NS} of a task can overtake it.
     */
    static long rank(final long createdNs, final int priority, final long deadlineNs) {
        final long rank = createdNs - priority * AGING_NS;
        return deadlineNs == Handler.NO_DEADLINE ? rank : Math.min(rank, deadlineNs - DEADLINE_PULL_NS);
    }
}
