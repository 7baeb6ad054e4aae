package io.rampwatch.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document as it was written: numbers keep their characters, nothing is converted. */
public sealed interface JsonTree {
    /** The member of an object or the element of an array by that name; null where there is none. */
    default @Nullable JsonTree at(String name) {
        return null;
    }

    /** What it is as a single value; null where it is absent as such: a null or a blank string. */
    @Nullable
    Scalar scalar();

    /** An object. */
    record Members(Map<String, JsonTree> byName) implements JsonTree {
        @Override
        public @Nullable JsonTree at(String name) {
            return byName.get(name);
        }

        @Override
        public Scalar scalar() {
            return NESTED;
        }
    }

    /** An array. */
    record Elements(List<JsonTree> inOrder) implements JsonTree {
        private static final int MOST_DIGITS = 6;

        /** By its index as a JSON Pointer writes it: without sign and leading zeros. */
        @Override
        public @Nullable JsonTree at(String name) {
            boolean index = !name.isEmpty()
                    && name.length() <= MOST_DIGITS
                    && name.chars().allMatch(each -> each >= '0' && each <= '9')
                    && (name.length() == 1 || name.charAt(0) != '0');
            int at = index ? Integer.parseInt(name) : Integer.MAX_VALUE;
            return at < inOrder.size() ? inOrder.get(at) : null;
        }

        @Override
        public Scalar scalar() {
            return NESTED;
        }
    }

    /** A string, a number or a boolean; null for a JSON null and for a blank string. */
    record Single(@Nullable Scalar scalar) implements JsonTree {}

    /** What stands where a single value was asked for and there is none. */
    Scalar NESTED = new Scalar(Scalar.Form.NESTED, "");
}
