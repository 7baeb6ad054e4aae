package io.rampwatch.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a JSON value says, or null where it says something of another type: nothing is coerced. */
final class JsonValues {
    private static final int MILLIONTHS = 6;

    private JsonValues() {}

    /** A time of UTC as epoch milliseconds. */
    static @Nullable Long epochMillis(JsonNode node) {
        try {
            return node.isTextual() ? (Long) Instant.parse(node.textValue()).toEpochMilli() : null;
        } catch (DateTimeException | ArithmeticException notOne) {
            return null;
        }
    }

    static @Nullable Long whole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? (Long) node.longValue() : null;
    }

    static @Nullable Double decimal(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue()) ? (Double) node.doubleValue() : null;
    }

    /** A decimal number of units as whole millionths. */
    static @Nullable Long millionths(JsonNode node) {
        try {
            return node.isNumber()
                    ? (Long) node.decimalValue().movePointRight(MILLIONTHS).longValueExact()
                    : null;
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    static byte @Nullable [] base64(JsonNode node) {
        try {
            return node.isTextual() ? node.binaryValue() : null;
        } catch (IOException notOne) {
            return null;
        }
    }
}
