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
package net.botclaw.tools.warehouse;

import net.botclaw.protocol.BotEventCode;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.StockMovement;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.routing.path.Heading;
import net.botclaw.routing.path.warehouse.WarehouseMap;

/**
 * A truck that drives itself: it does what the engine pushes, at the pace of the map's vehicle class, and tells of it. It
 * moves from centre to centre of cells and enters no cell that is not released to it. No clock, no network.
 *
 * <p><b>Threading</b>: one thread. <b>Time</b>: nanoseconds given by the caller, never falling, the same for all trucks
 * of a map; they become the messages' event times. <b>Failure</b>: what the engine pushes is never trusted; what makes
 * no sense is passed over.
 */
final class SimulatedTruck implements TruckOrders {
    /** Without a link for longer than this, a task that was not begun is dropped. */
    static final long LEASE_NS = 45_000_000_000L;

    private static final long HEARTBEAT_NS = 2_000_000_000L;
    private static final int WORK_TICKS = 40;

    private final WarehouseMap map;
    private final MoveTimes times;
    private final OfferQueue queue;
    private final TruckMessages messages;
    private final TruckRoute route;
    private final CellTrace trace = new CellTrace();
    private final EndedTasks ended = new EndedTasks();
    private final TruckBattery battery;

    private TruckState state = TruckState.IDLE;
    private TruckTask task;
    private int cell;
    private int heading;
    private int nextCell;
    private int nextHeading;
    private boolean isMoving;
    private long nowNs;
    private long untilNs;
    private long restNs;
    private long statusNs;
    private long acked;
    private long settled;
    private long known;
    private long breakdownSequence;
    private boolean isPlaced;
    private boolean isLinked;
    private long lostNs;
    private long tasksDone;
    private long cellsDriven;
    private long refusals;

    /**
     * A truck that stands.
     *
     * @param map     it drives on.
     * @param cell    it stands in.
     * @param battery what it has left, hundredths of a percent.
     * @param sink    of its messages, which nobody else offers to.
     */
    SimulatedTruck(final WarehouseMap map, final int cell, final int battery, final FrameSink sink) {
        this.map = map;
        this.cell = cell;
        this.battery = new TruckBattery(battery);
        times = new MoveTimes(map);
        queue = new OfferQueue(sink);
        messages = new TruckMessages(map, queue);
        route = new TruckRoute(map);
        trace.restart(cell);
    }

    /** One duty cycle: ends what is due, begins what may begin. */
    void doWork(final long timeNs) {
        nowNs = timeNs;
        queue.flush();
        if (queue.isClear()) {
            if (!isPlaced) {
                isPlaced = true;
                tellStanding();
            }
            dropWhenLeaseIsOver();
            work();
            if (!isMoving && nowNs - statusNs >= HEARTBEAT_NS) {
                tellStanding();
            }
        }
        // A refusal may come behind the acknowledgement: it counts from the next cycle on.
        known = settled;
        settled = acked;
    }

    /** Whether the engine has heard where it is. */
    boolean isKnown() {
        return isPlaced && queue.isClear() && acked > 0;
    }

    private void dropWhenLeaseIsOver() {
        if (task != null && !isLinked && !task.isPicked() && nowNs - lostNs > LEASE_NS) {
            dropTask();
        }
    }

    private void work() {
        switch (state) {
            case DRIVING:
                if (nowNs >= untilNs) {
                    arrive();
                }
                break;
            case WORKING:
            case CHARGING:
                if (nowNs >= untilNs) {
                    finishWork();
                }
                break;
            default:
                break;
        }
        if (state == TruckState.IDLE) {
            if (route.isAtStop()) {
                beginWork();
            } else if (route.canMove()) {
                depart();
            }
        }
    }

    private void depart() {
        nextCell = route.nextCell();
        nextHeading = route.nextHeading();
        final boolean isReverse = route.isNextReverse();
        tellStatus(isReverse ? Heading.opposite(nextHeading) : nextHeading, TruckMessages.CRUISE_MM_S);
        untilNs = nowNs + times.moveNs(heading, nextHeading, isReverse, nextCell);
        trace.add(nextCell);
        isMoving = true;
        state(TruckState.DRIVING);
    }

