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
package net.botclaw.routing.path.benchmark;

/**
 * A published length, kept as it was printed, because that tells its precision.
 *
 * <pre>
 *  files              printed                              square root of two in them
 *  MAPF               8 decimals                           1.414213562
 *  dao, random, ...   6 significant digits, 3 is 3.00000   that of single precision, 1.41421353816986
 *  dynamic            14 significant digits                that of double precision
 * </pre>
 *
 * A length agrees when one of the three roots gives a value within half a unit of the last decimal printed, and of the
 * sixth significant digit where fewer are printed. One part in 10^13 is allowed on top for the sums of doubles that were
 * printed. The roots were found by fitting all lines of the published files; none other explains them.
 */
public final class PrintedLength {
    /** Longest length that is read; a longer one would not fit a double, and then everything would be equal to it. */
    private static final int MAX_DIGITS = 32;

    private static final int SIGNIFICANT_DIGITS = 6;
    private static final double DECIMAL = 10.0;
    private static final double SUM_ERROR = 1.0e-13;
    private static final double ROOT_DOUBLE = Math.sqrt(2.0);
    private static final double ROOT_SINGLE = (float) Math.sqrt(2.0);
    private static final double ROOT_TEN_DIGITS = 1.414213562;

    private PrintedLength() {}

    /**
     * Whether a text says that there is no route.
     *
     * @param printed a number.
     * @return true for {@code -1}.
     */
    public static boolean isNoRoute(final String printed) {
        return !printed.isEmpty() && printed.charAt(0) == '-';
    }

    /**
     * Whether a length, printed, would be this text.
     *
     * @param printed  a number.
     * @param straight straight moves of the route.
     * @param diagonal diagonal moves of the route.
     * @return false also when the text says that there is no route.
     */
    public static boolean isSame(final String printed, final long straight, final long diagonal) {
        if (isNoRoute(printed) || printed.length() > MAX_DIGITS) {
            return false;
        }
        final int point = printed.indexOf('.');
        final int wholeDigits = point < 0 ? printed.length() : point;
        final int printedDecimals = point < 0 ? 0 : printed.length() - point - 1;
        final int decimals = Math.max(printedDecimals, SIGNIFICANT_DIGITS - wholeDigits);
        double halfUnit = 0.5;
        for (int i = 0; i < decimals; i++) {
            halfUnit /= DECIMAL;
        }
        final double published = Double.parseDouble(printed);
        final double tolerance = halfUnit + published * SUM_ERROR;
        return Math.abs(straight + diagonal * ROOT_DOUBLE - published) <= tolerance
                || Math.abs(straight + diagonal * ROOT_TEN_DIGITS - published) <= tolerance
                || Math.abs(straight + diagonal * ROOT_SINGLE - published) <= tolerance;
    }

    /** Whether a text is a length, or -1 with any decimals, which says that there is no route. */
    static boolean isLength(final String text) {
        return isNumber(text) && (!isNoRoute(text) || Double.parseDouble(text) == -1);
    }

    private static boolean isNumber(final String text) {
        if (text.length() > MAX_DIGITS) {
            return false;
        }
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (c != '-' || i > 0) {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
