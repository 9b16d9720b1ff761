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
package net.botclaw.routing.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.InventoryResultDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.StockChangedDecoder;
import net.botclaw.protocol.codec.StockLowDecoder;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.site.Site;
import org.junit.jupiter.api.Test;

/**
 * Good and hostile messages through two whole cores, each compared with a model of maps, and each followed by a lookup.
 */
class StockRandomTest {
    private static final int SEEDS = 4;
    private static final int INPUTS_PER_SEED = 50_000;
    private static final int HASH_INTERVAL = 1_000;
    private static final int BOTS = 3;
    private static final int SKUS = 12;
    private static final int MAX_WAITING = CoreLimits.MAX_PUSHES_PER_BOT;
    private static final long[] ODD_NUMBERS = {
        0,
        1,
        StockLimits.MAX_QUANTITY,
        StockLimits.MAX_QUANTITY + 1L,
        0x7FFF_FFFFL,
        0x8000_0000L,
        0xFFFF_FFFEL,
        0xFFFF_FFFFL
    };
    private static final String[] ODD_SKUS = {
        "", " ", "A B", "A\0B", "\0A", "SKU\u00FF", "\u0080", "SKU\n", "SKU-0\0\0\0\0\0\0\0\0\0\0x", "0123456789ABCDEF"
    };

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final StockChangedDecoder changed = new StockChangedDecoder();
    private final StockLowDecoder low = new StockLowDecoder();
    private final InventoryResultDecoder result = new InventoryResultDecoder();
    private final Map<Integer, Integer> codes = new HashMap<>();
    private int lowCount;
    private int longestResult;

