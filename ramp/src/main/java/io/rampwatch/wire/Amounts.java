package io.rampwatch.wire;

import io.rampwatch.event.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Decimal amounts in whole millionths of their unit. */
final class Amounts {
    /** The greatest limit whose millionths still fit 64 bits. */
    static final long MAX_UNITS = Long.MAX_VALUE / 1_000_000;

    private static final int MAX_CHARACTERS = 1_000;
    private static final int DECIMALS = 6;

    private Amounts() {}

    /**
     * The millionths of an amount, half a millionth to the even neighbour.
     *
     * @param name the field's name, for the refusal
     * @param value a number, or a string that holds one
     * @param max the greatest amount that is credible, in units
     */
    static long millionths(String name, Scalar value, long max) throws Refused {
        var amount = value.isText() ? decimal(value.written()) : null;
        if (amount == null) {
            throw new Refused(Reason.NUMBER_OUT_OF_RANGE, name + " is not a number");
        }
        // compareTo looks at magnitudes first: 1e999999999 costs nothing
        if (amount.signum() <= 0 || amount.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new Refused(Reason.NUMBER_OUT_OF_RANGE, name + " is not above 0 and at most " + max);
        }
        if ((long) amount.scale() - amount.precision() > DECIMALS) {
            // less than half a millionth; and 1e-999999999 cannot be rounded in any memory
            return 0;
        }
        return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    /** The number that a text is; null where it is none. */
    private static @Nullable BigDecimal decimal(String text) {
        if (text.length() > MAX_CHARACTERS || !text.chars().allMatch(Amounts::isOfNumber)) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    private static boolean isOfNumber(int each) {
        return (each >= '0' && each <= '9') || each == '.' || each == '-' || each == '+' || each == 'e' || each == 'E';
    }
}