    private void arrive() {
        isMoving = false;
        cell = nextCell;
        heading = nextHeading;
        cellsDriven++;
        battery.onCellDriven();
        route.onArrived();
        state(TruckState.IDLE);
        tellStatus(heading, 0);
        tellProgress();
    }

    /** The work waits until the task is this truck's beyond doubt; goods are taken with a link only, see the lease. */
    private void beginWork() {
        if (task == null || !task.isConfirmed(settled) || !isHere(task.nextLocation())) {
            return;
        }
        if (!task.isPicked() && !isLinked) {
            return;
        }
        if (!task.isCarried() && !task.isPicked()) {
            task.onPicked();
            messages.update(nowNs, task.taskId(), TaskState.IN_PROGRESS, 0, RejectCode.OK.code());
        }
        untilNs = nowNs + times.ticks(task.isCharge() ? battery.chargeTicks() : WORK_TICKS);
        state(task.isCharge() ? TruckState.CHARGING : TruckState.WORKING);
        tellStanding();
    }

    /** A station that the operator has added is not on the map: the engine knows where it is. */
    private boolean isHere(final long location) {
        return location < 1
                || location > map.placeCount()
                || map.place((int) location - 1).cell() == cell;
    }

    private void finishWork() {
        if (task.isCarried() && !task.isPicked()) {
            finishPick();
            return;
        }
        if (task.isCharge()) {
            battery.onCharged();
        }
        if (task.isCarried()) {
            messages.moved(nowNs, task, StockMovement.PUT, task.nextLocation());
        }
        final TruckTask done = task;
        endTask();
        tasksDone++;
        finishStop();
        messages.update(nowNs, done.taskId(), TaskState.DONE, done.quantity(), RejectCode.OK.code());
        tellStanding();
    }

    private void finishPick() {
        if (!task.isPickTold()) {
            if (isLinked) {
                task.onPickTold(messages.moved(nowNs, task, StockMovement.PICK, task.nextLocation()));
            }
        } else if (task.isPickConfirmed(settled)) {
            task.onPicked();
            messages.update(nowNs, task.taskId(), TaskState.IN_PROGRESS, task.quantity(), RejectCode.OK.code());
            finishStop();
            tellStanding();
        }
    }

    private void finishStop() {
        state(TruckState.IDLE);
        route.onStopDone();
        tellProgress();
    }

    private long tellProgress() {
        final long sequence = messages.progress(nowNs, route, cell);
        trace.told(sequence);
        return sequence;
    }

    private void tellStanding() {
        tellStatus(heading, 0);
    }

    private void tellStatus(final int statusHeading, final int speedMmS) {
        statusNs = nowNs;
        messages.status(nowNs, cell, statusHeading, speedMmS, mode(speedMmS), battery.centiPercent(), task);
    }

    private BotMode mode(final int speedMmS) {
        if (state.isOut()) {
            return BotMode.ERROR;
        }
        if (state == TruckState.CHARGING) {
            return BotMode.CHARGING;
        }
        return task == null && speedMmS == 0 ? BotMode.IDLE : BotMode.AUTOMATIC;
    }

    private void state(final TruckState newState) {
        state = newState;
    }

    private void dropTask() {
        endTask();
        if (state == TruckState.WORKING || state == TruckState.CHARGING) {
            state(TruckState.IDLE);
        }
    }

    private void endTask() {
        ended.add(task.taskId(), task.revision());
        task = null;
    }

    /** It stands where it is, between two cells if need be, until it is repaired. */
    void breakDown() {
        if (state.isOut()) {
            return;
        }
        restNs = Math.max(0, untilNs - nowNs);
        state(TruckState.BROKEN);
        breakdownSequence = messages.event(nowNs, BotEventCode.BREAKDOWN);
        route.revoke();
    }

