package io.rampwatch.plan;

import io.rampwatch.plan.Node.Scalar;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a single value must look like.
 *
 * @param words what it is, with an example: the end of a sentence that begins with "write" or "is not"
 * @param reading the value; empty when it does not look so
 * @param refusal what is said of one that does not, as the rest of a sentence that begins with the value
 */
public record Form<T>(String words, Function<Scalar, Optional<T>> reading, Function<Scalar, String> refusal) {
    /** A form whose refusal says what would be right. */
    public static <T> Form<T> of(String words, Function<Scalar, Optional<T>> reading) {
        return new Form<>(words, reading, value -> "is not " + words);
    }

    /** The same form with a better refusal for some values. */
    public Form<T> refusing(Function<Scalar, Optional<String>> special) {
        return new Form<>(words, reading, value -> special.apply(value).orElseGet(() -> refusal.apply(value)));
    }

    /** The same form with more that must hold. */
    public Form<T> only(Function<T, Boolean> holds) {
        return new Form<>(words, value -> reading.apply(value).filter(holds::apply), refusal);
    }
}
