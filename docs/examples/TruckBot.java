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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.botclaw.client.BotClient;
import net.botclaw.client.BotClientContext;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.BotMode;
import net.botclaw.protocol.codec.BotStatusEncoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.RoutePlanDecoder;
import net.botclaw.protocol.codec.RouteProgressEncoder;
import net.botclaw.protocol.codec.RouteReleaseDecoder;
import net.botclaw.protocol.codec.StockMovedEncoder;
import net.botclaw.protocol.codec.StockMovement;
import net.botclaw.protocol.codec.TaskAssignmentDecoder;
import net.botclaw.protocol.codec.TaskCancelDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskType;
import net.botclaw.protocol.codec.TaskUpdateEncoder;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionContext;
import net.botclaw.protocol.session.BotSessionState;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A truck that takes tasks, by docs/PROTOCOL.md, section 16: TruckBot HOST PORT NAME MAP X Y TASKS [TOKEN]. It stands in
 * cell (X, Y) of the map, accepts what it is given, drives the cells that are released to it, moves the goods, and logs out
 * when it has done so many tasks and stands where it may rest. Driving and lifting are waits here; a real truck also says
 * BREAKDOWN, E_STOP and OBSTACLE, and measures where it is.
 *
 * <p>One thread, one loop: the client does its I/O in doWork, and calls the methods of the listener from there.
 */
public final class TruckBot implements BotListener {
    private static final long MOVE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long WORK_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LEASE_NS = TimeUnit.SECONDS.toNanos(45);
    private static final int CELL_SIZE_MM = 1_000;
    private static final int REVERSE_BIT = 1;
    private static final int STOP_BIT = 2;
    private static final int[] EAST = {1, 0, -1, 0}; // by heading: EAST, NORTH, WEST, SOUTH
    private static final int[] SOUTH = {0, -1, 0, 1};
    private static final int[] MICRO_RAD = {0, 1_570_796, 3_141_593, 4_712_389};
    private static final long NONE = Long.MAX_VALUE;

    private enum Doing {
        STANDING,
        MOVING,
        WORKING
    }

    private final Grid map;
    private final BotClient client;
    private final BotSession session;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder pushed = new MessageHeaderDecoder();

    // Where it is.
    private int cell;
    private int heading;
    private Doing doing = Doing.STANDING;
    private long busyUntilNs;
    private long linkLostNs;
    private boolean isLive;

    // What is acknowledged. A Reject comes right behind the Ack of its message, so an ack counts one cycle later.
    private long acked;
    private long settled;

    // The task; 0: none.
    private long taskId;
    private int taskRevision;
    private TaskType taskType;
    private long quantity;
    private long fromLocation;
    private long toLocation;
    private String sku;
    private long acceptedAt = NONE;
    private long pickedAt = NONE;
    private boolean isBegun;
    private int tasksDone;

    // The newest plan, cell by cell, and how far along it the truck is and may go.
    private final List<Integer> cells = new ArrayList<>();
    private final List<Integer> headings = new ArrayList<>();
    private final ArrayDeque<Integer> stops = new ArrayDeque<>();
    private long routeId;
    private int revision;
    private int index;
    private int released;
    private int stopsDone;

    private TruckBot(final Grid map, final int cell, final BotClientContext ctx) {
        this.map = map;
        this.cell = cell;
        ctx.session().listener(this);
        client = new BotClient(ctx);
        session = client.session();
    }

    /** Exits 0 when the tasks are done, 1 when the engine refuses the truck for good. */
    public static void main(final String[] args) throws IOException {
        final Grid map = Grid.read(Path.of(args[3]));
        final BotSessionContext sessionContext = new BotSessionContext().botName(args[2]);
        if (args.length > 7) {
            sessionContext.token(args[7]);
        }
        final TruckBot truck = new TruckBot(
                map,
                map.idAt(Integer.parseInt(args[4]), Integer.parseInt(args[5])),
                new BotClientContext()
                        .host(args[0])
                        .port(Integer.parseInt(args[1]))
                        .session(sessionContext));
        System.exit(truck.run(Integer.parseInt(args[6])) ? 0 : 1);
    }

