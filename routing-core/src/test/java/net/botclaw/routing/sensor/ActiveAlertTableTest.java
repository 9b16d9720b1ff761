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
package net.botclaw.routing.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import net.botclaw.routing.CoreLimits;
import org.junit.jupiter.api.Test;

class ActiveAlertTableTest {
    private static final int TYPE = 1;

    @Test
    void shouldHaveTheSameHashWhateverTheOrderOfClearing() {
        final ActiveAlertTable one = raised(3);
        final ActiveAlertTable other = raised(3);

        clear(one, 1, 2);
        clear(other, 2, 1);

        assertThat(one.stateHash()).isEqualTo(other.stateHash());
    }

    @Test
    void shouldHaveAnotherHashWhenOtherAlertsAreRaised() {
        final ActiveAlertTable one = raised(3);
        final ActiveAlertTable other = raised(3);

        clear(one, 1);
        clear(other, 2);

        assertThat(one.stateHash()).isNotEqualTo(other.stateHash());
    }

    @Test
    void shouldKeepWhatAnAlertWasUntilTheNextIsRaised() {
        final ActiveAlertTable table = raised(1);
        final int slot = table.find(1, 1, TYPE);

        clear(table, 1);

        assertThat(table.find(1, 1, TYPE)).isEqualTo(ActiveAlertTable.NO_ALERT);
        assertThat(table.alertId(slot)).isEqualTo(1);
        assertThat(table.ruleId(slot)).isEqualTo(9);
        assertThat(table.severity(slot)).isEqualTo(3);
        assertThat(table.activeCount()).isZero();
    }

    @Test
    void shouldTellKeysApartAtTheirLimits() {
        final ActiveAlertTable table = new ActiveAlertTable();

        table.raise(CoreLimits.MAX_BOTS, 0xFFFF, 255, 1, 0);
        table.raise(CoreLimits.MAX_BOTS, 0xFFFF, 0, 1, 0);
        table.raise(CoreLimits.MAX_BOTS, 0, 255, 1, 0);

        assertThat(table.activeCount()).isEqualTo(3);
        assertThat(table.find(CoreLimits.MAX_BOTS, 0xFFFF, 255)).isNotEqualTo(ActiveAlertTable.NO_ALERT);
        assertThat(table.find(CoreLimits.MAX_BOTS, 0, 0)).isEqualTo(ActiveAlertTable.NO_ALERT);
    }

    private static ActiveAlertTable raised(final int count) {
        final ActiveAlertTable table = new ActiveAlertTable();
        for (int i = 1; i <= count; i++) {
            table.raise(1, i, TYPE, 9, 3);
        }
        return table;
    }

    private static void clear(final ActiveAlertTable table, final int... sensorIds) {
        for (final int sensorId : sensorIds) {
            table.clear(1, sensorId, TYPE);
        }
    }
}
