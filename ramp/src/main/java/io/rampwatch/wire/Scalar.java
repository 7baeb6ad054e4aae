package io.rampwatch.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One value of a record as it was written.
 *
 * @param form what it is
 * @param written the trimmed string, the characters of the number or the boolean, or nothing for the rest
 */
public record Scalar(Form form, String written) {
    /** Beyond this many places a number is left as it was written: 1e999999999 would fill the memory. */
    private static final int PLACES = 1_000;

    /** What a JSON value is. Null and blank strings are absent and have no form. */
    public enum Form {
        TEXT("a string"),
        NUMBER("a number"),
        BOOLEAN("a boolean"),
        NESTED("an object or an array"),
        /** A time that a mapping has read already, as epoch milliseconds. No JSON value has this form. */
        INSTANT("a time");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        /** As a person says it. */
        public String words() {
            return words;
        }
    }

    /** A string as it is counted: trimmed; null for a blank one, which is as good as absent. */
    public static @Nullable Scalar ofText(String written) {
        return written.isBlank() ? null : new Scalar(Form.TEXT, written.strip());
    }

    /** Whether it can serve as an id or a word: a string, or a number by its decimal text. */
    public boolean isText() {
        return form == Form.TEXT || form == Form.NUMBER;
    }

    /** The string itself, or the number's decimal text: 7, 7.0 and 7e0 are one id. */
    public String text() {
        return form == Form.NUMBER ? decimalText(written) : written;
    }

    private static String decimalText(String number) {
        if (number.chars().allMatch(each -> each >= '0' && each <= '9')) {
            return number;
        }
        try {
            var value = new BigDecimal(number).stripTrailingZeros();
            return Math.abs((long) value.scale()) > PLACES ? number : value.toPlainString();
        } catch (NumberFormatException exponentBeyondAll) {
            return number;
        }
    }
}