    private boolean run(final int tasks) {
        tellStanding();
        while (!session.state().isTerminal()) {
            final long nowNs = System.nanoTime();
            client.doWork(nowNs);
            if (!session.state().isTerminal()) {
                work(nowNs);
                settled = acked;
                if (tasksDone >= tasks && isAtRest() && session.storedCount() == 0) {
                    session.logout(RejectCode.OK);
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        client.close();
        System.out.println("truck: done=" + tasksDone + " cell=" + cell + " " + session.state());
        return session.state() == BotSessionState.LOGGED_OUT;
    }

    private void work(final long nowNs) {
        if (taskId != 0 && !isBegun && !isLive && nowNs - linkLostNs > LEASE_NS) {
            endTask(); // away for too long: the engine gives it to another truck
        }
        if (nowNs - busyUntilNs < 0) {
            return;
        }
        switch (doing) {
            case MOVING:
                doing = Doing.STANDING;
                tellProgress();
                break;
            case WORKING:
                finishWork();
                break;
            default:
                begin(nowNs);
                break;
        }
    }

    private void begin(final long nowNs) {
        if (isAtStop()) {
            if (taskId != 0 && acceptedAt <= settled) { // not before the engine has journaled that it is this truck's
                if (!isCarried()) {
                    isBegun = true;
                    tellUpdate(taskId, TaskState.IN_PROGRESS, 0, RejectCode.OK);
                }
                doing = Doing.WORKING;
                busyUntilNs = nowNs + WORK_NS;
            }
        } else if (index + 1 < cells.size() && index + 1 <= released) {
            index++;
            cell = cells.get(index);
            heading = headings.get(index);
            doing = Doing.MOVING;
            busyUntilNs = nowNs + MOVE_NS;
        }
    }

    private void finishWork() {
        if (taskId == 0) {
            doing = Doing.STANDING;
            return;
        }
        if (isCarried() && !isBegun) {
            if (pickedAt == NONE) {
                pickedAt = tellMoved(StockMovement.PICK, fromLocation);
            }
            if (pickedAt > settled) {
                return; // the engine may say that the goods are not there
            }
            isBegun = true; // from here on the task stays with this truck
            tellUpdate(taskId, TaskState.IN_PROGRESS, quantity, RejectCode.OK);
            finishStop();
            return;
        }
        if (isCarried()) {
            tellMoved(StockMovement.PUT, toLocation);
        }
        final long doneId = taskId;
        endTask();
        finishStop();
        tellUpdate(doneId, TaskState.DONE, quantity, RejectCode.OK);
        tasksDone++;
        tellStanding();
    }

    private void finishStop() {
        doing = Doing.STANDING;
        stops.poll();
        stopsDone++;
        tellProgress();
    }

    private void endTask() {
        taskId = 0;
        isBegun = false;
        acceptedAt = NONE;
        pickedAt = NONE;
    }

    private boolean isCarried() {
        return taskType == TaskType.PICK_AND_PACK || taskType == TaskType.TRANSPORT || taskType == TaskType.RESTOCK;
    }

    private boolean isAtStop() {
        return !stops.isEmpty() && stops.peek() == index;
    }

    private boolean isAtRest() {
        return taskId == 0 && doing == Doing.STANDING && stops.isEmpty() && index + 1 >= cells.size();
    }

    @Override
    public void onLive(final long sessionEpoch, final long nextExpectedSequence) {
        isLive = true;
    }

    @Override
    public void onDisconnected(final int code) {
        isLive = false;
        linkLostNs = System.nanoTime();
    }

    @Override
    public void onAcked(final long sequence, final AckLevel level, final long journalPosition) {
        acked = sequence;
    }

    @Override
    public void onReject(final long refSequence, final int refTemplate, final int code, final long retryAfterMs) {
        System.err.println("truck: refused: " + RejectCode.describe(code) + ", template " + refTemplate);
        if (taskId != 0 && refSequence == pickedAt) {
            tellUpdate(taskId, TaskState.FAILED, 0, RejectCode.ofCode(code));
            endTask();
        } else if (taskId != 0 && refTemplate == TaskUpdateEncoder.TEMPLATE_ID && refSequence >= acceptedAt) {
            endTask(); // it is another truck's by now
        }
    }

    @Override
    public void onRefused(final int code) {
        System.err.println("truck: refused for good: " + RejectCode.describe(code));
    }

    @Override
    public void onPush(final long sequence, final DirectBuffer push, final int offset, final int length) {
        pushed.wrap(push, offset);
        switch (pushed.templateId()) {
            case TaskAssignmentDecoder.TEMPLATE_ID:
                onAssignment(new TaskAssignmentDecoder().wrapAndApplyHeader(push, offset, pushed));
                break;
            case TaskCancelDecoder.TEMPLATE_ID:
                if (new TaskCancelDecoder()
                                .wrapAndApplyHeader(push, offset, pushed)
                                .taskId()
                        == taskId) {
                    endTask();
                }
                break;
            case RoutePlanDecoder.TEMPLATE_ID:
                onPlan(new RoutePlanDecoder().wrapAndApplyHeader(push, offset, pushed));
                break;
            case RouteReleaseDecoder.TEMPLATE_ID:
                onRelease(new RouteReleaseDecoder().wrapAndApplyHeader(push, offset, pushed));
                break;
            default:
                break; // a newer engine may push more
        }
    }

    private void onAssignment(final TaskAssignmentDecoder assignment) {
        if (taskId != 0 && assignment.taskId() != taskId) {
            tellUpdate(assignment.taskId(), TaskState.REJECTED, 0, RejectCode.CONFLICT);
            return;
        }
        if (taskId != 0 && assignment.revision() <= taskRevision) {
            return;
        }
        taskId = assignment.taskId();
        taskRevision = assignment.revision();
        taskType = assignment.taskType();
        quantity = assignment.quantity();
        fromLocation = assignment.fromLocation();
        toLocation = assignment.toLocation();
        sku = assignment.sku();
        if (isBegun) {
            tellUpdate(taskId, TaskState.IN_PROGRESS, 0, RejectCode.OK);
        } else {
            acceptedAt = tellUpdate(taskId, TaskState.ACCEPTED, 0, RejectCode.OK);
        }
    }

    /** A plan permits nothing yet. It begins where the engine believes the truck is, or was. */
    private void onPlan(final RoutePlanDecoder plan) {
        final boolean isNewer = plan.routeId() > routeId || plan.routeId() == routeId && plan.revision() > revision;
        if (plan.code() != RejectCode.OK.code() || !isNewer) {
            return;
        }
        stopsDone = plan.routeId() == routeId ? stopsDone : 0;
        routeId = plan.routeId();
        revision = plan.revision();
        released = 0;
        final int stopsKnown = plan.stopsDone();
        expand(plan.legs());
        for (int i = stopsKnown; i < stopsDone; i++) {
            stops.poll(); // done, but the engine had not heard of it when it planned
        }
        index = cells.indexOf(cell);
        if (index < 0) {
            cells.clear();
            stops.clear();
            index = 0;
            tellProgress(); // another plan comes
        }
    }

    private void expand(final RoutePlanDecoder.LegsDecoder legs) {
        cells.clear();
        headings.clear();
        stops.clear();
        for (final RoutePlanDecoder.LegsDecoder leg : legs) {
            final int legHeading = leg.headingRaw();
            if (cells.isEmpty()) {
                cells.add((int) leg.startCell());
                headings.add(legHeading);
            }
            final boolean isReverse = (leg.flags() & REVERSE_BIT) != 0;
            for (int i = 0; i < leg.cells(); i++) {
                final int direction = isReverse ? (legHeading + 2) % 4 : legHeading;
                cells.add(map.neighbour(cells.get(cells.size() - 1), direction));
                headings.add(legHeading);
            }
            if ((leg.flags() & STOP_BIT) != 0) {
                stops.add(cells.size() - 1);
            }
        }
    }

    private void onRelease(final RouteReleaseDecoder release) {
        if (release.routeId() == routeId && release.revision() == revision) {
            released = Math.max(released, release.releasedCells());
        }
    }

    private void tellStanding() {
        new BotStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(epochNs())
                .taskId(taskId)
                .xMm(map.x(cell) * CELL_SIZE_MM + CELL_SIZE_MM / 2)
                .yMm(map.y(cell) * CELL_SIZE_MM + CELL_SIZE_MM / 2)
                .headingMicroRad(MICRO_RAD[heading])
                .speedMmS(0)
                .batteryCentiPercent(9_000)
                .mapId(1)
                .mode(taskId == 0 ? BotMode.IDLE : BotMode.AUTOMATIC)
                .loaded((short) (isBegun && isCarried() ? 1 : 0))
                .vehicleClass(0);
        offer(BotStatusEncoder.BLOCK_LENGTH);
    }

    private void tellProgress() {
        new RouteProgressEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(epochNs())
                .routeId(routeId)
                .cell(cell)
                .revision(revision)
                .index(index)
                .stopsDone(stopsDone)
                .reserved(0);
        offer(RouteProgressEncoder.BLOCK_LENGTH);
    }

    private long tellUpdate(final long id, final TaskState state, final long quantityDone, final RejectCode code) {
        new TaskUpdateEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(epochNs())
                .taskId(id)
                .quantityDone(quantityDone)
                .code(code.code())
                .state(state);
        System.out.println("truck: task " + id + " " + state);
        return offer(TaskUpdateEncoder.BLOCK_LENGTH);
    }

    private long tellMoved(final StockMovement movement, final long location) {
        new StockMovedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(epochNs())
                .taskId(taskId)
                .quantity(quantity)
                .locationId(location)
                .sku(sku)
                .movement(movement);
        return offer(StockMovedEncoder.BLOCK_LENGTH);
    }

    private long offer(final int blockLength) {
        final long sequence = session.offer(0, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
        if (sequence < 0) {
            throw new IllegalStateException("the store takes nothing: " + sequence);
        }
        return sequence;
    }

    private static long epochNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    /** The cells of a map file of docs/MAPS.md: the free ones numbered from 0, row by row, west to east. */
    private static final class Grid {
        private final List<String> rows;
        private final List<int[]> free = new ArrayList<>();

        private Grid(final List<String> rows) {
            this.rows = rows;
            for (int y = 0; y < rows.size(); y++) {
                for (int x = 0; x < rows.get(y).length(); x++) {
                    if (isFree(x, y)) {
                        free.add(new int[] {x, y});
                    }
                }
            }
        }

        static Grid read(final Path file) throws IOException {
            try (var lines = Files.lines(file)) {
                return new Grid(lines.filter(line -> !line.startsWith(";")).toList());
            }
        }

        private boolean isFree(final int x, final int y) {
            return rows.get(y).charAt(x) != '#' && rows.get(y).charAt(x) != '@';
        }

        int idAt(final int x, final int y) {
            for (int id = 0; id < free.size(); id++) {
                if (x(id) == x && y(id) == y) {
                    return id;
                }
            }
            throw new IllegalArgumentException("no free cell at (" + x + ", " + y + ")");
        }

        int neighbour(final int id, final int direction) {
            return idAt(x(id) + EAST[direction], y(id) + SOUTH[direction]);
        }

        int x(final int id) {
            return free.get(id)[0];
        }

        int y(final int id) {
            return free.get(id)[1];
        }
    }
}