    /** Whether the engine has taken note of the breakdown, so that the truck may be towed or repaired. */
    boolean isBreakdownKnown() {
        return state.isOut() && breakdownSequence <= settled && isLinked;
    }

    /** Puts the broken truck elsewhere. */
    void tow(final int toCell) {
        if (state.isOut()) {
            isMoving = false;
            cell = toCell;
            trace.restart(toCell);
            route.revoke();
            state(TruckState.TOWED);
            tellStanding();
        }
    }

    /** It goes on with its move, or waits for a plan. */
    void repair() {
        if (state.isOut()) {
            messages.event(nowNs, BotEventCode.REPAIRED);
            untilNs = nowNs + restNs;
            state(isMoving ? TruckState.DRIVING : TruckState.IDLE);
            if (!isMoving) {
                tellStanding();
            }
        }
    }

    @Override
    public void onAssignment(final TaskAssignmentDecoder assignment) {
        final long taskId = assignment.taskId();
        final int revision = assignment.revision();
        if (ended.isEnded(taskId, revision) || task != null && task.taskId() == taskId && revision <= task.revision()) {
            return;
        }
        if (task != null && task.taskId() != taskId) {
            messages.update(nowNs, taskId, TaskState.REJECTED, 0, RejectCode.CONFLICT.code());
            return;
        }
        if (task == null) {
            task = new TruckTask(assignment);
        }
        task.revision(revision);
        if (task.isPicked()) {
            messages.update(nowNs, taskId, TaskState.IN_PROGRESS, 0, RejectCode.OK.code());
        } else {
            task.onAccepted(messages.update(nowNs, taskId, TaskState.ACCEPTED, 0, RejectCode.OK.code()));
        }
    }

    @Override
    public void onCancel(final long taskId) {
        if (task != null && task.taskId() == taskId) {
            dropTask();
        }
    }

    @Override
    public void onPlan(final RoutePlanDecoder plan) {
        if (plan.code() != RejectCode.OK.code() || !route.isOlderThan(plan.routeId(), plan.revision())) {
            return;
        }
        // An acknowledgement may come before a plan that was made without knowing what it acknowledges.
        final boolean isFound = route.adopt(plan, trace, known, isMoving);
        if (state.isOut() && breakdownSequence > acked) {
            // It was made before the engine knew of the breakdown: what it releases is given back.
            route.revoke();
        } else if (!isFound && !isMoving) {
            tellProgress();
        }
    }

    @Override
    public void onRelease(final long routeId, final int revision, final int releasedCells) {
        route.release(routeId, revision, releasedCells);
    }

    @Override
    public void onAckedTo(final long sequence) {
        acked = sequence;
    }

    @Override
    public void onRefused(final long sequence, final boolean isUpdate, final int code) {
        refusals++;
        if (task == null) {
            return;
        }
        if (task.isPick(sequence)) {
            messages.update(nowNs, task.taskId(), TaskState.FAILED, 0, code);
            dropTask();
        } else if (isUpdate && task.isRefusedWith(sequence)) {
            dropTask();
        }
    }

    @Override
    public void onLink(final boolean isLive) {
        if (isLinked && !isLive) {
            lostNs = nowNs;
        }
        isLinked = isLive;
    }

    TruckState state() {
        return state;
    }

    boolean isLinked() {
        return isLinked;
    }

    boolean isMoving() {
        return isMoving;
    }

    /** The cell it is in or comes from. */
    int cell() {
        return cell;
    }

    /** The cell it drives into, or the one it stands in. */
    int enteredCell() {
        return isMoving ? nextCell : cell;
    }

    int heading() {
        return heading;
    }

    boolean hasTask() {
        return task != null;
    }

    /** Whether it has a task that the engine knows it has accepted, and has not begun it. */
    boolean isTaskConfirmed() {
        return task != null && task.isConfirmed(settled) && !task.isPicked() && state != TruckState.WORKING;
    }

    TruckRoute route() {
        return route;
    }

    long tasksDone() {
        return tasksDone;
    }

    long cellsDriven() {
        return cellsDriven;
    }

    long refusals() {
        return refusals;
    }
}
