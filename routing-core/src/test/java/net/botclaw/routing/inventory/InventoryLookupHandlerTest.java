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

import java.util.ArrayList;
import java.util.List;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.InventoryResultDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.CoreLimits;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.site.LocationTable;
import net.botclaw.routing.site.Site;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InventoryLookupHandlerTest {
    private static final int OK = 0;
    private static final int INVALID_VALUE = RejectCode.INVALID_VALUE.code();
    private static final int UNKNOWN_ID = RejectCode.UNKNOWN_ID.code();
    private static final int OUTBOX_FULL = RejectCode.OUTBOX_FULL.code();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RecordingOutput output = new RecordingOutput();
    private final Site site = StockInputs.site();
    private final RoutingCore core = new RoutingCore(output, 100_000, site);
    private final StockInputs stock = new StockInputs(core);

    @BeforeEach
    void logOn() {
        stock.logOn(2);
        output.drain();
    }

    @Test
    void shouldAnswerWithPlacesAndVersionWhenTheSkuIsInStock() {
        stock.load("SKU001", 11, 40);
        stock.put("SKU001", StockInputs.STATION, 2);
        stock.load("SKU002", 5, 9);
        output.drain();

        assertThat(stock.lookup(2, -7, "SKU001")).isEqualTo(OK);

        assertThat(output.drain()).containsExactly("push 2 1 64");
        final InventoryResultDecoder result = result();
        assertThat(result.requestId()).isEqualTo(-7);
        assertThat(result.eventTimeNs()).isEqualTo(CoreInputs.START_NS);
        assertThat(result.stockVersion()).isEqualTo(3);
        assertThat(result.sku()).isEqualTo("SKU001");
        assertThat(result.code()).isEqualTo(OK);
        final InventoryResultDecoder.PlacesDecoder places = result.places();
        assertThat(places.count()).isEqualTo(2);
        assertPlace(places.next(), 11, 40, 1, 2);
        assertPlace(places.next(), StockInputs.STATION, 2, LocationTable.NO_AISLE, LocationTable.NO_AISLE);
    }

    private void assertPlace(
            final InventoryResultDecoder.PlacesDecoder place,
            final int locationId,
            final int quantity,
            final int aisle,
            final int shelf) {
        assertThat(place.locationId()).isEqualTo(locationId);
        assertThat(place.quantity()).isEqualTo(quantity);
        assertThat(place.cell()).isEqualTo(site.map().place(locationId - 1).cell());
        assertThat(place.aisle()).isEqualTo(aisle);
        assertThat(place.shelf()).isEqualTo(shelf);
    }

    @Test
    void shouldAnswerUnknownWhenTheSkuIsNowhere() {
        stock.load("SKU001", 1, 40);
        stock.pick("SKU001", 1, 40);
        stock.minimum("SKU002", 5);

        for (final String sku : new String[] {"SKU001", "SKU002", "SKU003"}) {
            assertThat(stock.lookup(1, 4, sku)).isEqualTo(OK);
            final InventoryResultDecoder result = result();
            assertThat(result.code()).isEqualTo(UNKNOWN_ID);
            assertThat(result.sku()).isEqualTo(sku);
            assertThat(result.stockVersion()).isEqualTo(2);
            assertThat(result.places().count()).isZero();
        }
    }

    @Test
    void shouldAnswerInTheOrderInWhichPlacesCameToHoldTheSku() {
        stock.load("SKU001", 9, 1);
        stock.put("SKU001", 2, 1);
        stock.load("SKU001", 7, 1);
        stock.put("SKU001", 9, 5);
        assertThat(locations("SKU001")).containsExactly(9, 2, 7);

        stock.pick("SKU001", 2, 1);
        assertThat(locations("SKU001")).containsExactly(9, 7);
        stock.put("SKU001", 2, 1);
        assertThat(locations("SKU001")).containsExactly(9, 7, 2);
        stock.load("SKU001", 9, 0);
        assertThat(locations("SKU001")).containsExactly(7, 2);
        stock.load("SKU001", 2, 0);
        assertThat(locations("SKU001")).containsExactly(7);
        stock.put("SKU001", 1, 1);
        assertThat(locations("SKU001")).containsExactly(7, 1);
    }

    @Test
    void shouldAnswerWithTheFirstPlacesWhenThereAreMoreThanFit() {
        final List<Integer> expected = new ArrayList<>();
        for (int locationId = StockInputs.PICK_FACES; locationId > 0; locationId--) {
            stock.load("SKU001", locationId, locationId);
            expected.add(locationId);
        }
        assertThat(locations("SKU001")).isEqualTo(expected.subList(0, InventoryLookupHandler.MAX_PLACES_PER_RESULT));

        stock.load("SKU001", StockInputs.PICK_FACES, 0);
        assertThat(locations("SKU001"))
                .isEqualTo(expected.subList(1, 1 + InventoryLookupHandler.MAX_PLACES_PER_RESULT));
    }

    @Test
    void shouldRefuseSkusThatAreNoTextAndMessagesThatAreCutShort() {
        for (final String sku : new String[] {"", " ", "SKU\n", "A\0B"}) {
            assertThat(stock.lookup(1, 4, sku)).isEqualTo(INVALID_VALUE);
        }
        assertThat(stock.cut(1).lookup(1, 4, "SKU001")).isEqualTo(INVALID_VALUE);
        assertThat(stock.cut(30).lookup(1, 4, "SKU001")).isEqualTo(INVALID_VALUE);
        assertThat(output.drain()).hasSize(6).containsOnly("reply 10");
    }

    @Test
    void shouldRefuseWhenTooMuchWaitsForTheBot() {
        for (int locationId = 1; locationId <= StockInputs.PICK_FACES; locationId++) {
            stock.load("SKU001", locationId, 1);
        }
        for (int i = 0; i < CoreLimits.MAX_PUSHES_PER_BOT; i++) {
            assertThat(stock.lookup(1, i, "SKU001")).isEqualTo(OK);
        }
        output.drain();
        final long outboxHash = core.outbox().stateHash();

        assertThat(stock.lookup(1, 99, "SKU001")).isEqualTo(OUTBOX_FULL);
        assertThat(stock.lookup(1, 99, "SKU002")).isEqualTo(OUTBOX_FULL);
        assertThat(output.drain()).containsExactly("reply 10", "reply 10");
        assertThat(core.outbox().stateHash()).isEqualTo(outboxHash);
        assertThat(stock.lookup(2, 99, "SKU001")).isEqualTo(OK);

        stock.acked(1, 1);
        assertThat(stock.lookup(1, 100, "SKU001")).isEqualTo(OK);
        assertThat(stock.lookup(1, 101, "SKU001")).isEqualTo(OUTBOX_FULL);
    }

    @Test
    void shouldSendAnAnswerAgainOnlyUntilItExpires() {
        stock.lookup(1, 4, "SKU001");
        stock.lookup(2, 4, "SKU001");
        stock.inputs().closed(1, 1, 0);
        stock.inputs().closed(2, 1, 0);
        output.drain();

        stock.inputs().passNs(InventoryLookupHandler.RESULT_LIFETIME_NS);
        stock.inputs().opened("bot-1", 1, 2);
        assertThat(output.drain()).contains("resend 1 1 64");
        stock.inputs().passNs(1);
        stock.inputs().opened("bot-2", 1, 2);
        assertThat(output.drain()).doesNotContain("resend 2 1 64").contains("event 2 133");
    }

    private List<Integer> locations(final String sku) {
        stock.lookup(1, 1, sku);
        stock.acked(1, core.outbox().nextSequence(1));
        final List<Integer> locations = new ArrayList<>();
        for (final InventoryResultDecoder.PlacesDecoder place : result().places()) {
            locations.add((int) place.locationId());
        }
        return locations;
    }

    private InventoryResultDecoder result() {
        final UnsafeBuffer message = output.last(InventoryResultDecoder.TEMPLATE_ID);
        return new InventoryResultDecoder().wrapAndApplyHeader(message, 0, header);
    }
}
