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
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SkuKeyTest {
    @Test
    void shouldTakePrintableTextOfAnyLength() {
        for (int length = 1; length <= 16; length++) {
            assertThat(isValid("!~SKU-001/aZ_9.x".substring(0, length))).isTrue();
        }
    }

    @Test
    void shouldRefuseEmptyText() {
        assertThat(isValid("")).isFalse();
    }

    @Test
    void shouldRefuseEveryByteThatIsNotPrintableWhereverItIs() {
        for (int i = 0; i < 16; i++) {
            for (int character = 0; character < 256; character++) {
                final byte[] text = "ABCDEFGHIJKLMNOP".getBytes(StandardCharsets.US_ASCII);
                text[i] = (byte) character;
                final boolean isEnd = character == 0 && i == 15;
                assertThat(read(text).isValid())
                        .as("%d at %d", character, i)
                        .isEqualTo(isEnd || character > ' ' && character < 127);
            }
        }
    }

    @Test
    void shouldRefuseTextThatGoesOnBehindItsEnd() {
        assertThat(isValid("SKU\0\0\0\0\0\0\0\0\0\0\0\0x")).isFalse();
        assertThat(isValid("SKU\0x")).isFalse();
        assertThat(isValid("\0SKU")).isFalse();
    }

    @Test
    void shouldWriteWhatItReads() {
        final byte[] text = StockInputs.sku("SKU-0123456789AB");
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[24]);

        read(text).write(buffer, 5);

        assertThat(Arrays.copyOfRange(buffer.byteArray(), 5, 21)).isEqualTo(text);
        assertThat(buffer.getByte(4)).isZero();
        assertThat(buffer.getByte(21)).isZero();
    }

    @Test
    void shouldKeepEveryByteApart() {
        final SkuKey key = read(StockInputs.sku("ABCDEFGHIJKLMNOP"));

        assertThat(key.first).isEqualTo(0x4847_4645_4443_4241L);
        assertThat(key.second).isEqualTo(0x504F_4E4D_4C4B_4A49L);
    }

    private static boolean isValid(final String text) {
        return read(StockInputs.sku(text)).isValid();
    }

    private static SkuKey read(final byte[] text) {
        final SkuKey key = new SkuKey();
        key.read(new UnsafeBuffer(text), 0);
        return key;
    }
}
