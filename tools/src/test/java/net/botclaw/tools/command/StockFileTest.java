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
package net.botclaw.tools.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import net.botclaw.tools.cli.CommandFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockFileTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SKU001,1,250\nSKU002,2,10\n",
                "SKU001,1,250\r\nSKU002,2,10",
                "SKU001,1,250\rSKU002,2,10\r",
                "\"SKU001\",1,250\n\"SKU002\",\"2\",\"10\"\n",
                "\uFEFFSKU001,1,250\nSKU002,2,10\n",
                "\uFEFF\"SKU001\",1,250\nSKU002,2,10\n",
                "sku,location,quantity\nSKU001,1,250\nSKU002,2,10\n",
                "\uFEFF\"SKU\",\"Location\",\"Quantity\"\r\nSKU001,1,250\r\nSKU002,2,10\r\n",
                "location,quantity,sku\n1,250,SKU001\n2,10,SKU002\n",
                " sku , location , quantity \n SKU001 , 1 ,\t250 \n SKU002 ,2,10 \n",
                " \"SKU001\" , \"1\" , 250\n\"SKU002\" ,2 ,\"10\" \n",
                "# Lager Günther, \"Halle\" 3\n\n  \n  # more\nSKU001,1,250\n#\nSKU002,2,10\n\n"
            })
    void shouldReadWhatSpreadsheetsWrite(final String text) throws IOException {
        assertThat(StockFile.read(file(text)))
                .extracting(line -> line.sku() + '|' + line.location() + '|' + line.quantity())
                .containsExactly("SKU001|1|250", "SKU002|2|10");
    }

    @Test
    void shouldTakeGoodsWhoseNamesNeedQuotes() throws IOException {
        final Path csv =
                file("sku,location,quantity\n\"A,B\",1,1\n\"6\"\"NAIL\",1,1\n\"#1\",1,1\n\"sku\",1,1\nsku;x,1,1\n");

        assertThat(StockFile.read(csv))
                .extracting(StockLine::sku)
                .containsExactly("A,B", "6\"NAIL", "#1", "sku", "sku;x");
        assertThat(StockFile.read(csv)).extracting(StockLine::number).containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A,1,2\\nB,1 | line 2: not of the form sku,location,quantity, it has 2 fields",
                "A,1,2\\n\\n#\\nB,1,2,3 | line 4: not of the form sku,location,quantity, it has 4 fields",
                "A;1;2 | line 1: not of the form sku,location,quantity, fields are separated by commas",
                "sku,location,amount\\nA,1,2 | line 1: location is no number, found 'location'",
                "A,1,2\\nsku,location,quantity | line 2: location is no number",
                "A,1,2\\n,1,2 | line 2: a sku has 1 to 16",
                "A,1,2\\n\" B\",1,2 | line 2: a sku has 1 to 16 characters of printable ASCII, found ' B'",
                "12345678901234567,1,2 | line 1: a sku has 1 to 16",
                "Ä,1,2 | line 1: a sku has 1 to 16 characters of printable ASCII, found 'Ä'",
                "A\u001B[31m,1,2 | found 'A\\u001B[31m'",
                "\"A\\nB\",1,2 | line 1: a sku has 1 to 16 characters of printable ASCII, found 'A\\u000AB'",
                "\"A\\n\\n\",1,2\\nB,1 | line 1: a sku has",
                "A\"B\",1,2 | line 1: no CSV: a quote in a field that does not begin with one",
                "A,1,2\\n\"B\"C,1,2 | line 2: no CSV: more behind a closing quote",
                "A,1,2\\n\"B,1,2\\nC,1,2 | line 2: no CSV: a quote that is not closed",
                "A,x,2 | line 1: location is no number, found 'x'",
                "A,1, | line 1: quantity is no number, found ''",
                "A,1,2.5 | line 1: quantity is no number, found '2.5'",
                "A,1,\"1,000\" | line 1: quantity is no number, found '1,000'",
                "A,1,٢ | line 1: quantity is no number",
                "A,1,-2 | line 1: quantity must be 0 to 4294967294, found -2",
                "A,1,4294967295 | line 1: quantity must be 0 to 4294967294",
                "A,0,1 | line 1: location must be 1 to 4294967294, found 0",
                "A,1,99999999999999999999 | line 1: quantity is no number",
                "A,1,2\\nB,1,2\\n\"A\",01,3 | line 3: the same sku and location as in line 1",
                "A,1,2\\nB,\uFFFF | line 2: not of the form",
                "# | has no line sku,location,quantity",
                "sku,location,quantity | has no line sku,location,quantity"
            })
    void shouldNameTheLineThatIsWrong(final String text, final String reason) throws IOException {
        final Path csv = file(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> StockFile.read(csv))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith(csv + " ")
                .hasMessageContaining(reason);
    }

    @Test
    void shouldNameThePlaceThatIsNotUtf8() throws IOException {
        final Path csv = Files.writeString(
                directory.resolve("stock.csv"), "# Lager Günther\nSKU001,1,250\n", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> StockFile.read(csv))
                .hasMessage(csv + ": line 1, column 10: not UTF-8 text (byte 0xFC)");
    }

    @Test
    void shouldReadAHeaderInEveryLocale() throws IOException {
        final Locale before = Locale.getDefault();
        try {
            // Where the small letter of I has no dot.
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            assertThat(StockFile.read(file("SKU,LOCATION,QUANTITY\nA,1,2\n"))).hasSize(1);
        } finally {
            Locale.setDefault(before);
        }
    }

    private Path file(final String text) throws IOException {
        return Files.writeString(directory.resolve("stock.csv"), text);
    }
}
