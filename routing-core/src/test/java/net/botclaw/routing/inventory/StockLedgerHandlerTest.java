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
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.StockChangedDecoder;
import net.botclaw.protocol.codec.StockLowDecoder;
import net.botclaw.routing.CoreInputs;
import net.botclaw.routing.RecordingOutput;
import net.botclaw.routing.RoutingCore;
import net.botclaw.routing.site.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockLedgerHandlerTest {
    private static final int OK = 0;
    private static final int INVALID_VALUE = RejectCode.INVALID_VALUE.code();
    private static final int UNKNOWN_ID = RejectCode.UNKNOWN_ID.code();
    private static final int INSUFFICIENT_STOCK = RejectCode.INSUFFICIENT_STOCK.code();
    private static final int NOT_STORAGE = RejectCode.NOT_STORAGE.code();
    private static final int LIMIT_REACHED = RejectCode.LIMIT_REACHED.code();
    private static final long MAX = StockLimits.MAX_QUANTITY;
    private static final long U32_NULL = 0xFFFF_FFFFL;
    private static final String CHANGED = "event 0 131";
    private static final String CHANGED_BY_BOT = "event 1 131";
    private static final String LOW = "event 0 140";
    private static final String LOW_BY_BOT = "event 1 140";

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RecordingOutput output = new RecordingOutput();
    private final RoutingCore core = new RoutingCore(output, 1_000, StockInputs.site());
    private final StockInputs stock = new StockInputs(core);

    @BeforeEach
    void logOn() {
        stock.logOn(1);
        output.drain();
    }

    @Test
    void shouldTellOfALoadWithTheNextVersion() {
        assertThat(stock.load("SKU001", 3, 40)).isEqualTo(OK);

        assertThat(output.drain()).containsExactly(CHANGED);
        assertChanged(1, "SKU001", 3, 40);
        assertThat(changed().eventTimeNs()).isEqualTo(CoreInputs.START_NS);

        stock.load("SKU002", 3, 7);
        assertChanged(2, "SKU002", 3, 7);
        stock.load("SKU001", 3, 0);
        assertChanged(3, "SKU001", 3, 0);
    }

    @Test
    void shouldTellNothingWhenALoadChangesNothing() {
        assertThat(stock.load("SKU001", 3, 0)).isEqualTo(OK);
        assertThat(output.calls()).isEmpty();

        stock.load("SKU001", 3, 40);
        output.drain();
        assertThat(stock.load("SKU001", 3, 40)).isEqualTo(OK);
        assertThat(output.calls()).isEmpty();

        stock.load("SKU001", 3, 41);
        assertChanged(2, "SKU001", 3, 41);
    }

    @Test
    void shouldMoveWhatABotPicksAndPuts() {
        stock.load("SKU001", 3, 40);
        output.drain();

        assertThat(stock.pick("SKU001", 3, 15)).isEqualTo(OK);
        assertThat(output.drain()).containsExactly(CHANGED_BY_BOT);
        assertChanged(2, "SKU001", 3, 25);
        assertThat(stock.put("SKU001", StockInputs.STATION, 15)).isEqualTo(OK);
        assertChanged(3, "SKU001", StockInputs.STATION, 15);
        assertThat(stock.put("SKU001", StockInputs.STATION, 1)).isEqualTo(OK);
        assertChanged(4, "SKU001", StockInputs.STATION, 16);
        assertThat(stock.pick("SKU001", 3, 25)).isEqualTo(OK);
        assertChanged(5, "SKU001", 3, 0);
    }

    @Test
    void shouldRefuseAPickOfMoreThanTheLocationHolds() {
        stock.load("SKU001", 3, 5);
        stock.load("SKU001", 4, 100);
        output.drain();

        assertRefused(INSUFFICIENT_STOCK, stock.pick("SKU001", 3, 6));
        assertRefused(INSUFFICIENT_STOCK, stock.pick("SKU001", 5, 1));
        assertThat(stock.pick("SKU001", 3, 5)).isEqualTo(OK);
        assertRefused(INSUFFICIENT_STOCK, stock.pick("SKU001", 3, 1));
    }

    @Test
    void shouldRefuseAPickOfASkuThatIsNowhere() {
        stock.load("SKU001", 3, 5);
        stock.minimum("SKU003", 2);

        assertRefused(UNKNOWN_ID, stock.pick("SKU002", 3, 1));
        assertRefused(UNKNOWN_ID, stock.pick("SKU003", 3, 1));
        stock.pick("SKU001", 3, 5);
        assertRefused(UNKNOWN_ID, stock.pick("SKU001", 3, 1));
    }

    @Test
    void shouldRefuseLocationsThatTheSiteDoesNotHave() {
        final long[] unknown = {0, StockInputs.PARKING + 1, 1_000_000, Integer.MAX_VALUE, 0x8000_0000L, U32_NULL};
        for (final long locationId : unknown) {
            assertRefused(UNKNOWN_ID, stock.load("SKU001", locationId, 1));
            assertRefused(UNKNOWN_ID, stock.put("SKU001", locationId, 1));
            assertRefused(UNKNOWN_ID, stock.pick("SKU001", locationId, 1));
        }
    }

    @Test
    void shouldRefuseGoodsWhereNoneCanBe() {
        for (final int locationId : new int[] {StockInputs.CHARGER, StockInputs.PARKING}) {
            assertRefused(NOT_STORAGE, stock.load("SKU001", locationId, 1));
            assertRefused(NOT_STORAGE, stock.put("SKU001", locationId, 1));
            assertThat(stock.load("SKU001", locationId, 0)).isEqualTo(OK);
        }
        for (final int locationId : new int[] {3, StockInputs.STATION, StockInputs.DOCK}) {
            assertThat(stock.load("SKU001", locationId, 1)).isEqualTo(OK);
            assertThat(stock.put("SKU001", locationId, 1)).isEqualTo(OK);
        }
    }

    @Test
    void shouldTakeAStationThatTheOperatorAdded() {
        assertRefused(UNKNOWN_ID, stock.put("SKU001", StockInputs.PARKING + 5, 1));

        stock.addStation(StockInputs.PARKING + 5, 2);

        assertThat(stock.put("SKU001", StockInputs.PARKING + 5, 1)).isEqualTo(OK);
    }

    @Test
    void shouldRefuseQuantitiesOutOfRange() {
        for (final long quantity : new long[] {MAX + 1, 0x7FFF_FFFFL, 0x8000_0000L, U32_NULL}) {
            assertRefused(INVALID_VALUE, stock.load("SKU001", 3, quantity));
            assertRefused(INVALID_VALUE, stock.minimum("SKU001", quantity));
            assertRefused(INVALID_VALUE, stock.put("SKU001", 3, quantity));
            assertRefused(INVALID_VALUE, stock.pick("SKU001", 3, quantity));
        }
        assertRefused(INVALID_VALUE, stock.put("SKU001", 3, 0));
        assertRefused(INVALID_VALUE, stock.pick("SKU001", 3, 0));
    }

    @Test
    void shouldRefuseMovementsOfNoKnownKind() {
        stock.load("SKU001", 3, 5);

        for (final int movement : new int[] {2, 127, 128, 255}) {
            assertRefused(INVALID_VALUE, stock.moved(1, StockInputs.sku("SKU001"), 3, 1, movement));
        }
    }

    @Test
    void shouldRefuseSkusThatAreNoText() {
        for (final String sku : new String[] {"", "SKU 1", "SKU\t", "SKU\u00E9", "SKU\u007F", "A\0B", "\0"}) {
            assertRefused(INVALID_VALUE, stock.load(sku, 3, 1));
            assertRefused(INVALID_VALUE, stock.minimum(sku, 1));
            assertRefused(INVALID_VALUE, stock.put(sku, 3, 1));
            assertRefused(INVALID_VALUE, stock.pick(sku, 3, 1));
        }
    }

    @Test
    void shouldRefuseMessagesThatAreCutShort() {
        stock.load("SKU001", 3, 5);

        assertRefused(INVALID_VALUE, stock.cut(1).load("SKU001", 3, 1));
        assertRefused(INVALID_VALUE, stock.cut(16).minimum("SKU001", 1));
        assertRefused(INVALID_VALUE, stock.cut(1).put("SKU001", 3, 1));
        assertRefused(INVALID_VALUE, stock.cut(20).pick("SKU001", 3, 1));
    }

    @Test
    void shouldRefuseWhatALocationCannotHold() {
        stock.load("SKU001", 3, MAX);

        assertRefused(LIMIT_REACHED, stock.put("SKU001", 3, 1));
        assertRefused(LIMIT_REACHED, stock.put("SKU001", 3, MAX));
        assertThat(stock.put("SKU001", 4, MAX)).isEqualTo(OK);
        assertThat(stock.pick("SKU001", 3, 1)).isEqualTo(OK);
        assertThat(stock.put("SKU001", 3, 1)).isEqualTo(OK);
        assertChanged(4, "SKU001", 3, MAX);
    }

    @Test
    void shouldTellOnceWhenTheTotalFallsBelowTheMinimum() {
        stock.load("SKU001", 3, 6);
        stock.load("SKU001", 4, 6);
        stock.minimum("SKU001", 10);
        stock.pick("SKU001", 3, 2);
        output.drain();

        stock.pick("SKU001", 4, 1);
        assertThat(output.drain()).containsExactly(CHANGED_BY_BOT, LOW_BY_BOT);
        assertLow(4, "SKU001", 9, 10);
        assertThat(low().cause()).isEqualTo(stock.inputs().lastPosition());
        assertThat(low().eventTimeNs()).isEqualTo(CoreInputs.START_NS);

        stock.pick("SKU001", 4, 5);
        stock.load("SKU001", 3, 0);
        assertThat(output.drain()).containsExactly(CHANGED_BY_BOT, CHANGED);
    }

    @Test
    void shouldTellAgainWhenTheTotalWasAtTheMinimumInBetween() {
        stock.load("SKU001", 3, 10);
        stock.minimum("SKU001", 10);
        stock.pick("SKU001", 3, 1);
        output.drain();

        stock.put("SKU001", 4, 1);
        stock.pick("SKU001", 3, 2);

        assertThat(output.drain()).containsExactly(CHANGED_BY_BOT, CHANGED_BY_BOT, LOW_BY_BOT);
        assertLow(4, "SKU001", 8, 10);
    }

    @Test
    void shouldTellAtOnceWhenAMinimumIsSetAboveTheTotal() {
        stock.load("SKU001", 3, 10);
        output.drain();

        assertThat(stock.minimum("SKU001", 10)).isEqualTo(OK);
        assertThat(output.drain()).isEmpty();
        assertThat(stock.minimum("SKU001", 11)).isEqualTo(OK);
        assertThat(output.drain()).containsExactly(LOW);
        assertLow(1, "SKU001", 10, 11);

        stock.minimum("SKU001", 12);
        stock.minimum("SKU001", 12);
        assertThat(output.drain()).isEmpty();
        stock.minimum("SKU001", 10);
        stock.minimum("SKU001", 20);
        assertThat(output.drain()).containsExactly(LOW);
    }

    @Test
    void shouldTellOfASkuThatIsNowhereAndHasAMinimum() {
        stock.minimum("SKU001", 3);

        assertThat(output.drain()).containsExactly(LOW);
        assertLow(0, "SKU001", 0, 3);

        stock.minimum("SKU001", 0);
        assertThat(stock.minimum("SKU001", 0)).isEqualTo(OK);
        stock.minimum("SKU001", 4);
        assertThat(output.drain()).containsExactly(LOW);
    }

    @Test
    void shouldNotTellWhenNobodyHasSetAMinimum() {
        stock.load("SKU001", 3, 10);
        stock.load("SKU001", 3, 0);

        assertThat(output.drain()).containsExactly(CHANGED, CHANGED);
    }

    @Test
    void shouldAddUpTotalsBeyondWhatOneFieldHolds() {
        for (int locationId = 1; locationId <= StockInputs.PICK_FACES; locationId++) {
            stock.load("SKU001", locationId, MAX);
        }
        stock.minimum("SKU001", MAX);
        for (int locationId = 2; locationId <= StockInputs.PICK_FACES; locationId++) {
            stock.load("SKU001", locationId, 0);
        }
        assertThat(output.drain()).doesNotContain(LOW).hasSize(2 * StockInputs.PICK_FACES - 1);

        stock.pick("SKU001", 1, 1);
        assertLow(2 * StockInputs.PICK_FACES, "SKU001", MAX - 1, MAX);
    }

    @Test
    void shouldHoldNothingOnASiteWithoutAMap() {
        final RoutingCore bare = new RoutingCore(output, 1_000, Site.NONE);
        final StockInputs inputs = new StockInputs(bare).logOn(1);

        assertThat(inputs.load("SKU001", 1, 1)).isEqualTo(UNKNOWN_ID);
        assertThat(inputs.put("SKU001", 1, 1)).isEqualTo(UNKNOWN_ID);
    }

    private void assertRefused(final int expected, final int code) {
        assertThat(code).isEqualTo(expected);
        assertThat(output.drain()).last().isEqualTo("reply 10");
        assertThat(output.lastRejectCode()).isEqualTo(expected);
    }

    private void assertChanged(final long version, final String sku, final long locationId, final long quantity) {
        final StockChangedDecoder changed = changed();
        assertThat(changed.stockVersion()).isEqualTo(version);
        assertThat(changed.sku()).isEqualTo(sku);
        assertThat(changed.locationId()).isEqualTo(locationId);
        assertThat(changed.quantity()).isEqualTo(quantity);
    }

    private void assertLow(final long version, final String sku, final long quantity, final long minimum) {
        final StockLowDecoder low = low();
        assertThat(low.stockVersion()).isEqualTo(version);
        assertThat(low.sku()).isEqualTo(sku);
        assertThat(low.quantity()).isEqualTo(quantity);
        assertThat(low.minimum()).isEqualTo(minimum);
    }

    private StockChangedDecoder changed() {
        return new StockChangedDecoder().wrapAndApplyHeader(output.last(StockChangedDecoder.TEMPLATE_ID), 0, header);
    }

    private StockLowDecoder low() {
        return new StockLowDecoder().wrapAndApplyHeader(output.last(StockLowDecoder.TEMPLATE_ID), 0, header);
    }
}
