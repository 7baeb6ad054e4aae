package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.Reason;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of single fields of an event's data. */
final class FieldChecks {
    /** What an id, a code or a word may have: no more than the id of an event. */
    static final int MAX_BYTES = 256;

    /** The greatest amount of money, in minor units, whose millionths fit 64 bits. */
    private static final long MAX_MINOR = 9_000_000_000_000L;

    private static final long MAX_COUNT = 1_000_000_000_000L;
    private static final int MAX_CHARACTERS = 40;
    /** They are held against a range, and a channel against a pattern. */
    private static final Set<String> NUMBERS =
            Set.of("minutes", "slaMinutes", "amountMinor", "priority", "version", "count", "lagSeconds", "channel");

    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private FieldChecks() {}

    /** Only {@code standard} may be a boolean; nothing may be an object or an array. */
    static void word(String name, @Nullable Scalar value) throws Refused {
        boolean yesOrNo = value != null && value.form() == Scalar.Form.BOOLEAN && name.equals("standard");
        if (value != null && !value.isText() && !yesOrNo) {
            throw new Refused(Reason.FIELD_NOT_SCALAR, AttributeChecks.found(name, value));
        }
    }

    /** What is too long to be an id or a code would be one of every counter, state and label that carries it. */
    static void length(String name, @Nullable Scalar value) throws Refused {
        if (value == null || !value.isText() || NUMBERS.contains(name)) {
            return;
        }
        String text = value.text();
        // three bytes at most for one UTF-16 unit
        if (text.length() > MAX_BYTES / 3 && text.getBytes(UTF_8).length > MAX_BYTES) {
            throw new Refused(Reason.ID_TOO_LONG, name + " has more than " + MAX_BYTES + " bytes");
        }
    }

    /** Money in millionths of its minor unit; 0 where there is none. Its currency is checked with it. */
    static long money(Scalars data) throws Refused {
        Scalar amount = data.find("amountMinor");
        if (amount == null) {
            return 0;
        }
        String currency = data.text("currency");
        if (currency == null || !CURRENCY.matcher(currency).matches()) {
            throw new Refused(Reason.MISSING_FIELD, "currency is not an ISO code of three letters, such as EUR");
        }
        return minor(amount) * 1_000_000;
    }

    /** Minor units of money: cents, or whole yen. */
    static long minor(Scalar amount) throws Refused {
        return whole("amountMinor", amount, -MAX_MINOR, MAX_MINOR);
    }

    /** A decimal that is not negative, in plain digits. */
    static String decimal(String name, Scalar value) throws Refused {
        String text = value.text();
        try {
            var number = text.length() > MAX_CHARACTERS ? null : new BigDecimal(text);
            if (number != null
                    && number.signum() >= 0
                    && number.compareTo(BigDecimal.valueOf(MAX_COUNT)) <= 0
                    && number.scale() <= MAX_CHARACTERS) {
                return number.stripTrailingZeros().toPlainString();
            }
        } catch (NumberFormatException notOne) {
            // told below, like a number that is none of those
        }
        throw new Refused(Reason.NUMBER_OUT_OF_RANGE, name + " is not a number from 0 to " + MAX_COUNT);
    }

    /** A whole number of a range. */
    static long whole(String name, Scalar value, long from, long to) throws Refused {
        String text = value.text();
        try {
            var number = text.length() > MAX_CHARACTERS ? null : new BigDecimal(text);
            if (number != null
                    && number.compareTo(BigDecimal.valueOf(from)) >= 0
                    && number.compareTo(BigDecimal.valueOf(to)) <= 0
                    && number.stripTrailingZeros().scale() <= 0) {
                return number.longValueExact();
            }
        } catch (NumberFormatException notOne) {
            // told below, like a number that is none of those
        }
        throw new Refused(Reason.NUMBER_OUT_OF_RANGE, name + " is not a whole number from " + from + " to " + to);
    }

    /** A count that is not negative. */
    static long count(String name, Scalar value) throws Refused {
        return whole(name, value, 0, MAX_COUNT);
    }
}
