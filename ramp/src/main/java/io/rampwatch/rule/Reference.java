package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * What a limit was measured against.
 *
 * @param words as the plan writes it: {@code baseline}, {@code previous 7 days}, {@code channel paid-search},
 *     {@code other channels}
 * @param value in the unit of the limit; null where it is not known
 * @param low the lower limit of its 95 % interval; null where it has none
 * @param high the upper limit, likewise
 * @param denominator on how many accounts it was measured; null where it is not known
 */
public record Reference(
        String words,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Long denominator) {}
