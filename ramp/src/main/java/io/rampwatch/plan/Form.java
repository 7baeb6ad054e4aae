package io.rampwatch.plan;

import io.rampwatch.plan.Node.Scalar;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a single value must look like.
 *
 * @param words what it is, with an example: the end of a sentence that begins with "write" or "is not"
 * @param reading the value; empty when it does not look so
 * @param refusal what is said of one that does not, as the rest of a sentence that begins with the value
 * @param nearest what was probably meant by one that does not, as it is written in a file; empty for no idea
 */
public record Form<T>(
        String words,
        Function<Scalar, Optional<T>> reading,
        Function<Scalar, String> refusal,
        Function<Scalar, Optional<String>> nearest) {
    /** A form whose refusal says what would be right. */
    public static <T> Form<T> of(String words, Function<Scalar, Optional<T>> reading) {
        return new Form<>(words, reading, value -> "is not " + words, value -> Optional.empty());
    }

    /** The same form with a better refusal for some values. */
    public Form<T> refusing(Function<Scalar, Optional<String>> special) {
        return new Form<>(words, reading, value -> special.apply(value).orElseGet(() -> refusal.apply(value)), nearest);
    }

    /** The same form with more that must hold. */
    public Form<T> only(Function<T, Boolean> holds) {
        return new Form<>(words, value -> reading.apply(value).filter(holds::apply), refusal, nearest);
    }

    /** The same form, of which the nearest of some names was meant. */
    public Form<T> among(Collection<String> names) {
        return meaning(value -> Nearest.to(value.text(), names));
    }

    /** The same form with what was probably meant. */
    Form<T> meaning(Function<Scalar, Optional<String>> better) {
        return new Form<>(words, reading, refusal, value -> better.apply(value).or(() -> nearest.apply(value)));
    }

    /** An example, as it is written in a file. */
    Optional<String> example() {
        return Example.in(words);
    }

    /** What could stand in the place of a value that does not look so. */
    Optional<String> instead(Scalar value) {
        return nearest.apply(value).or(this::example);
    }
}
