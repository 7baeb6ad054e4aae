package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a function answers to a reference row, and how that is compared with what the row expects. */
@FunctionalInterface
interface Answer {
    String UNDEFINED = "UNDEFINED";
    Pattern BLOCK = Pattern.compile("(BAD|GOOD) \\d+/\\d+");
    Pattern AFTER_DAY = Pattern.compile("(\\w+)(?: after day (\\d+))?");
    Set<String> NEVER = Set.of("undefined", "never", "none", "no", "false", "-", "null");
    List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth");

    /** Fails unless the answer is what is expected. */
    void check(String expected);

    /** A number, to 1e-9 relative to itself or 1; empty must be expected as UNDEFINED. */
    static Answer number(OptionalDouble value) {
        return expected -> {
            if (expected.startsWith(UNDEFINED)) {
                assertThat(value).isEmpty();
                return;
            }
            double e = Double.parseDouble(ReferenceRow.withoutComment(expected));
            assertThat(value).isPresent();
            assertThat(Math.abs(value.getAsDouble() - e))
                    .as("%s against %s", value.getAsDouble(), e)
                    .isLessThanOrEqualTo(1e-9 * Math.max(1, Math.abs(e)));
        };
    }

    static Answer number(double value) {
        return number(OptionalDouble.of(value));
    }

    /** One limit of an interval. */
    static Answer limit(Optional<Interval> interval, ToDoubleFunction<Interval> limit) {
        return number(
                interval.map(i -> OptionalDouble.of(limit.applyAsDouble(i))).orElse(OptionalDouble.empty()));
    }

    /** A word, such as {@code true}. */
    static Answer word(String word) {
        return expected -> assertThat(ReferenceRow.withoutComment(expected)).isEqualToIgnoringCase(word);
    }

    /** Blocks with a verdict, as the sequence of BAD and GOOD with their fractions. */
    static Answer blocks(List<Block> blocks) {
        return expected -> assertThat(blocks.stream()
                        .filter(block -> block.verdict() != Block.Verdict.TOO_FEW)
                        .map(block -> block.verdict() + " " + block.k() + "/" + block.n()))
                .containsExactlyElementsOf(BLOCK.matcher(expected)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toList()));
    }

    /**
     * Verdicts by day, such as {@code INSUFFICIENT after day 3}; without a day, that of the last day with a verdict.
     *
     * @param verdicts one for each day, empty text for none
     */
    static Answer verdicts(List<String> verdicts) {
        return expected -> {
            var told = AFTER_DAY.matcher(ReferenceRow.withoutComment(expected));
            assertThat(told.matches()).as(expected).isTrue();
            var last = verdicts.stream().filter(verdict -> !verdict.isEmpty()).reduce("", (one, next) -> next);
            var found = told.group(2) == null ? last : verdicts.get(Integer.parseInt(told.group(2)) - 1);
            assertThat(found).isEqualTo(told.group(1));
        };
    }

    /**
     * A day, expected as its number from 1, or as {@code second Mon}, or as {@code never}.
     *
     * @param names of the days in order, such as Mon
     */
    static Answer day(OptionalInt day, List<String> names) {
        return expected -> {
            var told = ReferenceRow.withoutComment(expected).toLowerCase(Locale.ROOT);
            if (NEVER.contains(told) || expected.startsWith(UNDEFINED)) {
                assertThat(day).isEmpty();
            } else if (told.matches("\\d+")) {
                assertThat(day).hasValue(Integer.parseInt(told));
            } else {
                assertThat(day).as(expected).isPresent();
                assertThat(ordinal(day.getAsInt(), names))
                        .isEqualTo(told.contains(" ") ? told : ORDINALS.get(0) + " " + told);
            }
        };
    }

    /** The day as {@code second mon}. */
    private static String ordinal(int day, List<String> names) {
        String name = names.get(day - 1);
        long before = names.subList(0, day - 1).stream().filter(name::equals).count();
        return (ORDINALS.get((int) before) + " " + name).toLowerCase(Locale.ROOT);
    }
}
