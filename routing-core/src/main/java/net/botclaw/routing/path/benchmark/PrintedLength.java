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
 *  dao, random, ...   6 significant digits, no last zeros  that of single precision, 1.41421353816986
 *  dynamic            14 significant digits                that of double precision
 * </pre>
 *
 * A length agrees when one of the three roots gives a value within half a unit of the last digit printed: 0.005 of
 * {@code 129.58} and of {@code 129.50}, 0.5 of {@code 129}, 50 of {@code 1.3e3}. Each number is judged by its own digits.
 * So a solver must round: of one that cuts digits off, half of the lengths are named as wrong, because a whole unit would
 * also let pass what is wrong by that much. One part in 10^13 is allowed on top for the sums of doubles that were printed.
 * The roots were found by fitting all lines of the published files; none other explains them.
 */
public final class PrintedLength {
    /** Longest text that is read. */
    private static final int MAX_LENGTH = 32;
    /** Digits of the greatest power of ten that is read. */
    private static final int MAX_EXPONENT_DIGITS = 3;

    private static final int NO_EXPONENT = -1;
    private static final double HALF = 0.5;
    private static final double TEN = 10.0;
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
        if (isNoRoute(printed) || !isLength(printed)) {
            return false;
        }
        final double published = Double.parseDouble(printed);
        final double tolerance = halfUnit(printed) + published * SUM_ERROR;
        return Math.abs(straight + diagonal * ROOT_DOUBLE - published) <= tolerance
                || Math.abs(straight + diagonal * ROOT_TEN_DIGITS - published) <= tolerance
                || Math.abs(straight + diagonal * ROOT_SINGLE - published) <= tolerance;
    }

    /** Half a unit of the last digit of a length. */
    private static double halfUnit(final String printed) {
        final int exponent = exponentIndex(printed);
        final String digits = exponent == NO_EXPONENT ? printed : printed.substring(0, exponent);
        final int point = digits.indexOf('.');
        int power = point < 0 ? 0 : point + 1 - digits.length();
        power += exponent == NO_EXPONENT ? 0 : Integer.parseInt(printed.substring(exponent + 1));
        return HALF * Math.pow(TEN, power);
    }

    private static int exponentIndex(final String text) {
        return Math.max(text.indexOf('e'), text.indexOf('E'));
    }

    /** Tests whether a text is a length that fits a double, or -1 with any decimals, which says that there is no route. */
    static boolean isLength(final String text) {
        if (!isNumber(text)) {
            return false;
        }
        final double length = Double.parseDouble(text);
        return isNoRoute(text) ? length == -1 : length <= Double.MAX_VALUE;
    }

    /** A decimal number, with or without a power of ten. */
    private static boolean isNumber(final String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        final int exponent = exponentIndex(text);
        return exponent == NO_EXPONENT
                ? isDecimal(text)
                : isDecimal(text.substring(0, exponent)) && isExponent(text.substring(exponent + 1));
    }

    private static boolean isExponent(final String text) {
        final boolean isSigned = text.startsWith("-") || text.startsWith("+");
        final String digits = isSigned ? text.substring(1) : text;
        boolean isExponent = !digits.isEmpty() && digits.length() <= MAX_EXPONENT_DIGITS;
        for (int i = 0; isExponent && i < digits.length(); i++) {
            isExponent = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return isExponent;
    }

    private static boolean isDecimal(final String text) {
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
