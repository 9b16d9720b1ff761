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

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.InventoryResultDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.TaskState;
import net.botclaw.protocol.codec.TaskStatusDecoder;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMap;
import org.agrona.DirectBuffer;

/**
 * A person at a station who orders goods: looks up where they are, asks for them, and waits for them. Orders come at
 * random, as many as the rate says, and at most {@link #MAX_OPEN} are open at once.
 *
 * <p><b>Threading</b>: one thread. <b>Time</b>: nanoseconds given by the caller.
 */
final class SimulatedStation implements BotListener {
    /** Orders that are open at once. */
    static final int MAX_OPEN = 8;

    private static final long ANSWER_TIMEOUT_NS = 5_000_000_000L;
    private static final int MAX_QUANTITY = 4;
    private static final double NS_PER_SECOND = 1e9;

    private final WarehouseMap map;
    private final int location;
    private final StockPlan stock;
    private final double ordersPerSecond;
    private final SplittableRandom random;
    private final OfferQueue queue;
    private final StationMessages messages;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InventoryResultDecoder result = new InventoryResultDecoder();
    private final TaskStatusDecoder status = new TaskStatusDecoder();
    private final List<StationOrder> open = new ArrayList<>();
    private long nowNs;
    private long nextOrderNs;
    private long lastRequestId;
    private long acked;
    private long requested;
    private long done;
    private long failed;
    private long refused;
    private long rejected;

    /**
     * A station without orders.
     *
     * @param map             the goods are on.
     * @param location        id of the station's own place.
     * @param stock           what can be ordered.
     * @param ordersPerSecond of this station, on average; 0: none.
     * @param random          for what is ordered when.
     * @param sink            of its messages, which nobody else offers to.
     */
    SimulatedStation(
            final WarehouseMap map,
            final int location,
            final StockPlan stock,
            final double ordersPerSecond,
            final SplittableRandom random,
            final FrameSink sink) {
        this.map = map;
        this.location = location;
        this.stock = stock;
        this.ordersPerSecond = ordersPerSecond;
        this.random = random;
        queue = new OfferQueue(sink);
        messages = new StationMessages(queue);
    }

    /** One duty cycle; orders something when it is time. */
    void doWork(final long timeNs, final boolean isOrdering) {
        nowNs = timeNs;
        if (lastRequestId == 0) {
            // The numbers of an earlier life are taken.
            lastRequestId = timeNs;
        }
        queue.flush();
        askAgain();
        if (!isOrdering || ordersPerSecond <= 0 || !queue.isClear()) {
            nextOrderNs = 0;
        } else if (nextOrderNs == 0) {
            nextOrderNs = nowNs + intervalNs();
        } else if (nowNs >= nextOrderNs) {
            nextOrderNs += intervalNs();
            order();
        }
    }

    /**
     * The same lookup or request again makes nothing twice. What is not acknowledged is still on its way: asking again all
     * through an outage would have the engine answer all of it at once, and it keeps only so many answers for a bot.
     */
    private void askAgain() {
        for (final StationOrder order : open) {
            if (order.sequence() > acked) {
                order.onUnderWay(nowNs);
            } else if (order.isOverdue(nowNs, ANSWER_TIMEOUT_NS) && queue.isClear()) {
                ask(order);
            }
        }
    }

    private void ask(final StationOrder order) {
        if (order.isRequested()) {
            final long from = order.fromLocation();
            order.onRequested(messages.request(nowNs, order, from, location), nowNs, from);
        } else {
            order.onLookedUp(messages.lookup(nowNs, order.requestId(), order.sku()), nowNs);
        }
    }

    private long intervalNs() {
        return (long) (-Math.log(1 - random.nextDouble()) / ordersPerSecond * NS_PER_SECOND) + 1;
    }

    private void order() {
        if (open.size() < MAX_OPEN) {
            final String sku = stock.sku(random.nextInt(stock.skus()));
            final StationOrder order = new StationOrder(++lastRequestId, sku, 1 + random.nextInt(MAX_QUANTITY));
            open.add(order);
            ask(order);
        }
    }

    @Override
    public void onPush(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case InventoryResultDecoder.TEMPLATE_ID:
                onResult(result.wrapAndApplyHeader(buffer, offset, header));
                break;
            case TaskStatusDecoder.TEMPLATE_ID:
                onStatus(status.wrapAndApplyHeader(buffer, offset, header));
                break;
            default:
                break;
        }
    }

    private void onResult(final InventoryResultDecoder places) {
        final StationOrder order = byRequestId(places.requestId());
        if (order == null || order.isRequested()) {
            return;
        }
        final long from = places.code() == RejectCode.OK.code() ? choose(places.places(), order.quantity()) : 0;
        if (from == 0) {
            open.remove(order);
            refused++;
        } else {
            order.onRequested(messages.request(nowNs, order, from, location), nowNs, from);
            requested++;
        }
    }

    /** One of the pick faces that hold enough, at random; what other stations were brought is not taken from them. */
    private long choose(final InventoryResultDecoder.PlacesDecoder places, final int quantity) {
        long chosen = 0;
        int fitting = 0;
        while (places.hasNext()) {
            places.next();
            final long id = places.locationId();
            final boolean isPickFace =
                    id >= 1 && id <= map.placeCount() && map.place((int) id - 1).kind() == PlaceKind.PICK_FACE;
            if (isPickFace && places.quantity() >= quantity && random.nextInt(++fitting) == 0) {
                chosen = id;
            }
        }
        return chosen;
    }

    private void onStatus(final TaskStatusDecoder task) {
        final StationOrder order = byRequestId(task.requestId());
        if (order == null) {
            return;
        }
        order.onAnswered();
        final int state = task.stateRaw();
        if (state == TaskState.DONE.value()) {
            open.remove(order);
            done++;
        } else if (state > TaskState.DONE.value() && state <= TaskState.EXPIRED.value()) {
            open.remove(order);
            failed++;
        }
    }

    @Override
    public void onAcked(final long sequence, final AckLevel level, final long journalPosition) {
        acked = sequence;
    }

    @Override
    public void onReject(final long refSequence, final int refTemplate, final int code, final long retryAfterMs) {
        for (final StationOrder order : open) {
            if (order.sequence() == refSequence) {
                rejected += order.isRequested() ? 1 : 0;
                refused++;
                open.remove(order);
                return;
            }
        }
    }

    private StationOrder byRequestId(final long requestId) {
        for (final StationOrder order : open) {
            if (order.requestId() == requestId) {
                return order;
            }
        }
        return null;
    }

    int openOrders() {
        return open.size();
    }

    /** Tasks asked for. */
    long requested() {
        return requested;
    }

    /** Tasks done. */
    long done() {
        return done;
    }

    /** Tasks that ended otherwise. */
    long failed() {
        return failed;
    }

    /** Orders that came to nothing: not in stock, or refused. */
    long refused() {
        return refused;
    }

    /** Requests for a task that the engine has refused. */
    long rejected() {
        return rejected;
    }
}
