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
package net.botclaw.routing.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.botclaw.routing.CoreLimits;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SessionTableTest {
    private final SessionTable table = new SessionTable();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[3 + SessionTable.NAME_LENGTH]);

    @Test
    void shouldFindEveryBotByNameWhenTheTableIsFull() {
        for (int i = 1; i <= CoreLimits.MAX_BOTS; i++) {
            assertThat(add("forklift-" + i)).isEqualTo(i);
        }

        assertThat(table.isFull()).isTrue();
        for (int i = 1; i <= CoreLimits.MAX_BOTS; i++) {
            assertThat(table.botIdOf(bytes("forklift-" + i))).isEqualTo(i);
            assertThat(table.name(i)).isEqualTo("forklift-" + i);
        }
        assertThat(table.botIdOf(bytes("forklift-0"))).isEqualTo(SessionTable.NO_BOT);
    }

    @Test
    void shouldTellNamesApartThatDifferInTheLastByteOnly() {
        final String common = "x".repeat(SessionTable.NAME_LENGTH - 1);
        add(common + "a");
        add(common + "b");

        assertThat(table.botIdOf(bytes(common + "b"))).isEqualTo(2);
        assertThat(table.botIdOf(bytes(common))).isEqualTo(SessionTable.NO_BOT);
        assertThat(table.botIdOf(bytes(common + "bc"))).isEqualTo(SessionTable.NO_BOT);
    }

    @Test
    void shouldCopyAName() {
        add("crane");
        final byte[] name = new byte[SessionTable.NAME_LENGTH];
        Arrays.fill(name, (byte) 'z');

        table.copyName(1, name);

        assertThat(name).isEqualTo(Arrays.copyOf(bytes("crane"), SessionTable.NAME_LENGTH));
    }

    @Test
    void shouldRefuseABotThatIsNotKnown() {
        add("crane");

        assertThatIllegalArgumentException().isThrownBy(() -> table.epoch(0));
        assertThatIllegalArgumentException().isThrownBy(() -> table.nextSequence(2));
        assertThatIllegalArgumentException().isThrownBy(() -> table.isConnected(-1));
    }

    @Test
    void shouldChangeItsHashWithEveryField() {
        add("crane");
        final long added = table.stateHash();
        table.open(1, 1, 1, 7);
        final long opened = table.stateHash();
        table.nextSequence(1, 2);
        final long advanced = table.stateHash();
        table.addTakeover(1, 3);
        final long takenOver = table.stateHash();

        assertThat(new long[] {added, opened, advanced, takenOver}).doesNotHaveDuplicates();
    }

    private int add(final String name) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        buffer.putBytes(3, bytes(name));
        assertThat(table.find(buffer, 3)).isEqualTo(SessionTable.NO_BOT);
        return table.add(buffer, 3);
    }

    private static byte[] bytes(final String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
