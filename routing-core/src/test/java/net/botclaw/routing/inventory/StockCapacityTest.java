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

import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.InventoryResultDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.routing.RoutingCore;
import org.junit.jupiter.api.Test;

/** Full tables refuse, and goods that come and go do not fill them. */
class StockCapacityTest {
    private static final int OK = 0;
    private static final int LIMIT_REACHED = RejectCode.LIMIT_REACHED.code();
    private static final int PLACES_PER_SKU = StockLimits.MAX_STOCK_PLACES / StockLimits.MAX_SKUS;
    private static final int CHURN = 2 * StockLimits.MAX_STOCK_PLACES;

    private final StockOutputs output = new StockOutputs();
    private final RoutingCore core = new RoutingCore(output, 1_000_000, StockInputs.site());
    private final StockInputs stock = new StockInputs(core).logOn(1);

    @Test
    void shouldRefuseWhatIsNewWhenAllPlacesAreTaken() {
        fillPlaces();

        assertThat(stock.load(sku(0), PLACES_PER_SKU + 1, 1)).isEqualTo(LIMIT_REACHED);
        assertThat(stock.put(sku(0), PLACES_PER_SKU + 1, 1)).isEqualTo(LIMIT_REACHED);
        assertThat(stock.load("NEW", 1, 1)).isEqualTo(LIMIT_REACHED);
        assertThat(stock.put(sku(0), 1, 1)).isEqualTo(OK);
        assertThat(stock.pick(sku(1), 1, 1)).isEqualTo(OK);
        assertThat(stock.load(sku(2), PLACES_PER_SKU + 1, 1)).isEqualTo(OK);
        assertThat(stock.load(sku(3), PLACES_PER_SKU + 1, 1)).isEqualTo(LIMIT_REACHED);
    }

    @Test
    void shouldStillAnswerWhenAllPlacesAreTaken() {
        fillPlaces();

        for (int i = 0; i < StockLimits.MAX_SKUS; i += 997) {
            output.clear();
            assertThat(stock.lookup(1, i, sku(i))).isEqualTo(OK);
            stock.acked(1, core.outbox().nextSequence(1));
            final InventoryResultDecoder result = new InventoryResultDecoder()
                    .wrapAndApplyHeader(output.pushes.get(0), 0, new MessageHeaderDecoder());
            assertThat(result.stockVersion()).isEqualTo(StockLimits.MAX_STOCK_PLACES);
            int locationId = 1;
            for (final InventoryResultDecoder.PlacesDecoder place : result.places()) {
                assertThat(place.locationId()).isEqualTo(locationId);
                assertThat(place.quantity()).isEqualTo(locationId);
                locationId++;
            }
            assertThat(locationId).isEqualTo(PLACES_PER_SKU + 1);
        }
    }

    @Test
    void shouldRefuseANewSkuWhenAllSkusAreTaken() {
        for (int i = 0; i < StockLimits.MAX_SKUS; i++) {
            assertThat(i % 2 == 0 ? stock.load(sku(i), 1, 1) : stock.minimum(sku(i), 1))
                    .isEqualTo(OK);
        }
        output.clear();

        assertThat(stock.load("NEW", 1, 1)).isEqualTo(LIMIT_REACHED);
        assertThat(stock.put("NEW", 1, 1)).isEqualTo(LIMIT_REACHED);
        assertThat(stock.minimum("NEW", 1)).isEqualTo(LIMIT_REACHED);
        assertThat(stock.minimum("NEW", 0)).isEqualTo(OK);
        assertThat(stock.load("NEW", 1, 0)).isEqualTo(OK);
        assertThat(stock.put(sku(1), 1, 1)).isEqualTo(OK);
        assertThat(stock.minimum(sku(0), 1)).isEqualTo(OK);

        assertThat(stock.pick(sku(0), 1, 1)).isEqualTo(OK);
        assertThat(stock.put("NEW", 1, 1)).as("the minimum keeps the row").isEqualTo(LIMIT_REACHED);
        assertThat(stock.minimum(sku(0), 0)).isEqualTo(OK);
        assertThat(stock.put("NEW", 1, 1)).isEqualTo(OK);
        assertThat(stock.minimum("NEWER", 1)).isEqualTo(LIMIT_REACHED);
        assertThat(stock.pick(sku(2), 1, 1)).isEqualTo(OK);
        assertThat(stock.minimum("NEWER", 1)).isEqualTo(OK);
    }