    @Test
    void shouldDoWhatTheModelDoesAndTheSameTwice() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            final Run run = new Run(seed);
            for (int i = 0; i < INPUTS_PER_SEED; i++) {
                try {
                    run.next();
                } catch (final AssertionError | RuntimeException ex) {
                    throw new AssertionError("seed " + seed + ", input " + i, ex);
                }
            }
            run.assertLookupsOfAll();
            assertThat(run.heard.values()).as("seed %d", seed).allMatch(quantity -> quantity >= 0);
            assertThat(run.core.refused()).as("seed %d", seed).isEqualTo(run.twin.refused());
        }
        assertIsLively();
    }

    /** A test of inputs that lead to nothing would show nothing. */
    private void assertIsLively() {
        for (final RejectCode code : new RejectCode[] {
            RejectCode.OK,
            RejectCode.INVALID_VALUE,
            RejectCode.UNKNOWN_ID,
            RejectCode.INSUFFICIENT_STOCK,
            RejectCode.LIMIT_REACHED,
            RejectCode.OUTBOX_FULL
        }) {
            assertThat(codes.getOrDefault(code.code(), 0)).as(code.name()).isGreaterThan(500);
        }
        assertThat(lowCount).isGreaterThan(500);
        assertThat(longestResult).isEqualTo(InventoryLookupHandler.MAX_PLACES_PER_RESULT);
    }

    /** One seed: two cores, the model, and what the events have said. */
    private final class Run {
        private final Random random;
        private final Site site = StockInputs.site();
        private final StockOutputs outputs = new StockOutputs();
        private final StockOutputs twinOutputs = new StockOutputs();
        private final RoutingCore core = new RoutingCore(outputs, HASH_INTERVAL, site);
        private final RoutingCore twin = new RoutingCore(twinOutputs, HASH_INTERVAL, site);
        private final StockInputs inputs = new StockInputs(core, twin).logOn(BOTS);
        private final StockModel model = new StockModel();
        private final Map<String, Long> heard = new HashMap<>();
        private final int[] waiting = new int[BOTS + 1];
        private int knownLocations = StockInputs.PARKING;
        private long heardVersion;
        private long requestId;

        Run(final long seed) {
            random = new Random(seed);
        }

        void next() {
            inputs.inputs().passNs(random.nextInt(1_000));
            outputs.clear();
            twinOutputs.clear();
            final byte[] sku = sku();
            final String text = text(sku);
            final boolean wasLow = model.isLow(text);
            final long versionBefore = model.version;
            final long locationId = locationId();
            final int expected = random.nextInt(40) == 0 ? cut(sku, locationId) : apply(sku, text, locationId);
            codes.merge(expected, 1, Integer::sum);
            assertEvents(text, locationId, versionBefore, !wasLow && model.isLow(text), expected == 0);
            assertSameOutputs();
            lookUp(1 + random.nextInt(BOTS), sku, text);
            if (random.nextInt(1_000) == 0 && knownLocations < StockInputs.PARKING + 5) {
                assertThat(inputs.addStation(++knownLocations, 1)).isZero();
            }
            assertThat(heard.values().stream().mapToLong(quantity -> quantity).sum())
                    .isEqualTo(model.balance);
        }

        private int cut(final byte[] sku, final long locationId) {
            inputs.cut(1 + random.nextInt(24));
            final int code = random.nextBoolean()
                    ? inputs.load(sku, locationId, 1)
                    : inputs.moved(1, sku, locationId, 1, StockInputs.PUT);
            assertThat(code).isEqualTo(RejectCode.INVALID_VALUE.code());
            return code;
        }

        private int apply(final byte[] sku, final String text, final long locationId) {
            final boolean isKnown = locationId > 0 && locationId <= knownLocations;
            final int choice = random.nextInt(100);
            final long quantity = choice < 5 ? minimumOf(text, locationId) : quantity(text, locationId);
            final int expected;
            final int code;
            if (choice < 5) {
                expected = model.minimum(text, quantity);
                code = inputs.minimum(sku, quantity);
            } else if (choice < 20) {
                expected = model.load(text, isKnown, locationId, quantity);
                code = inputs.load(sku, locationId, quantity);
            } else {
                final int movement = random.nextInt(50) == 0 ? random.nextInt(256) : random.nextInt(2);
                expected = model.move(text, isKnown, locationId, quantity, movement);
                code = inputs.moved(1 + random.nextInt(BOTS), sku, locationId, quantity, movement);
            }
            assertThat(code).isEqualTo(expected);
            return expected;
        }

        private void assertEvents(
                final String text,
                final long locationId,
                final long versionBefore,
                final boolean isNewlyLow,
                final boolean isAccepted) {
            final int changes = (int) (model.version - versionBefore);
            assertThat(outputs.events).hasSize(changes + (isNewlyLow ? 1 : 0));
            assertThat(outputs.replies).hasSize(isAccepted ? 0 : 1);
            if (changes == 1) {
                changed.wrapAndApplyHeader(outputs.events.get(0), 0, header);
                assertThat(changed.stockVersion()).isEqualTo(++heardVersion).isEqualTo(model.version);
                assertThat(changed.locationId()).isEqualTo(locationId);
                assertThat(changed.sku()).isEqualTo(printed(text));
                assertThat(changed.quantity()).isEqualTo(model.quantity(text, locationId));
                heard.put(text + '@' + locationId, changed.quantity());
            }
            if (isNewlyLow) {
                low.wrapAndApplyHeader(outputs.events.get(changes), 0, header);
                assertThat(low.sku()).isEqualTo(printed(text));
                assertThat(low.quantity()).isEqualTo(model.total(text));
                assertThat(low.minimum()).isEqualTo(model.minimums.get(text));
                assertThat(low.stockVersion()).isEqualTo(model.version);
                assertThat(low.cause()).isEqualTo(inputs.inputs().lastPosition());
                lowCount++;
            }
        }

        private void lookUp(final int botId, final byte[] sku, final String text) {
            outputs.clear();
            twinOutputs.clear();
            final int code = inputs.lookup(botId, ++requestId, sku);
            final int expected = !StockModel.isText(text)
                    ? RejectCode.INVALID_VALUE.code()
                    : waiting[botId] == MAX_WAITING ? RejectCode.OUTBOX_FULL.code() : 0;
            assertThat(code).isEqualTo(expected);
            codes.merge(code, 1, Integer::sum);
            assertSameOutputs();
            if (code == 0) {
                waiting[botId]++;
                assertThat(outputs.pushes).hasSize(1);
                assertResult(text);
            }
            if (random.nextInt(MAX_WAITING) == 0) {
                inputs.acked(botId, core.outbox().nextSequence(botId) + waiting[botId] - 1);
                waiting[botId] = 0;
            }
        }

        private void assertResult(final String text) {
            result.wrapAndApplyHeader(outputs.pushes.get(0), 0, header);
            assertThat(result.requestId()).isEqualTo(requestId);
            assertThat(result.stockVersion()).isEqualTo(model.version);
            assertThat(result.sku()).isEqualTo(printed(text));
            final List<String> places = new ArrayList<>();
            for (final InventoryResultDecoder.PlacesDecoder place : result.places()) {
                places.add(place.locationId() + "=" + place.quantity());
            }
            longestResult = Math.max(longestResult, places.size());
            final List<String> expected = new ArrayList<>();
            if (model.stock.containsKey(text)) {
                model.stock.get(text).entrySet().stream()
                        .limit(InventoryLookupHandler.MAX_PLACES_PER_RESULT)
                        .forEach(place -> expected.add(place.toString()));
            }
            assertThat(places).isEqualTo(expected);
            assertThat(result.code()).isEqualTo(expected.isEmpty() ? RejectCode.UNKNOWN_ID.code() : 0);
        }

        void assertLookupsOfAll() {
            inputs.acked(1, core.outbox().nextSequence(1) + waiting[1] - 1);
            waiting[1] = 0;
            for (final String text : List.copyOf(model.stock.keySet())) {
                lookUp(1, text.getBytes(StandardCharsets.ISO_8859_1), text);
            }
        }

        private void assertSameOutputs() {
            if (!outputs.isSameAs(twinOutputs) || core.stateHash() != twin.stateHash()) {
                throw new AssertionError("the cores differ");
            }
        }

        private byte[] sku() {
            return StockInputs.sku(
                    random.nextInt(30) == 0
                            ? ODD_SKUS[random.nextInt(ODD_SKUS.length)]
                            : "SKU-" + random.nextInt(SKUS));
        }

        private long locationId() {
            return random.nextInt(40) == 0
                    ? ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)]
                    : 1 + random.nextInt(StockInputs.PARKING + 1);
        }

        /** Of some SKUs there is never much, so that their totals pass their minimums. */
        private long quantity(final String text, final long locationId) {
            if (text.hashCode() % 2 == 0) {
                return random.nextInt(20);
            }
            switch (random.nextInt(8)) {
                case 0:
                    return Math.max(0, model.quantity(text, locationId) + random.nextInt(3) - 1);
                case 1:
                    return Math.min(StockLimits.MAX_QUANTITY, model.total(text) + random.nextInt(3));
                case 2:
                case 3:
                    return random.nextInt(20);
                case 4:
                    return random.nextInt(StockLimits.MAX_QUANTITY);
                default:
                    return ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
            }
        }

        /** Mostly near the total. */
        private long minimumOf(final String text, final long locationId) {
            final long near = model.total(text) + random.nextInt(41) - 20;
            final boolean isNear = near >= 0 && near <= StockLimits.MAX_QUANTITY && random.nextInt(4) > 0;
            return isNear ? near : quantity(text, locationId);
        }

        private static String text(final byte[] sku) {
            return new String(sku, StandardCharsets.ISO_8859_1);
        }

        private static String printed(final String text) {
            return text.replace("\0", "");
        }
    }
}