    @Test
    void shouldHaveRoomForAllWhenGoodsHaveComeAndGone() {
        for (int i = 0; i < CHURN; i++) {
            final String sku = "CHURN-" + i;
            final int locationId = 1 + i % StockInputs.PICK_FACES;
            assertThat(i % 3 == 0 ? stock.minimum(sku, 2) : OK).isEqualTo(OK);
            assertThat(stock.put(sku, locationId, 2)).isEqualTo(OK);
            assertThat(i % 2 == 0 ? stock.pick(sku, locationId, 2) : stock.load(sku, locationId, 0))
                    .isEqualTo(OK);
            assertThat(i % 3 == 0 ? stock.minimum(sku, 0) : OK).isEqualTo(OK);
            output.clear();
        }

        fillPlaces();
    }

    @Test
    void shouldKeepNoRowOfWhatHasGone() {
        final StockLedger ledger = new StockLedger();
        final StockPlaceTable places = new StockPlaceTable();
        final SkuKey sku = new SkuKey();
        for (int i = 0; i < CHURN; i++) {
            sku.first = i;
            ledger.set(sku, i, 1);
            places.apply(sku, i, 1, ledger.version());
            ledger.setMinimum(sku, 3);
            ledger.set(sku, i, 0);
            places.apply(sku, i, 0, ledger.version());
            ledger.setMinimum(sku, 0);
        }

        assertThat(ledger.skuCount()).isZero();
        assertThat(ledger.placeCount()).isZero();
        assertThat(places.skuCount()).isZero();
        assertThat(places.placeCount()).isZero();
    }

    @Test
    void shouldHashWhatIsStoredAndNotHowItCameThere() {
        final StockLedger direct = new StockLedger();
        final StockLedger detour = new StockLedger();
        final SkuKey sku = new SkuKey();
        final SkuKey other = new SkuKey();
        other.second = 1;
        direct.set(sku, 1, 5);
        direct.set(sku, 1, 6);
        direct.set(other, 2, 9);
        direct.set(sku, 1, 7);
        direct.setMinimum(other, 4);
        detour.set(other, 2, 9);
        detour.setMinimum(other, 3);
        detour.set(sku, 3, 1);
        detour.set(sku, 3, 0);
        detour.set(sku, 1, 7);
        detour.setMinimum(other, 4);

        assertThat(detour.stateHash()).isEqualTo(direct.stateHash());
        detour.setMinimum(other, 5);
        assertThat(detour.stateHash()).isNotEqualTo(direct.stateHash());
    }

    @Test
    void shouldHashTheOrderOfPlacesAndNotHowItCameAbout() {
        final StockPlaceTable direct = new StockPlaceTable();
        final StockPlaceTable detour = new StockPlaceTable();
        final StockPlaceTable otherOrder = new StockPlaceTable();
        final SkuKey sku = new SkuKey();
        direct.apply(sku, 1, 5, 3);
        direct.apply(sku, 2, 6, 5);
        detour.apply(sku, 2, 9, 1);
        detour.apply(sku, 2, 0, 2);
        detour.apply(sku, 1, 4, 3);
        detour.apply(sku, 1, 5, 4);
        detour.apply(sku, 2, 6, 5);
        otherOrder.apply(sku, 2, 6, 3);
        otherOrder.apply(sku, 1, 5, 5);

        assertThat(detour.stateHash()).isEqualTo(direct.stateHash());
        assertThat(otherOrder.stateHash()).isNotEqualTo(direct.stateHash());
    }

    private void fillPlaces() {
        for (int i = 0; i < StockLimits.MAX_SKUS; i++) {
            for (int locationId = 1; locationId <= PLACES_PER_SKU; locationId++) {
                assertThat(stock.load(sku(i), locationId, locationId)).isEqualTo(OK);
            }
            output.clear();
        }
    }

    private static String sku(final int number) {
        return "SKU-" + number;
    }
}
